"""A person in a stored article."""

from __future__ import annotations

import pytest

from bot.reading.model import Article
from bot.reading.named import mentions_in
from bot.reading.names import NameIndex
from bot.reading.stored import name_keys


@pytest.mark.parametrize(
    ("name", "title", "body", "found"),
    [
        ("Арслан Темирбаев", "Арслана Темирбаева ищут", "", [("certain", "Арслана Темирбаева", "title", 0)]),
        ("Arslan Temirbayev", "", "<b>Арслан</b> Темирбаев", [("certain", "Арслан</b> Темирбаев", "body", 3)]),
        ("Арслан Темирбаев", "", "Арслан Сейтов и Мадина Темирбаева", []),
        ("!?", "", "!?", []),
    ],
)
def test_mentions(name: str, title: str, body: str, found: list[tuple[str, str, str, int]]) -> None:
    mentions = mentions_in(Article(title, body), NameIndex([name]), on_topic=False)
    assert [(one.certainty, one.where.text, one.where.field, one.where.start) for one in mentions] == found
    assert all(one.name == name and one.reason for one in mentions)


def test_a_text_has_keys_of_its_title_and_its_body() -> None:
    both, title = name_keys("Арслан", "Темирбаев").split(), name_keys("Арслан", "").split()
    assert set(title) < set(both)
    assert len(set(both)) == len(both)
