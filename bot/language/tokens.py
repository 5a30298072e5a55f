"""Words of a text, and the one spelling they are compared in. Pure.

A word is a run of letters or of digits; a hyphen separates («172-бап» is two words), an apostrophe inside does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+"
_APOSTROPHES = "'’ʼʻ‘`´ʹ"
WORD = re.compile(rf"\d++|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")
_STRESS = dict.fromkeys(range(0x300, 0x370))
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
# Letters that look alike in both alphabets: typists and spammers mix them («cәйкec», «Kазахстан»).
_TO_CYRILLIC = str.maketrans("aceopxykmthbi", "асеорхукмтнві")
_TO_LATIN = str.maketrans("асеорхукмтнві", "aceopxykmthbi")
# What may stand between two words of one phrase.
_BETWEEN = re.compile(r"[\s\-‐‑–—.,/«»„“”\"'’()№]{0,4}")
_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: as written, and where each starts and ends."""

    written: list[str]
    starts: list[int]
    ends: list[int]
    text: str

    def touch(self, index: int) -> bool:
        """Whether word `index` and the next stand next to each other: nothing but blanks and light signs between."""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        return between == " " or _BETWEEN.fullmatch(between) is not None


def words(text: str) -> Words:
    """All words of a text, in order."""
    found = [(match[0], *match.span()) for match in WORD.finditer(text)]
    return Words([one[0] for one in found], [one[1] for one in found], [one[2] for one in found], text)


def folded_words(text: str) -> Iterator[str]:
    """The words of a text in the spelling they are compared in."""
    return (fold(word) for word in WORD.findall(text))


@lru_cache(_CACHED)
def fold(word: str) -> str:
    """One spelling for all spellings of a word: case, ё/е, stress marks, look-alikes, apostrophes, English 's."""
    folded = unicodedata.normalize("NFC", word).casefold().replace("ё", "е").translate(_STRESS)
    cyrillic, latin = len(_CYRILLIC.findall(folded)), len(_LATIN.findall(folded))
    if cyrillic and latin:
        folded = folded.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    if not folded.isalnum():
        folded = folded.translate(_ONE_APOSTROPHE)
    return folded[:-2] if folded.endswith("'s") else folded


def script(folded: str) -> str:
    """«cyrillic», «latin», or «» for digits and everything else."""
    if _CYRILLIC.search(folded):
        return "cyrillic"
    return "latin" if _LATIN.search(folded) else ""


def is_capitals(word: str) -> bool:
    """Whether a word is written in capitals only, and so is an abbreviation: «СОЧ», «AWOL»."""
    return len(word) > 1 and word.isupper()


def neighbours(positions: list[int]) -> bool:
    """Whether these word positions, sorted, follow each other with at most one word between."""
    return all(later - earlier <= 2 for earlier, later in pairwise(positions))
