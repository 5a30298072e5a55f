"""What an update says, in our words."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.inbox.incoming import command_in, replied_person


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


BEK = {"id": 3, "is_bot": False, "first_name": "Bek"}
PRIVATE, GROUP = {"id": 7, "type": "private"}, {"id": -5, "type": "supergroup", "title": "Lawyers"}
FROM_BEK = {"forward_origin": {"type": "user", "date": 1, "sender_user": BEK}}
HIDDEN = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}}


@pytest.mark.parametrize(
    ("chat", "answered", "person"),
    [
        (GROUP, {"from": BEK}, 3),
        (GROUP, {"from": {"id": 5, "is_bot": True, "first_name": "Bot"}}, 0),
        (GROUP, {"from": BEK, "sender_chat": GROUP}, 0),  # written in the group's own name
        (GROUP, {"from": {**BEK, "id": 4}, **FROM_BEK}, 0),
        (PRIVATE, {"from": {**BEK, "id": 7}, **FROM_BEK}, 3),
        (PRIVATE, {"from": {**BEK, "id": 7}, **HIDDEN}, 0),
        (GROUP, None, 0),
    ],
)
async def test_whose_message_is_answered(chat: dict[str, Any], answered: dict[str, Any] | None, person: int) -> None:
    common = {"date": 1, "chat": chat, "text": "/admins add"}
    given = {"message_id": 2, **common}
    if answered:
        given["reply_to_message"] = {"message_id": 1, **common, **answered}
    message = Message.de_json(given, None)
    assert replied_person(message) == person
