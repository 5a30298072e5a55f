"""Which language a text is in: letters and function words, weighed against what is likely of its feed. Pure.

Small and quick. The feed's language is a prior, not a gate: a Kyrgyz item in a Russian feed is Kyrgyz.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from bot.language.data import word_lists
from bot.language.tokens import script

_LOOKED_AT = 500
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


def detect(folded: Sequence[str], prior: str | None = None) -> str | None:
    """The ISO 639-1 code of these words' language; the prior where they do not tell, None without one."""
    found = folded[:_LOOKED_AT]
    scripts = Counter(script(word) for word in found)
    if not scripts["cyrillic"] and not scripts["latin"]:
        return prior
    alphabet = "cyrillic" if scripts["cyrillic"] >= scripts["latin"] else "latin"
    scores = _scores([word for word in found if script(word) == alphabet], alphabet)
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


def _scores(found: list[str], alphabet: str) -> dict[str, float]:
    scores = dict.fromkeys(_OF_SCRIPT[alphabet], 0.0)
    known = _votes()
    for word in found:
        votes = [code for code in known.get(word, ()) if code in scores]
        for code in votes:
            scores[code] += 1 / len(votes)
        if alphabet == "cyrillic":
            _weigh_letters(word, scores)
    return scores


def _weigh_letters(word: str, scores: dict[str, float]) -> None:
    """A letter speaks for the languages that have it, and against those that lack it."""
    letters = set(word)
    foreign = letters & _RARE
    speaking = [code for code in scores if letters & _LETTERS[code] and foreign <= _LETTERS[code]]
    for code in scores:
        if foreign - _LETTERS[code]:
            scores[code] -= 1
        elif code in speaking:
            scores[code] += 1 / len(speaking)
