"""Documents as `explain` takes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.reading.document import document
from bot.reading.model import Article


def test_all_parts() -> None:
    given = {
        "title": "Т",
        "body": "Б",
        "lang": "ru",
        "country": "KZ",
        "published": "2026-02-06T09:00:00Z",
        "watch": ["А Б"],
    }
    assert document(given) == (Article("Т", "Б", "ru", "KZ", datetime(2026, 2, 6, 9, tzinfo=UTC)), ("А Б",))


@pytest.mark.parametrize("given", [{"body": ""}, {"body": "", "title": None, "lang": None, "watch": None, "other": 1}])
def test_all_but_the_body_is_optional(given: dict[str, Any]) -> None:
    assert document(given) == (Article("", ""), ())


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, '"body" is missing'),
        ({"body": 1}, '"body" is missing or not text'),
        ({"body": "", "title": 1}, '"title" is not text'),
        ({"body": "", "lang": "Russian"}, '"lang" is not a language'),
        ({"body": "", "country": "Kazakhstan"}, '"country" is not a country'),
        ({"body": "", "published": "yesterday"}, '"published" is not an ISO 8601 time'),
        ({"body": "", "watch": "А Б"}, '"watch" is not a list of names'),
        ({"body": "", "watch": [1]}, '"watch" is not a list of names'),
    ],
)
def test_a_wrong_part_is_named(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        document(given)
