"""Which terms a word meets: those whose keys its own are among, however quickly it is told."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config.rule import Form, parse_rule
from bot.language import Language, language_of
from bot.language.tokens import fold, script
from bot.reading.rules import LONGEST, Lexicon, Vocabulary
from tests.language.forms import cases

RUSSIAN = """
    экстрадиция экстрадировать выдать выдача наёмник дезертир ребёнок человек бежать идти стать быть суд сотрудник
    хороший быстрый сильный умный военный экстренный осуждённый сверхчеловек псевдонаёмник нргтк кыргызстан есть я
    приговорить задержать депортация колония свободный бегство год лист листья свежий мягкий пойти поход оправдать
"""
RUSSIAN_FORMS = """
    экстрадиции экстрадированного выдали выдадут наемниками дезертиров дети людей бегу шел стали статей был судам
    лучше наилучшего быстрее побыстрее наибыстрейший сильнейшие поумнее военного сверхлюди сверхлучший листьями пошел
    приговорен приговаривают задержанных депортацией колоний свободно бегством лет годами свежее посвежее мягче
"""
TABLES = {"kk": "kk", "kk latin": "kk_latin", "ky": "ky", "uz": "uz", "uk": "uk"}
NAMES = ["ru", *TABLES]


@cache
def words_of(name: str) -> tuple[list[str], list[str]]:
    """Words as rules have them, and forms of them and of others."""
    if name == "ru":
        return list(map(fold, RUSSIAN.split())), list(map(fold, (RUSSIAN + RUSSIAN_FORMS).split()))
    table = cases(TABLES[name])
    rules, texts = [one.word for one in table], [word for one in table for word in (one.word, *one.forms, *one.others)]
    return list(map(fold, rules)), [fold(word) for word in texts if script(fold(word))]


@cache
def compiled(name: str) -> tuple[Language, Vocabulary, list[frozenset[str]]]:
    """The language, its rules as a vocabulary, and the keys that each of them wants."""
    rules = words_of(name)[0]
    language = language_of(name[:2], script(rules[0]))
    vocabulary = Vocabulary(language)
    for number, rule in enumerate(rules):
        vocabulary.add(rule, Form.ANY, False, number)
    return language, vocabulary, [language.wanted(rule) for rule in rules]


def texts(name: str) -> st.SearchStrategy[str]:
    """Forms, and what nobody ever wrote: forms with other beginnings and endings."""
    forms = words_of(name)[1]
    pieces = ["", "по", "наи", "сверх", "не", "а", "супернаи", *sorted({form[:2] for form in forms})]
    endings = ["", *sorted({form[at:] for form in forms for at in range(-5, 0)})]
    form, cut = st.sampled_from(forms), st.integers(0, 4)
    made = st.builds(
        lambda piece, one, at, end: piece + one[: len(one) - at] + end,
        st.sampled_from(pieces), form, cut, st.sampled_from(endings),
    )  # fmt: skip
    return form | made


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None)  # the first word of a language loads its dictionary
@given(data=st.data())
def test_a_word_meets_exactly_the_terms_that_share_a_key_with_it(name: str, data: st.DataObject) -> None:
    language, vocabulary, wanted = compiled(name)
    word = data.draw(texts(name).filter(lambda word: script(word) in language.scripts))
    keys = language.keys(word)
    assert vocabulary.meets(word, False) == {number for number, one in enumerate(wanted) if not one.isdisjoint(keys)}


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_the_tables_meets_the_terms_that_share_a_key_with_it(name: str) -> None:
    language, vocabulary, wanted = compiled(name)
    met = {word: vocabulary.meets(word, False) for word in words_of(name)[1] if script(word) in language.scripts}
    assert met == {
        word: {number for number, one in enumerate(wanted) if not one.isdisjoint(language.keys(word))} for word in met
    }
    assert any(met.values())


def met(rule: str, word: str, code: str = "ru") -> bool:
    """Whether a word meets the one term of a rule."""
    lexicon = Lexicon()
    lexicon.add_list({code: [parse_rule(rule)]})
    return bool(lexicon.meets(word))


@pytest.mark.parametrize(
    ("rule", "word", "expected"),
    [
        ("наём*", "Наёмничество", True),
        ("наём*", "наем", True),
        ("наём*", "найм", False),
        ("=СОЧ", "СОЧ", True),
        ("=СОЧ", "соч", False),
        ("=суд", "суда", False),
        ("суд", "суда", True),
        ("суд", "судно", False),
    ],
)
def test_prefixes_and_exact_words_are_met_too(rule: str, word: str, expected: bool) -> None:
    assert met(rule, word) is expected


@pytest.mark.parametrize("code", ["ru", "kk", "ky", "uz", "uk"])
def test_a_word_as_long_as_a_page_is_a_form_of_itself_only(code: str) -> None:
    assert not met("сотталу", "сотталуы" * 20_000, code)
    assert met("сотталу" * LONGEST, "сотталу" * LONGEST, code)
