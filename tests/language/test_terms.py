"""Words of the full-text index."""

from __future__ import annotations

import pytest

from bot.language import query_terms, search_terms


def test_search_terms_are_folded_and_stand_once() -> None:
    assert search_terms("<b>Суд</b> в Актобе. СУД решил: ёлка") == "суд в актобе решил елка"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Арслан Темирбаев", "Арсланом Темирбаевым"),
        ("Темирбаев", "темирбаева"),
        ("Мадина Сейтова", "Мадине Сейтовой"),
        ("Arslan Temirbayev", "ARSLAN Temirbayev’s"),
        ("Козак", "Козаком"),
    ],
)
def test_query_terms_find_inflected_names(name: str, text: str) -> None:
    stored = set(search_terms(text).split())
    assert all(term & stored for term in query_terms(name))


def test_query_terms_of_nothing() -> None:
    assert query_terms(" !? ") == []
