"""Kyrgyz: stems with chains of suffixes, which data/kyrgyz_suffixes.txt has; short words in data/kyrgyz_forms.txt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from bot.language.base import OneSpelling
from bot.language.data import listed_forms
from bot.language.data.suffixes import suffix_grammar
from bot.language.turkic import Inflection, Suffixed

_CACHED = 1 << 16


@cache
def _inflection() -> Inflection:
    return Inflection(suffix_grammar("kyrgyz_suffixes.txt"), listed_forms("kyrgyz_forms.txt"))


class Kyrgyz(Suffixed, OneSpelling):
    """Words of Kyrgyz."""

    code = "ky"
    scripts = frozenset(("cyrillic",))
    own_sentences_only = True
    barred_from: frozenset[str] = frozenset()

    def wanted(self, folded: str) -> frozenset[str]:
        """The word as a noun and, if it ends like one in a dictionary, as a verb."""
        return _inflection().wanted(folded)

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """Its stems by every chain of suffixes that it may end in."""
        return _inflection().keys(folded)

    def beginnings(self, folded: str) -> Iterator[tuple[str, str]]:
        """Its stem in every shape."""
        return _inflection().beginnings(folded)


KYRGYZ = Kyrgyz()
