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

_APOSTROPHES = "'’‘`´‛′＇ʹʻʼʽʾʿˈꞌ"
# Some apostrophes are letters to Unicode.
_LETTER = r"[^\W\d_ʹʻʼʽʾʿˈꞌ]"
_SMALL = "a-zа-яёѐѝіїєґўәғқңөұүһҳ"
# What a word goes on with: stress marks, invisible signs, and a hyphen at the end of a line.
_INSIDE = (
    rf"[\u0300-\u036f]++{_LETTER}*+|[\u00ad\u200b-\u200f\u2060\ufeff]++{_LETTER}++"
    rf"|(?<=[{_SMALL}])[-‐]\r?\n[ \t]*+(?=[{_SMALL}]){_LETTER}++"
)
_LETTERS = rf"{_LETTER}++(?:{_INSIDE})*+"
# The sign that makes oʻ and gʻ letters may end a word; one that closes a quotation is another.
WORD = re.compile(rf"\d++|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*+(?:(?<=[oOgG])[ʻ‘`])?")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|[-‐]\r?\n[ \t]*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u0275\u1e00-\u1eff]")
_ONE_SIGN = str.maketrans(
    dict.fromkeys(map(chr, range(0x300, 0x370)), "")
    | dict.fromkeys(_APOSTROPHES, "'")
    | {"ё": "е", "ѐ": "е", "ѝ": "и", "ҥ": "ң", "ӊ": "ң", "ӄ": "қ"}
)
# Letters that look alike in both alphabets: typists and spammers mix them («cәйкec», «Kазахстан», «бiрiншi»). Which
# they look like depends on their size: «H» is Н, «h» is һ.
_TO_CYRILLIC = str.maketrans("aceopxykmthbiəɵïABCEHIKMOPTXYƏƟÏ", "асеорхукмтһвіәөїАВСЕНІКМОРТХУӘӨЇ")
_TO_LATIN = str.maketrans("асеорхукмтнвіАВСЕНІКМОРТХУ", "aceopxykmthbiABCEHIKMOPTXY")
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
    """One spelling for all spellings of a word: case, ё/е, stress marks, look-alikes, apostrophes, hyphenation, and
    without an English 's."""
    plain = word if word.isalpha() else _UNSEEN.sub("", word)
    # Once before the case is gone, which tells «H» from «h», and once after: «ﬁ» has an «i» only then.
    spelt = _of_one_alphabet(unicodedata.normalize("NFC", plain)).casefold()
    folded = _of_one_alphabet(spelt).translate(_ONE_SIGN)
    while folded.endswith("'s"):
        folded = folded[:-2]
    return folded


def _of_one_alphabet(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


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
