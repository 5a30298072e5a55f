"""Keys by which words are found that may be forms of a name: consonants, with case endings taken off. Pure.

A name is filed under its `roots`; a word of a text is looked up under its `keys`: the roots and what is left of them
without what an ending leaves («Мовлаевым» is mflfm and mflf). Equal keys prove nothing: what is found is verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from bot.reading.names.letters import VOWELS, alphabet, readings

_CLASSES = {
    "б": "p", "п": "p", "в": "f", "ф": "f", "г": "k", "к": "k", "х": "k", "д": "t", "т": "t", "м": "m", "н": "n",
    "л": "l", "р": "r", "з": "s", "с": "s", "ж": "s", "ш": "s", "щ": "s", "ц": "s", "ч": "s",
} | dict.fromkeys(VOWELS, "")  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
# What an ending leaves of itself: -ым -ых -ов, -ның -тың -ға -да -дан -мен -лар, and endings of Turkish and English.
_ENDINGS = ("m", "k", "f", "fs", "t", "n", "tn", "pn", "mn", "l", "tr", "lr", "tk", "s", "r")
# -тарды, -лардың, -ларга, -lardan, -ларни: a case after a plural.
_TAILS = (*_ENDINGS, *(plural + case for plural in ("tr", "lr") for case in ("t", "tn", "k", "n", "mn")))
_REMEMBERED = 1 << 17
_MOST = 8


@lru_cache(_REMEMBERED)
def roots(folded: str) -> tuple[str, ...]:
    """The skeletons of a word as it stands, each once; none for a word without letters that are read."""
    found = dict.fromkeys(skeleton for reading in readings(folded) for skeleton in _skeletons(reading))
    return tuple(found)[:_MOST]


@lru_cache(_REMEMBERED)
def keys(folded: str) -> frozenset[str]:
    """The roots of a word and of every name that it may be an inflected form of."""
    bases = {folded, *_before_apostrophe(folded)}
    return frozenset(key for base in bases for root in roots(base) for key in _without_tails(root))


@lru_cache(_REMEMBERED)
def unit_keys(folded: tuple[str, ...]) -> frozenset[str]:
    """The keys of words joined by hyphens: of each, and of all as one word."""
    if len(folded) == 1:
        return keys(folded[0])
    return keys("".join(folded)).union(*map(keys, folded))


def _before_apostrophe(folded: str) -> Iterator[str]:
    base, sign, ending = folded.rpartition("'")
    if sign and len(base) > 2 and len(ending) < 5:
        yield base


def _without_tails(root: str) -> Iterator[str]:
    yield root
    for tail in _TAILS:
        if root.endswith(tail) and len(root) > len(tail):
            yield root[: -len(tail)]


def _skeletons(reading: str) -> Iterator[str]:
    start = "@" if _is_vowel(reading[0]) else ""
    for classes in product(*(_classes()[letter] for letter in reading)):
        joined = _DOUBLE.sub(r"\1", "".join(classes)).replace("ts", "s").replace("nk", "n")
        yield start + _DOUBLE.sub(r"\1", joined)


def _is_vowel(letter: str) -> bool:
    return min(alphabet().meant.get(letter, letter)) in VOWELS


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """The class of every letter; a sign that stands for several letters may have several."""
    single = {letter: (key,) for letter, key in _CLASSES.items()}
    signs = {
        sign: tuple(dict.fromkeys(_CLASSES[letter] for letter in sorted(letters)))
        for sign, letters in alphabet().meant.items()
    }
    return single | signs
