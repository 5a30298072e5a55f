"""What an update says, in our words."""

from __future__ import annotations

import pytest

from bot.inbox.incoming import command_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hello", (None, "hello", False)),
        ("see /latest", (None, "see /latest", False)),
        ("/latest", ("latest", "", False)),
        ("/LATEST", ("latest", "", False)),
        ("/latest  article-172 ", ("latest", "article-172", False)),
        ("/latest@casewatch_bot x y", ("latest", "x y", True)),
        ("/latest@CaseWatch_Bot", ("latest", "", True)),
        ("/latest@other_bot x", (None, "/latest@other_bot x", False)),
        ("/watch\nАрслан Темирбаев\n\n Динара  Сейтова", ("watch", "Арслан Темирбаев\nДинара Сейтова", False)),
        ("/person\tАрслан\u00a0Темирбаев", ("person", "Арслан Темирбаев", False)),
        ("/person Арслан\nТемирбаев", ("person", "Арслан\nТемирбаев", False)),
        ("/", ("", "", False)),
        ("/ latest", ("", "latest", False)),
        ("", (None, "", False)),
    ],
)
async def test_a_command_is_found_with_its_words(text: str, found: tuple[str | None, str, bool]) -> None:
    assert command_in(text, "casewatch_bot") == found
