"""Russian: a word matches another if they share any dictionary form over all their parses (measured: every form found,
no distractor hit, where the likeliest parse alone loses one in ten). The dictionary is pymorphy3's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer

from bot.language.base import TURKIC, OneSpelling

_CACHED = 1 << 16
_NOTHING: frozenset[str] = frozenset()
# No word is longer that has other forms.
_LONGEST = 64
_PREFIX = re.compile("(?=(по|наи))")


@cache
def analyzer() -> MorphAnalyzer:
    """The dictionary: 0.3 s and 15 MB, loaded when the first Russian word is looked up."""
    return MorphAnalyzer(lang="ru")


class Russian(OneSpelling):
    """Words of Russian, ё written as е."""

    code = "ru"
    scripts = frozenset(("cyrillic",))
    barred_from = TURKIC

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """The dictionary forms of every parse, participles under their verbs, and the word itself."""
        parses = analyzer().parse(folded)
        return frozenset((folded, *(parse.normal_form.replace("ё", "е") for parse in parses)))

    @staticmethod
    @lru_cache(_CACHED)
    def forms(folded: str) -> frozenset[str]:
        """Every form of every word that this may be a form of: «идти» has «шел»."""
        parses = analyzer().parse(folded)
        forms = (form.word.replace("ё", "е") for parse in parses for form in parse.lexeme)
        return frozenset((folded, *forms))

    def wanted(self, folded: str) -> frozenset[str]:
        """The same: any dictionary form in common will do."""
        return self.keys(folded)

    def beginnings(self, folded: str) -> Iterator[tuple[str, str]]:
        """Its dictionary forms, parted before everything that one may end in."""
        normal = _normal_endings()
        return ((key[:at], key[at:]) for key in self.wanted(folded) for at in range(len(key) + 1) if key[at:] in normal)

    def instead(self, ending: str) -> frozenset[str]:
        """The endings of dictionary forms of which another form has this one.

        Words that the dictionary does not know are guessed by its own endings too, behind any prefix.
        """
        return _endings().get(ending, _NOTHING)

    def unprefixed(self, spelling: str) -> Sequence[str]:
        """The word without each «по» and «наи»: the dictionary form of «побыстрее» and «наибыстрейший» is «быстрый»."""
        if "по" not in spelling and "наи" not in spelling:
            return ()
        return [spelling[: found.start()] + spelling[found.end(1) :] for found in _PREFIX.finditer(spelling[:_LONGEST])]


@cache
def _endings() -> Mapping[str, frozenset[str]]:
    """From every ending of a form to those that its dictionary form may have."""
    dictionary = analyzer().dictionary
    suffixes = [suffix.replace("ё", "е") for suffix in dictionary.suffixes]
    found: dict[str, set[str]] = {}
    for paradigm in dictionary.paradigms:
        # The numbers of the suffixes of all forms, the dictionary form's first; then as many tags and prefixes.
        for suffix in paradigm[: len(paradigm) // 3]:
            found.setdefault(suffixes[suffix], set()).add(suffixes[paradigm[0]])
    # Many endings have the same ones: each set is kept once.
    kept: dict[frozenset[str], frozenset[str]] = {}
    return {ending: kept.setdefault(one := frozenset(normal), one) for ending, normal in found.items()}


@cache
def _normal_endings() -> frozenset[str]:
    return frozenset(ending for normal in _endings().values() for ending in normal)


RUSSIAN = Russian()
