"""Which language a text is in: letters and function words, weighed against what is likely of its feed. Pure.

Small and quick. The feed's language is a prior, not a gate: a Kyrgyz item in a Russian feed is Kyrgyz.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.language.data import word_lists

_LOOKED_AT = 300
_PRIOR = 1.5
_ENOUGH = 0.9
_LETTERS = {
    "kk": frozenset("әғқңөұүһіыэ"),
    "ky": frozenset("ңөүыэ"),
    "uk": frozenset("іїєґ"),
    "uz": frozenset("ўқғҳ"),
    "ru": frozenset("ыэщъё"),
}
# A text with these letters is in a language that has them; names of people and places are the exception.
_RARE = frozenset("әғқңөұүһіїєґўҳ")
_OF_SCRIPT = {"cyrillic": ("ru", "uk", "kk", "ky", "uz"), "latin": ("en", "uz", "kk")}
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[a-z]+")


def detect(folded: Sequence[str], prior: str | None = None) -> str | None:
    """The ISO 639-1 code of these words' language; the prior where they do not tell, None without one."""
    found = folded[:_LOOKED_AT]
    text = " ".join(found)
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if not cyrillic and not latin:
        return prior
    scores = dict.fromkeys(_OF_SCRIPT["cyrillic" if cyrillic >= latin else "latin"], 0.0)
    _weigh_words(found, scores)
    if cyrillic >= latin:
        _weigh_letters(text, scores)
    if prior is not None and prior in scores:
        scores[prior] += _PRIOR
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= _ENOUGH:
        return best
    return prior if prior in scores else None


@cache
def _votes() -> dict[str, tuple[str, ...]]:
    """The languages that each function word speaks for."""
    votes: dict[str, tuple[str, ...]] = {}
    for code, listed in word_lists("function_words.txt").items():
        for word in listed:
            votes[word] = (*votes.get(word, ()), code)
    return votes


def _weigh_words(found: Sequence[str], scores: dict[str, float]) -> None:
    known = _votes()
    for word in found:
        # Most words speak for no language.
        if votes := known.get(word):
            voting = [code for code in votes if code in scores]
            for code in voting:
                scores[code] += 1 / len(voting)


def _weigh_letters(text: str, scores: dict[str, float]) -> None:
    """A letter speaks for the languages that have it; a rare one against those that lack it."""
    for letter in frozenset().union(*_LETTERS.values()):
        if number := text.count(letter):
            having = [code for code in scores if letter in _LETTERS[code]]
            for code in scores:
                if code in having:
                    scores[code] += number / len(having)
                elif letter in _RARE:
                    scores[code] -= number
