"""Every way of citing an article in six languages, whole stories, and numbers that are no articles.

The tables are in `tests/data/reading/statutes`: one case a line, `body => what it cites; …` or
`title || body => …`; a country that the text does not tell is «?».
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading.statutes.made import names

TABLES = Path(__file__).parents[2] / "data" / "reading" / "statutes"
LANGUAGES = ("en", "ru", "kk", "ky", "uk", "uz")


def lines(name: str) -> list[str]:
    return (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def cases(name: str) -> Iterator[tuple[str, str, list[str]]]:
    for line in lines(name):
        text, _, expected = line.partition(" => ")
        title, _, body = text.rpartition(" || ")
        yield title, body, expected.split("; ")


@pytest.mark.parametrize(
    ("title", "body", "expected"), [case for name in (*LANGUAGES, "stories") for case in cases(name)]
)
def test_the_articles_are_found_with_their_country_and_code(title: str, body: str, expected: list[str]) -> None:
    assert names(body, title) == expected


@pytest.mark.parametrize("body", lines("none"))
def test_a_number_that_is_no_article_is_none(body: str) -> None:
    assert names(body) == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_its_ways(name: str) -> None:
    assert len(lines(name)) >= 40
