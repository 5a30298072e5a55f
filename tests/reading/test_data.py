"""The word lists of the reading room."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot.reading.data as data
from bot.errors import ConfigError

NAMES = ("places.txt", "statutes.txt", "subjects.txt")


@pytest.mark.parametrize("name", NAMES)
def test_every_list_can_be_read(name: str) -> None:
    assert all(words for words in data.listed(name).values())


def test_the_words_of_a_key_are_joined_over_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.txt").write_text("# a list\nunit: год* лет  # time\n\nunit: км\nand: и\n", encoding="utf-8")
    monkeypatch.setattr(data, "_HERE", tmp_path)
    assert data.listed("list.txt") == {"unit": ("год*", "лет", "км"), "and": ("и",)}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("год лет", "a key and a colon are missing; write «unit: года лет км»"),
        (": год", "a key and a colon are missing; write «unit: года лет км»"),
        ("unit: Год", "«Год» has a capital letter; write small letters"),
        ("unit: г*од", "«г*од» has «*» inside; put it at the end of the word"),
        ("unit: км год км", "«км» stands twice under «unit»; keep one of the two"),
        ("unit: го*", "«го*» begins nearly every word; give at least 3 letters"),
    ],
)
def test_a_broken_line_is_named(line: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.txt").write_text(f"# a list\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(data, "_HERE", tmp_path)
    with pytest.raises(ConfigError) as raised:
        data.listed("list.txt")
    assert raised.value.problems == ((2, sentence),)
