"""Forms of words of rules, and words that only begin like them: a table for each language in forms/."""

from __future__ import annotations

import pytest

from bot.language import language_of
from bot.language.tokens import fold, script
from tests.language.forms import Case, cases

TABLES = [("kk", "kk"), ("kk", "kk_latin"), ("ky", "ky"), ("uz", "uz"), ("uk", "uk")]
ALL = [pytest.param(code, case, id=f"{table} {case.word}") for code, table in TABLES for case in cases(table)]


def met(code: str, rule: str, text: str) -> bool:
    """Whether a text's word is a form of a rule's word, as a list of this language has it."""
    rule_word, word = fold(rule), fold(text)
    language = language_of(code, script(rule_word))
    return script(word) in language.scripts and not language.wanted(rule_word).isdisjoint(language.keys(word))


@pytest.mark.parametrize(("code", "case"), ALL)
def test_every_form_is_found(code: str, case: Case) -> None:
    assert [form for form in [case.word, *case.forms] if script(form) and not met(code, case.word, form)] == []


@pytest.mark.parametrize(("code", "case"), ALL)
def test_other_words_are_not_found(code: str, case: Case) -> None:
    assert [other for other in case.others if met(code, case.word, other)] == []
