"""Which words are forms of one word: every one in LANGUAGES, and what only looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.language import LANGUAGES, data, language_of
from bot.language.data import word_groups, word_lists
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


@pytest.mark.parametrize(("word", "forms"), SAME_RUSSIAN)
def test_russian_forms_begin_as_foretold(word: str, forms: str) -> None:
    beginnings = RUSSIAN.beginnings(fold(word))
    assert beginnings is not None
    assert {fold(form)[:3] for form in forms.split()} <= beginnings


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
    assert plain.keys("истирдод") == {"истирдод"}
    assert plain.beginnings("истирдод") == frozenset({"ист"})


def test_words_of_another_script_in_a_list_match_only_themselves() -> None:
    assert language_of("ru", "latin").keys("steam") == {"steam"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("one two\ntwo three\n", "line 2: «two» stands on line 1 already"),
        ("One\n", "line 1: «One» has a capital letter"),
    ],
)
def test_a_wrong_group_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _given(text, tmp_path, monkeypatch)
    with pytest.raises(ConfigError, match=problem):
        word_groups("list.txt")


@pytest.mark.parametrize(
    ("text", "problem"),
    [("ru: и\nв на\n", "line 2: a language and a colon"), ("ru: Он\n", "line 1: a word has a capital")],
)
def test_a_wrong_list_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _given(text, tmp_path, monkeypatch)
    with pytest.raises(ConfigError, match=problem):
        word_lists("list.txt")


def _given(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_HERE", folder)
    (folder / "list.txt").write_text(text, encoding="utf-8")
