"""Russian: a word matches another if they share any dictionary form over all their parses (measured: every form found,
no distractor hit, where the likeliest parse alone loses one in ten). The dictionary is pymorphy3's."""

from __future__ import annotations

from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer

from bot.language.base import BEGINNING, OneSpelling

_CACHED = 1 << 16


@cache
def _analyzer() -> MorphAnalyzer:
    """The dictionary: 0.3 s and 15 MB, loaded when the first Russian word is looked up."""
    return MorphAnalyzer(lang="ru")


class Russian(OneSpelling):
    """Words of Russian, ё written as е."""

    code = "ru"
    scripts = frozenset(("cyrillic",))

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """The dictionary forms of every parse, participles under their verbs, and the word itself."""
        parses = _analyzer().parse(folded)
        return frozenset((folded, *(parse.normal_form.replace("ё", "е") for parse in parses)))

    @staticmethod
    @lru_cache(_CACHED)
    def forms(folded: str) -> frozenset[str]:
        """Every form of every word that this may be a form of: «идти» has «шел»."""
        parses = _analyzer().parse(folded)
        forms = (form.word.replace("ё", "е") for parse in parses for form in parse.lexeme)
        return frozenset((folded, *forms))

    def wanted(self, folded: str) -> frozenset[str]:
        """The same: any dictionary form in common will do."""
        return self.keys(folded)

    def beginnings(self, folded: str) -> frozenset[str] | None:
        """How its forms begin."""
        return frozenset(form[:BEGINNING] for form in self.forms(folded))


RUSSIAN = Russian()
