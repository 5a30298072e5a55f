"""Which language a text or a sentence is in: by letters, little words and endings. Pure.

Each word speaks for some languages and against others, and is asked once: detection costs little more than counting.
The lists are data/letters.txt, data/function_words.txt and data/word_endings.txt. They know some languages that are
not read, so that a Tajik text is not taken for an Uzbek one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.language import LANGUAGES
from bot.language.data import word_lists
from bot.language.tokens import script

LOOKED_AT = 300
_PRIOR = 1.5
_STAYS = 2.0
# The best language is believed if so much speaks for it, or a little with the next one so far behind.
_ENOUGH, _LITTLE = 0.9, 0.4
_CACHED = 1 << 16
# What a word weighs: one that only this language has, an ending, a letter of its own, a letter that it lacks.
_FUNCTION, _ENDING, _OWN_LETTER, _FOREIGN_LETTER = 1.0, 0.5, 0.5, -1.0
# Most words of these have a letter of their own: one without is a little sign against them.
_PLAIN = {"kk": -0.2, "uk": -0.1, "uz": -0.08, "tg": -0.1, "be": -0.1, "tt": -0.1, "ky": -0.05, "tk": -0.1, "tr": -0.1}
_PLAIN_LENGTH = 4
_LONGEST_ENDING = 6
# Two signs that are one letter of Uzbek, and a «q» as only Turkic languages have it.
_PAIRS = re.compile("[og]'|q(?!u)")
# The language whose letters are nobody's own, for each alphabet.
_ORDINARY = {"cyrillic": "ru", "latin": "en"}

_READ = frozenset(language.code for language in LANGUAGES)


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """What a word tells: its alphabet, and the languages that it speaks for (above 0) or against."""

    alphabet: str
    weights: tuple[tuple[str, float], ...]


def detect(folded: Sequence[str], prior: str | None = None) -> str | None:
    """The ISO 639-1 code of these words' language; the prior where they do not tell.

    None if they do not tell and there is no prior, and for a language that is not read.
    """
    scores = _scores(folded)
    if not scores:
        return prior
    if prior in scores:
        scores[prior] += _PRIOR
    best, clear = _best(scores)
    if clear:
        return best if best in _READ else None
    return prior if prior in scores else None


def sentence_language(words_of_sentence: Sequence[str], text_language: str | None) -> str | None:
    """The language of one sentence, its words folded: the text's unless they clearly speak for another."""
    if text_language is None:
        return detect(words_of_sentence)
    scores = _scores(words_of_sentence)
    if not scores:
        return text_language
    best, clear = _best(scores)
    if not clear or (text_language in scores and scores[best] < scores[text_language] + _STAYS):
        return text_language
    return best if best in _READ else None


def _best(scores: dict[str, float]) -> tuple[str, bool]:
    """The language that most speaks for, and whether that is clear."""
    best, second = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    ahead = scores[best] - scores[second]
    return best, scores[best] >= _ENOUGH or (scores[best] >= _LITTLE and ahead >= _ENOUGH)


def _scores(folded: Sequence[str]) -> dict[str, float]:
    """How much the words speak for each language that is written in the alphabet of most of them."""
    counted = Counter(map(_sign, folded[:LOOKED_AT]))
    of_script = dict.fromkeys(_ORDINARY, 0)
    for sign, number in counted.items():
        if sign.alphabet:
            of_script[sign.alphabet] += number
    alphabet = max(of_script, key=lambda one: of_script[one])
    if not of_script[alphabet]:
        return {}
    scores = dict.fromkeys(_candidates(alphabet), 0.0)
    for sign, number in counted.items():
        if sign.alphabet == alphabet:
            for code, weight in sign.weights:
                scores[code] += weight * number
    return scores


@lru_cache(_CACHED)
def _sign(word: str) -> Sign:
    alphabet = script(word)
    if not alphabet:
        return _one_sign("", ())
    weights = dict.fromkeys(_candidates(alphabet), 0.0)
    _weigh_letters(word, alphabet, weights)
    _vote(_function_words().get(word, ()), _FUNCTION, weights)
    for length in range(min(_LONGEST_ENDING, len(word) - 2), 1, -1):
        if votes := _endings().get(word[-length:]):
            _vote(votes, _ENDING, weights)
            break
    return _one_sign(alphabet, tuple((code, weight) for code, weight in weights.items() if weight))


@cache
def _one_sign(alphabet: str, weights: tuple[tuple[str, float], ...]) -> Sign:
    """One object for equal signs: they are counted by the hundred, and objects are counted quicker than contents."""
    return Sign(alphabet, weights)


def _weigh_letters(word: str, alphabet: str, weights: dict[str, float]) -> None:
    letters = frozenset(_PAIRS.sub(lambda pair: "ǫ" if pair[0] == "q" else "õ", word)) - {"'"}
    marks = letters - _letters()[_ORDINARY[alphabet]]
    for code in weights:
        if letters - _letters()[code]:
            weights[code] += _FOREIGN_LETTER
        elif marks:
            weights[code] += _OWN_LETTER
        elif len(word) >= _PLAIN_LENGTH:
            weights[code] += _PLAIN.get(code, 0.0)


def _vote(votes: Sequence[str], weight: float, weights: dict[str, float]) -> None:
    """Divide a weight among the languages that share what it is for."""
    voting = [code for code in votes if code in weights]
    for code in voting:
        weights[code] += weight / len(voting)


@cache
def _letters() -> dict[str, frozenset[str]]:
    return {code: frozenset("".join(listed)) for code, listed in word_lists("letters.txt").items()}


@cache
def _candidates(alphabet: str) -> tuple[str, ...]:
    return tuple(code for code, letters in _letters().items() if any(script(one) == alphabet for one in letters))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    return _by_entry("function_words.txt")


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return _by_entry("word_endings.txt")


def _by_entry(name: str) -> dict[str, tuple[str, ...]]:
    """The languages that have each entry of a file of lists."""
    entries: dict[str, tuple[str, ...]] = {}
    for code, listed in word_lists(name).items():
        for entry in dict.fromkeys(listed):
            entries[entry] = (*entries.get(entry, ()), code)
    return entries
