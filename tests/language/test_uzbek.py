"""What is Uzbek's own: one spelling for two alphabets."""

from __future__ import annotations

import pytest

from bot.language.tokens import fold
from bot.language.uzbek import UZBEK, spelt


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ўзбек", "o'zbek o‘zbek oʻzbek óʻzbek"),
        ("ғалаба", "g'alaba gʻalaba ǵalaba ğalaba"),
        ("шаҳар", "shahar şahar"),
        ("чегара", "chegara çegara"),
        ("йўқ", "yo'q yoʻq yõq"),
        ("ёлланиш", "yollanish"),
        ("дунё", "dunyo"),
        ("ер", "yer"),
        ("экстрадиция", "ekstraditsiya"),
        ("акция", "aksiya"),
        ("цирк", "sirk"),
        ("маълумот", "ma'lumot maʼlumot malumot"),
        ("объект", "obyekt"),
        ("бораяпти", "borayapti"),
        ("июль", "iyul"),
    ],
)
def test_both_alphabets_have_one_spelling(cyrillic: str, latin: str) -> None:
    wanted = spelt(fold(cyrillic))
    assert {word: spelt(fold(word)) for word in latin.split()} == dict.fromkeys(latin.split(), wanted)
    assert spelt(wanted) == wanted


@pytest.mark.parametrize(("one", "other"), [("o't", "ot"), ("ғам", "гам"), ("сон", "шон"), ("ҳам", "хам")])
def test_letters_that_differ_stay_different(one: str, other: str) -> None:
    assert spelt(fold(one)) != spelt(fold(other))


@pytest.mark.parametrize(("rule", "text"), [("yollanish", "ЁЛЛАНГАН"), ("ёлланиш", "yollangan"), ("суд", "sudi")])
def test_a_rule_in_one_alphabet_finds_the_other(rule: str, text: str) -> None:
    assert UZBEK.wanted(fold(rule)) & UZBEK.keys(fold(text))
