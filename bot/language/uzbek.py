"""Uzbek, in Latin and in Cyrillic: one language, compared in one spelling.

That spelling is the Latin one with a letter for each sound (ö for oʻ, ğ for gʻ, ş, ç), so that a stem's letters can be
counted. Words are folded before, which makes ё an е; «yo» and «ye» must then be e as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.language.data import listed_forms
from bot.language.data.suffixes import suffix_grammar
from bot.language.tokens import script
from bot.language.turkic import Inflection, Suffixed

_CACHED = 1 << 16
_CYRILLIC = str.maketrans(
    dict(zip("абвгғдежзийкқлмнопрстуўфхҳчшщыэ", "abvgğdejziykqlmnoprstuöfxhçşşie", strict=True))
    | {"ц": "s", "ю": "yu", "я": "ya", "ъ": "", "ь": "", "'": ""}
)
_TS = re.compile("(?<=[аеиоуўэюя])ц")
_PIECES = {"o'": "ö", "g'": "ğ", "sh": "ş", "ch": "ç", "'": "", "ó": "ö", "õ": "ö", "ǵ": "ğ"}
_PIECE = re.compile("|".join(_PIECES))
_YE = re.compile("y[oe]")


@lru_cache(_CACHED)
def spelt(folded: str) -> str:
    """The one spelling of both alphabets."""
    if script(folded) == "cyrillic":
        return (_TS.sub("тс", folded) if "ц" in folded else folded).translate(_CYRILLIC)
    return _YE.sub("e", _PIECE.sub(lambda piece: _PIECES[piece[0]], folded))


@cache
def _inflection() -> Inflection:
    return Inflection(suffix_grammar("uzbek_suffixes.txt"), listed_forms("uzbek_forms.txt"), spelt)


class Uzbek(Suffixed):
    """Words of Uzbek."""

    code = "uz"
    scripts = frozenset(("cyrillic", "latin"))
    own_sentences_only = True
    barred_from: frozenset[str] = frozenset()

    def spelling(self, folded: str) -> str:
        """The one spelling."""
        return spelt(folded)

    def spellings(self, folded: str) -> frozenset[str]:
        """The one spelling."""
        return frozenset((spelt(folded),))

    def wanted(self, folded: str) -> frozenset[str]:
        """The word as a noun and, if it ends like one in a dictionary, as a verb."""
        return _inflection().wanted(spelt(folded))

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """Its stems by every chain of suffixes that it may end in."""
        return _inflection().keys(spelt(folded))

    def beginnings(self, folded: str) -> Iterator[tuple[str, str]]:
        """Its stem in every shape."""
        return _inflection().beginnings(spelt(folded))


UZBEK = Uzbek()
