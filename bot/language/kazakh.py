"""Kazakh, in Cyrillic and in all its Latin spellings.

Cyrillic words are compared letter by letter. The Latin alphabets of 2017, 2018, 2019 and 2021 contradict each other
(«y» is ы or у, «i» is і, и or й) and people write without the signs besides, so a Latin word is compared with the
Cyrillic one in a spelling that keeps only what all of them keep.
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
    dict(zip("абвгғдеәжзийкқлмнңоөпрстуұүфхһыіэ", "abvggdeajziikklmnnooprstuuufhhiie", strict=True))
    | {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
_LATIN = str.maketrans(
    dict(zip("äáəǵğńñŋóöúüūýqyıïîíwx", "aaaggnnnoouuuukiiiiiuh", strict=True)) | {"c": "ts", "ş": "sh", "ç": "ch"}
)
_APOSTROPHES = {"y'": "u", "s'": "sh", "c'": "ch", "'": ""}
_DIGRAPHS = {"sh": "sh", "ch": "ch", "zh": "j", "kh": "h", "gh": "g"}
_TWO = re.compile("y'|s'|c'|'|[sczkg]h")
_SAME = re.compile("ii+")


@lru_cache(_CACHED)
def coarse(folded: str) -> str:
    """The spelling that the Cyrillic and every Latin alphabet of Kazakh agree on."""
    if script(folded) == "cyrillic":
        spelt = folded.translate(_CYRILLIC)
    else:
        # Only single letters are left for the table: «c» alone is ц.
        spelt = "".join(_latin(piece) for piece in re.split(f"({_TWO.pattern})", folded))
    return _SAME.sub("i", spelt)


def _latin(piece: str) -> str:
    return _APOSTROPHES.get(piece) or _DIGRAPHS.get(piece) or piece.replace("'", "").translate(_LATIN)


def _spelling(folded: str) -> str:
    return folded if script(folded) == "cyrillic" else coarse(folded)


@cache
def _inflection(alphabet: str) -> Inflection:
    grammar, listed = suffix_grammar("kazakh_suffixes.txt"), listed_forms("kazakh_forms.txt")
    # In the coarse spelling «i» is also й, and «u» also у: neither counts as a vowel there.
    return Inflection(grammar, listed) if alphabet == "cyrillic" else Inflection(grammar, listed, coarse, "iu")


class Kazakh(Suffixed):
    """Words of Kazakh."""

    code = "kk"
    scripts = frozenset(("cyrillic", "latin"))
    own_sentences_only = True
    barred_from: frozenset[str] = frozenset()

    def spelling(self, folded: str) -> str:
        """A Cyrillic word as it is, a Latin one in the coarse spelling."""
        return _spelling(folded)

    def spellings(self, folded: str) -> frozenset[str]:
        """The word, and what it is in a Latin text."""
        return frozenset((_spelling(folded), coarse(folded)))

    def wanted(self, folded: str) -> frozenset[str]:
        """Its keys in both alphabets; the keys of one are never those of the other."""
        return frozenset().union(*(_inflection(script(word)).wanted(word) for word in self.spellings(folded)))

    @staticmethod
    @lru_cache(_CACHED)
    def keys(folded: str) -> frozenset[str]:
        """Its stems by every chain of suffixes that it may end in."""
        word = _spelling(folded)
        return _inflection(script(word)).keys(word)

    def beginnings(self, folded: str) -> Iterator[tuple[str, str]]:
        """Its stem in every shape and in both alphabets."""
        return (one for word in self.spellings(folded) for one in _inflection(script(word)).beginnings(word))


KAZAKH = Kazakh()
