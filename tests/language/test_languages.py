"""Which words are forms of one word: every one in LANGUAGES, and what only looks alike."""

from __future__ import annotations

import pytest

from bot.language import LANGUAGES, language_of
from bot.language.data import word_lists
from bot.language.english import ENGLISH
from bot.language.russian import RUSSIAN
from bot.language.tokens import fold

SAME_RUSSIAN = [
    ("экстрадиция", "экстрадиции экстрадицию экстрадицией ЭКСТРАДИЦИЙ"),
    ("экстрадировать", "экстрадировал экстрадирован экстрадированного экстрадируют экстрадировав"),
    ("выдать", "выдали выдан выданы выдаст выдавшего"),
    ("наёмник", "наемника наёмниками"),
    ("дезертир", "дезертира дезертиров дезертирами"),
    ("ребёнок", "ребенка дети детей детьми"),
    ("бежать", "бежал бегу бегут"),
    ("отказаться", "отказался отказавшихся откажется"),
]
OTHER_RUSSIAN = [("дезертир", "десерт"), ("выдача", "задача"), ("розыск", "розыгрыш"), ("суд", "судно")]
SAME_ENGLISH = [
    ("extradite", "extradited extraditing extradites extradition"),
    ("deserter", "deserters"),
    ("desert", "deserted deserting"),
    ("flee", "fled fleeing flees"),
    ("fight", "fought fighting"),
    ("authority", "authorities"),
    ("mercenary", "mercenaries"),
    ("mobilization", "mobilisation"),
    ("child", "children"),
]
OTHER_ENGLISH = [("deserter", "desert"), ("authority", "author"), ("unit", "united"), ("desertion", "deserted")]


@pytest.mark.parametrize(("word", "forms"), SAME_RUSSIAN)
def test_russian_forms_share_a_key(word: str, forms: str) -> None:
    keys = RUSSIAN.keys(fold(word))
    assert [form for form in forms.split() if not keys & RUSSIAN.keys(fold(form))] == []


@pytest.mark.parametrize(("word", "other"), OTHER_RUSSIAN)
def test_russian_words_that_look_alike_differ(word: str, other: str) -> None:
    assert not RUSSIAN.keys(word) & RUSSIAN.keys(other)


@pytest.mark.parametrize(("word", "forms"), SAME_ENGLISH)
def test_english_forms_share_a_key(word: str, forms: str) -> None:
    assert [form for form in forms.split() if not ENGLISH.keys(word) & ENGLISH.keys(form)] == []


@pytest.mark.parametrize(("word", "other"), OTHER_ENGLISH)
def test_english_words_that_look_alike_differ(word: str, other: str) -> None:
    assert not ENGLISH.keys(word) & ENGLISH.keys(other)


def test_a_language_without_rules_matches_the_word_itself() -> None:
    plain = language_of("tg", "cyrillic")
    assert plain not in LANGUAGES
    assert plain.keys("истирдод") == plain.wanted("истирдод") == {"истирдод"}
    assert plain.beginnings("истирдод") is None


def test_words_of_another_script_in_a_list_match_only_themselves() -> None:
    assert language_of("ru", "latin").keys("steam") == {"steam"}


def test_every_language_has_its_letters_and_words_to_be_told_by() -> None:
    codes = {language.code for language in LANGUAGES}
    for name in ("letters.txt", "function_words.txt", "word_endings.txt", "abbreviations.txt"):
        assert codes - word_lists(name).keys() == set()
