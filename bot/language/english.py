"""English: a word matches another if the Porter 2 stemmer gives both one stem, with a list of exceptions where it errs
(deserter is not desert, authority not author) or cannot know (fled is flee): data/english_exceptions.txt."""

from __future__ import annotations

from functools import cache, lru_cache

from Stemmer import Stemmer

from bot.language.base import OneSpelling
from bot.language.data import listed_forms

_CACHED = 1 << 16


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english")


@cache
def _exceptions() -> dict[str, str]:
    """Every form in the list with the first word of its line."""
    return {form: f"={word}" for form, word in listed_forms("english_exceptions.txt").items()}


class English(OneSpelling):
    """Words of English."""

    code = "en"
    scripts = frozenset(("latin",))

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """Its one stem, or the word that the exceptions name."""
        return frozenset((_exceptions().get(folded) or _stemmer().stemWord(folded),))

    def wanted(self, folded: str) -> frozenset[str]:
        """The same: a stem is a stem on either side."""
        return self.keys(folded)


ENGLISH = English()
