"""Every form of a word is found in the index by what is looked for there."""

from __future__ import annotations

import pytest

from bot.language.findable import findable, findable_form, findable_prefix
from bot.language.tokens import fold
from tests.language.forms import Case, cases

TABLES = [("kk", "kk"), ("kk", "kk_latin"), ("ky", "ky"), ("uz", "uz"), ("uk", "uk")]
ALL = [pytest.param(code, case, id=f"{table} {case.word}") for code, table in TABLES for case in cases(table)]


def is_found(word: str, wanted: frozenset[str]) -> bool:
    return word in wanted or any(one.endswith("*") and word.startswith(one[:-1]) for one in wanted)


def missed(word: str, forms: list[str], code: str) -> list[str]:
    """The forms that the index would not give."""
    wanted = findable(fold(word), code)
    return [form for form in [word, *forms] if not is_found(fold(form), wanted)]


@pytest.mark.parametrize(("code", "case"), ALL)
def test_every_form_of_the_tables_is_found(code: str, case: Case) -> None:
    assert missed(case.word, list(case.forms), code) == []


@pytest.mark.parametrize(
    ("code", "word", "forms"),
    [
        ("ru", "экстрадиция", "экстрадиции экстрадицию Экстрадицией ЭКСТРАДИЦИЙ"),
        ("ru", "выдать", "выдали выдан выданного выдаст выдав выданы"),
        ("ru", "наёмник", "наемника наёмники наемниками"),
        ("ru", "идти", "шел шла идут иду шедший"),
        ("ru", "человек", "люди людей человека"),
        ("en", "extradite", "extradited extradition extraditing extradites"),
        ("en", "deny", "denied denies denying"),
        ("en", "flee", "fled fleeing flees"),
        ("en", "die", "died dies dying"),
        ("en", "hope", "hoping hoped hopes"),
        ("en", "asylum", "asylum asylums"),
        ("de", "Fußball", "fußball FUSSBALL"),
        ("ru", "AWOL", "awol"),
    ],
)
def test_the_forms_of_other_words_are_found(code: str, word: str, forms: str) -> None:
    assert missed(word, forms.split(), code) == []


@pytest.mark.parametrize(
    ("code", "word", "others"),
    [("ru", "экстрадиция", "экстрасенс экзамен"), ("en", "extradite", "extra extract"), ("uz", "qochoq", "qora qor")],
)
def test_other_words_are_not_looked_for(code: str, word: str, others: str) -> None:
    wanted = findable(word, code)
    assert [one for one in others.split() if is_found(one, wanted)] == []


@pytest.mark.parametrize(
    ("code", "prefix", "word"),
    [
        ("ru", "казах", "казахстанский"),
        ("kk", "казах", "kazaxstan"),
        ("uz", "oʻzbek", "ўзбекистон"),
        ("uz", "oʻzbek", "oʻzbekcha"),
    ],
)
def test_a_beginning_is_found_in_every_alphabet(code: str, prefix: str, word: str) -> None:
    assert is_found(fold(word), findable_prefix(fold(prefix), code))


@pytest.mark.parametrize(
    ("code", "form", "word", "found"),
    [("ru", "Ош", "ош", True), ("ru", "Ош", "оша", False), ("uz", "Toshkentga", "тошкентга", True)],
)
def test_one_form_is_found_alone(code: str, form: str, word: str, found: bool) -> None:
    assert is_found(fold(word), findable_form(fold(form), code)) is found


@pytest.mark.parametrize("code", ["ru", "en", "kk", "ky", "uk", "uz"])
def test_a_word_is_not_looked_for_by_thousands_of_others(code: str) -> None:
    for word in ("экстрадиция", "жалдамалылық", "topshirish", "extradition", "ұстап", "переслідування"):
        assert len(findable(word, code)) < 500
