"""Statutes of a topic among those that a text cites."""

from __future__ import annotations

import pytest

from bot.reading.model import Article
from bot.reading.read import understand
from bot.reading.statute_rules import UNKNOWN
from tests.reading.made import rules

TOPICS = """
  - id: article-172
    statutes: [KZ criminal 172, KZ criminal 170, TJ criminal 401-1, RU criminal 207.3]
    keywords: {ru: [наёмник]}
    context: {ru: [Казахстан]}
    exclude: {ru: [фильм]}
  - id: procedure
    statutes: [KZ criminal-procedure 172]
"""


def hits(body: str, title: str = "") -> list[str]:
    return [
        f"{hit.rule}: {hit.where.text}"
        for one in understand(Article(title, body), rules(TOPICS)).topics
        for hit in one.hits
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("осуждён по ст. 172 УК РК", ["KZ criminal 172: ст. 172 УК РК"]),
        ("осуждён по ч. 2 ст. 172 УК РК", ["KZ criminal 172: ч. 2 ст. 172 УК РК"]),
        ("ст. 170 и 172 УК РК", ["KZ criminal 170: ст. 170", "KZ criminal 172: 172 УК РК"]),
        ("Article 172 of Kazakhstan's Criminal Code", ["KZ criminal 172: Article 172 of Kazakhstan's Criminal Code"]),
        ("ҚР ҚК 172-бабы", ["KZ criminal 172: ҚР ҚК 172-бабы"]),
        ("Суд в Алматы осудил его по статье 172", ["KZ criminal 172: статье 172"]),
        ("статья 401(1) УК Таджикистана", ["TJ criminal 401-1: статья 401(1) УК Таджикистана"]),
        ("ст. 2073 УК РФ", ["RU criminal 207.3: ст. 2073 УК РФ"]),
        ("ст. 172 УПК РК", ["KZ criminal-procedure 172: ст. 172 УПК РК"]),
        # a statute counts whatever the context and the exclusions
        ("Фильм о статье 172 УК РК", ["KZ criminal 172: статье 172 УК РК"]),
        # other codes, other countries, other numbers
        ("осуждён по ст. 172 УК РФ", []),
        ("вычет по ст. 172 НК РК", []),
        ("осуждён по ст. 172-1 УК РК", []),
        ("осуждён по ст. 1721", []),
    ],
)
def test_a_cited_statute_is_a_hit(body: str, expected: list[str]) -> None:
    assert hits(body) == expected


def test_of_an_unknown_country_it_counts_near_a_keyword_that_counts() -> None:
    near = "Казахстан. Россия. Казахстан и Россия молчат. Наёмника осудили по статье 172."
    assert hits(near) == ["наёмник: Наёмника", "KZ criminal 172: статье 172"]


@pytest.mark.parametrize(
    "body",
    [
        "Осудили по статье 172.",
        "Наёмника осудили по статье 172.",
        f"Россия. Казахстан. Россия и Казахстан: наёмник. {'Слово ' * 40}Осудили по статье 172.",
        "Россия и Казахстан молчат. Фильм: наёмника осудили по статье 172.",
    ],
)
def test_else_it_is_told_why_it_does_not(body: str) -> None:
    reading = understand(Article("", body), rules(TOPICS))
    assert all(hit.rule == "наёмник" for topic in reading.topics for hit in topic.hits)
    assert (UNKNOWN, "статье 172") in [(one.reason, one.where.text) for one in reading.suppressed]


def test_hits_of_keywords_and_statutes_are_in_order_of_place() -> None:
    assert hits("ст. 170 УК РК, Казахстан", title="Наёмник") == ["наёмник: Наёмник", "KZ criminal 170: ст. 170 УК РК"]
