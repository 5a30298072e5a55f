"""Which language a text or a sentence is in: by letters, little words and endings. Pure.

Each word speaks for some languages and against others, and is asked once: detection costs little more than counting.
The lists are data/letters.txt, data/function_words.txt and data/word_endings.txt. They know some languages that are
not read, so that a Tajik text is not taken for an Uzbek one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.language import LANGUAGES
from bot.language.data import word_lists
from bot.language.remembered import Remembered
from bot.language.tokens import script

LOOKED_AT = 300
# Weights are counted in these, whole ones: a sum does not depend on the order, and ten languages can share one.
_UNIT = 25_200
_PRIOR = round(1.5 * _UNIT)
_STAYS = round(2.0 * _UNIT)
# The best language is believed if so much speaks for it, or a little with the next one so far behind.
_ENOUGH, _LITTLE = round(0.9 * _UNIT), round(0.4 * _UNIT)
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
    """What a word tells: its alphabet, and how much it speaks for (above 0) or against each of `_candidates`."""

    alphabet: str
    weights: tuple[int, ...]


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
    if sum(_gains(text_language).each(words_of_sentence[:LOOKED_AT])) < _STAYS:
        return text_language
    scores = _scores(words_of_sentence)
    if not scores:
        return text_language
    best, clear = _best(scores)
    if not clear or (text_language in scores and scores[best] < scores[text_language] + _STAYS):
        return text_language
    return best if best in _READ else None


def _best(scores: dict[str, int]) -> tuple[str, bool]:
    """The language that most speaks for, and whether that is clear."""
    best, second = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    ahead = scores[best] - scores[second]
    return best, scores[best] >= _ENOUGH or (scores[best] >= _LITTLE and ahead >= _ENOUGH)


def _scores(folded: Sequence[str]) -> dict[str, int]:
    """How much the words speak for each language that is written in the alphabet of most of them."""
    signs = list(_SIGNS.each(folded[:LOOKED_AT]))
    alphabets = [sign.alphabet for sign in signs]
    alphabet = max(_ORDINARY, key=alphabets.count)
    weights = [sign.weights for sign in signs if sign.alphabet == alphabet]
    return dict(zip(_candidates(alphabet), map(sum, zip(*weights, strict=True)), strict=True)) if weights else {}


def _sign(word: str) -> Sign:
    alphabet = script(word)
    if not alphabet:
        return _one_sign("", ())
    weights = [_by_letters(alphabet, _lacking(word, alphabet), len(word) >= _PLAIN_LENGTH)]
    if word in _function_words():
        weights.append(_votes(alphabet, _function_words()[word], _FUNCTION))
    for length in range(min(_LONGEST_ENDING, len(word) - 2), 1, -1):
        if votes := _endings().get(word[-length:]):
            weights.append(_votes(alphabet, votes, _ENDING))
            break
    return _one_sign(alphabet, tuple(map(sum, zip(*weights, strict=True))) if len(weights) > 1 else weights[0])


_SIGNS = Remembered(_sign)


@cache
def _gains(language: str) -> Remembered[int]:
    """By how much a word can at most bring another language ahead of this one: few words bring any at all."""

    def gain(word: str) -> int:
        sign = _SIGNS[word]
        candidates = _candidates(sign.alphabet) if sign.alphabet else ()
        if not candidates:
            return 0
        return max(sign.weights) - sign.weights[candidates.index(language)] if language in candidates else _STAYS

    return Remembered(gain)


@cache
def _one_sign(alphabet: str, weights: tuple[int, ...]) -> Sign:
    """One object for equal signs: there are far fewer of them than words."""
    return Sign(alphabet, weights)


def _lacking(word: str, alphabet: str) -> frozenset[str]:
    """The candidates that do not have all letters of a word."""
    if "'" in word or "q" in word:
        word = _PAIRS.sub(lambda pair: "ǫ" if pair[0] == "q" else "õ", word).replace("'", "")
    return frozenset().union(*(_lacked_by(alphabet, letter) for letter in frozenset(word) - _common(alphabet)))


@cache
def _common(alphabet: str) -> frozenset[str]:
    """The letters that all candidates have."""
    return frozenset.intersection(*(_letters()[code] for code in _candidates(alphabet)))


@cache
def _lacked_by(alphabet: str, letter: str) -> frozenset[str]:
    return frozenset(code for code in _candidates(alphabet) if letter not in _letters()[code])


@cache
def _by_letters(alphabet: str, lacking: frozenset[str], is_long: bool) -> tuple[int, ...]:
    """What a word's letters weigh for each candidate, of which those in `lacking` do not have them all."""
    is_marked = _ORDINARY[alphabet] in lacking
    others = {code: _OWN_LETTER if is_marked else is_long * _PLAIN.get(code, 0.0) for code in _candidates(alphabet)}
    return tuple(round(_UNIT * (_FOREIGN_LETTER if code in lacking else weight)) for code, weight in others.items())


@cache
def _votes(alphabet: str, votes: tuple[str, ...], weight: float) -> tuple[int, ...]:
    """A weight divided among the candidates that share what it is for."""
    voting = [code for code in votes if code in _candidates(alphabet)]
    return tuple(round(_UNIT * weight / len(voting)) if code in voting else 0 for code in _candidates(alphabet))


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
