"""Suffix chains: their order, and how letters meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language.chains import Chains
from bot.language.data.suffixes import SuffixGrammar, suffix_grammar
from bot.language.turkic import Inflection, Suffixed
from tests.language.data.given import given

_INSTEAD = Suffixed().instead
SMALL = """
vowels: а ы
free: т
voiced: кг
dropped: ы
voiceless: к т
hardening: г
hard: та
soft: да л
у > - ы
plural: лар
their: ы сы
case: да та
past: ды
passive: л ыл т
linking: ып п
noun = plural? their? case?
verb = passive* past
verb = passive* linking
linked = passive* linking
"""


@pytest.fixture
def grammar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SuffixGrammar:
    return suffix_grammar(given(SMALL, tmp_path, monkeypatch))


@pytest.mark.parametrize(
    ("kind", "stem", "rest", "follows"),
    [
        ("noun", "адам", "лар", True),
        ("noun", "адам", "ларыда", True),
        ("noun", "адам", "далар", False),  # the order
        ("noun", "адам", "даа", False),
        ("noun", "бала", "ы", False),  # a vowel after a vowel
        ("noun", "бала", "сы", True),
        ("noun", "кылмык", "та", True),
        ("noun", "кылмык", "да", False),  # a soft suffix after a voiceless consonant
        ("noun", "кылмык", "лар", False),
        ("noun", "адам", "та", False),  # a hard suffix after a voiced one
        ("noun", "педагог", "та", True),
        ("noun", "педагог", "да", True),
        ("verb", "карма", "лды", True),
        ("verb", "карман", "лды", False),  # one consonant after a consonant
        ("verb", "карман", "тды", True),
        ("verb", "карма", "л", False),  # a chain must end
        ("verb", "катыр", "ылылылды", True),
        ("verb", "катыр", "ылылылылды", False),  # three at most
        ("linked", "карма", "лып", True),
        ("linked", "карма", "лды", False),
    ],
)
def test_what_may_follow_a_stem(grammar: SuffixGrammar, kind: str, stem: str, rest: str, follows: bool) -> None:
    assert Chains(grammar, str).follows(kind, stem + rest, len(stem)) is follows


@pytest.mark.parametrize(
    ("rule", "text", "met"),
    [
        ("адам", "адамлар", True),
        ("кум", "кумлар", False),  # a short stem
        ("кум", "кум", True),
        ("сот", "сота", True),  # its forms are listed
        ("сота", "сот", True),
        ("сот", "сотлар", False),
        ("катык", "катыгы", True),  # a voiced consonant
        ("орын", "орны", True),  # a dropped vowel
        ("орын", "орнлар", False),
        ("катыру", "катырды", True),  # a verb
        ("катыру", "катырылып", True),
        ("катыр", "катырды", False),
        ("катырып", "катырылып", True),  # a verb before another
        ("катырып", "катырды", False),
        ("модель", "модельлар", True),
        ("модель", "модельы", True),
        ("модель", "моделы", True),
    ],
)
def test_which_words_meet(grammar: SuffixGrammar, rule: str, text: str, met: bool) -> None:
    inflection = Inflection(grammar, {"сот": "сот", "сота": "сот"})
    assert inflection.wanted(rule).isdisjoint(inflection.keys(text)) is not met
    hints = (
        text.startswith(begins) and rest in _INSTEAD(text[len(begins) :])
        for begins, rest in inflection.beginnings(rule)
    )
    assert any(hints) or not met
