"""Watched people in a text, by the words of their names."""

from __future__ import annotations

import pytest

from bot.language import query_terms
from bot.reading.model import Article
from bot.reading.read import understand
from bot.reading.watched import compile_watches, stands_in
from tests.reading.made import one_topic

TOPICS = one_topic(keywords="[выдача]")


@pytest.mark.parametrize(
    ("name", "text", "together"),
    [
        ("Арслан Темирбаев", "Суд над Арсланом Темирбаевым", True),
        ("Арслан Темирбаев", "Темирбаева Арслана ждут", True),
        ("Арслан Темирбаев", "Арслан Маратович Темирбаев", True),
        ("Арслан Темирбаев", "Арслан и его брат и Темирбаев", False),
        ("Арслан Темирбаев", "Арслан", False),
        ("Темирбаев", "<b>Темирбаеву</b>", True),
        ("Темирбаев", "", False),
    ],
)
def test_names_together(name: str, text: str, together: bool) -> None:
    assert stands_in(text, query_terms(name)) is together


@pytest.mark.parametrize(
    ("watched", "title", "body", "found"),
    [
        (["Арслан Темирбаев"], "Арслана Темирбаева ищут", "", [("certain", "Арслана Темирбаева", "title", 0)]),
        (["Арслан Темирбаев"], "", "<b>Темирбаеву</b> Арслану", [("certain", "Темирбаеву</b> Арслану", "body", 3)]),
        (
            ["Арслан Темирбаев"],
            "",
            "Так сказал Темирбаев. Арслан Темирбаев молчит",
            [("certain", "Арслан Темирбаев", "body", 22)],
        ),
        (["Арслан Темирбаев"], "", "Это был Темирбаев. Арслан вышел", []),
        (["Темирбаев"], "", "О Темирбаеве", [("possible", "Темирбаеве", "body", 2)]),
        (["Арслан Темирбаев"], "", "Арслан Сейтов и Темирбаева Мадина", []),
        (["Арслан Арслан"], "", "Арслан", []),
        (["!?", ""], "", "!?", []),
        (
            ["Мадина Сейтова", "Арслан Темирбаев"],
            "",
            "Арслан Темирбаев и Мадина Сейтова",
            [("certain", "Арслан Темирбаев", "body", 0), ("certain", "Мадина Сейтова", "body", 19)],
        ),
    ],
)
def test_mentions(watched: list[str], title: str, body: str, found: list[tuple[str, str, str, int]]) -> None:
    mentions = understand(Article(title, body), TOPICS, compile_watches(watched)).watched
    assert [(one.certainty, one.where.text, one.where.field, one.where.start) for one in mentions] == found
    assert all(one.name in watched and one.reason for one in mentions)
