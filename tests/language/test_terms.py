"""Words of the full-text index."""

from __future__ import annotations

import pytest

from bot.language import query_terms
from bot.language.tokens import folded_words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Арслан Темирбаев", "Арсланом Темирбаевым"),
        ("Темирбаев", "темирбаева"),
        ("Мадина Сейтова", "Мадине Сейтовой"),
        ("Arslan Temirbayev", "ARSLAN Temirbayev’s"),
        ("Козак", "Козаком"),
        ("Соломія Ніколенко", "Соломією Ніколенко"),
        ("екстрадиція", "екстрадиції"),
    ],
)
def test_query_terms_find_inflected_names(name: str, text: str) -> None:
    stored = set(folded_words(text))
    assert all(term & stored for term in query_terms(name))


def test_query_terms_of_nothing() -> None:
    assert query_terms(" !? ") == []
