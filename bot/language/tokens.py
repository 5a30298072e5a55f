"""Words of a text, and the one spelling they are compared in. Pure.

A word is a run of letters or of digits; a hyphen separates («172-бап» is two words), an apostrophe inside does not.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.language.remembered import Remembered
from bot.language.sentences import sentence_starts

_APOSTROPHES = "'’‘`´‛′＇ʹʻʼʽʾʿˈꞌ"
# Some apostrophes are letters to Unicode.
_LETTER = r"[^\W\d_ʹʻʼʽʾʿˈꞌ]"
_SMALL = "a-zа-яёѐѝіїєґўәғқңөұүһҳ"
# What a word goes on with: stress marks, invisible signs, and a hyphen at the end of a line.
_INSIDE = (
    rf"[\u0300-\u036f]++{_LETTER}*+|[\u00ad\u200b-\u200f\u2060\ufeff]++{_LETTER}++"
    rf"|(?<=[{_SMALL}])[-‐]\r?\n[ \t]*+(?=[{_SMALL}]){_LETTER}++"
)
# Letters of plain words first: they are told quicker than all letters there are.
_RUN = rf"(?:[A-Za-zА-яЁё]++{_LETTER}*+|{_LETTER}++)"
_LETTERS = rf"{_RUN}(?:(?=[^\s\w.,'])(?:{_INSIDE}))*"
# No group is possessive: Python before 3.11.5 loses the end of a word there (gh-106052), and nothing backtracks anyway.
# The sign that makes oʻ and gʻ letters may end a word; one that closes a quotation is another.
WORD = re.compile(rf"\d++|{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*(?:(?<=[oOgG])[ʻ‘`])?")
# Most words; of these nothing else can be spelt in another way.
_ORDINARY = re.compile("[а-яёА-ЯЁ]+")
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


@dataclass(frozen=True)
class Words:
    """The words of one text: as written, and where each starts and ends. What else is told of them is told once."""

    written: list[str]
    starts: list[int]
    ends: list[int]
    text: str

    def touch(self, index: int) -> bool:
        """Whether word `index` and the next stand next to each other: nothing but blanks and light signs between."""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        return between == " " or _BETWEEN.fullmatch(between) is not None

    @cached_property
    def folded(self) -> list[str]:
        """The words in the spelling they are compared in."""
        return list(_FOLDED.each(self.written))

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts, the first at 0."""
        return sentence_starts(self.text)

    @cached_property
    def sentences(self) -> list[int]:
        """The number of each word's sentence."""
        numbers: list[int] = []
        for number, after in enumerate([*self.sentence_starts[1:], len(self.text)]):
            numbers += [number] * (bisect_left(self.starts, after) - len(numbers))
        return numbers


def words(text: str) -> Words:
    """All words of a text, in order."""
    written = WORD.findall(text)
    starts: list[int] = []
    end = 0
    for word in written:
        # No word begins between two others, so that the next place of its letters is its own.
        start = text.index(word, end)
        starts.append(start)
        end = start + len(word)
    return Words(written, starts, [start + len(word) for start, word in zip(starts, written, strict=True)], text)


def folded_words(text: str) -> Iterator[str]:
    """The words of a text in the spelling they are compared in."""
    return (fold(word) for word in WORD.findall(text))


@lru_cache(_CACHED)
def fold(word: str) -> str:
    """One spelling for all spellings of a word: case, ё/е, stress marks, look-alikes, apostrophes, hyphenation, and
    without an English 's."""
    if _ORDINARY.fullmatch(word):
        return word.lower().replace("ё", "е")
    plain = word if word.isalpha() else _UNSEEN.sub("", word)
    # Once before the case is gone, which tells «H» from «h», and once after: «ﬁ» has an «i» only then.
    spelt = _of_one_alphabet(unicodedata.normalize("NFC", plain)).casefold()
    folded = _of_one_alphabet(spelt).translate(_ONE_SIGN)
    while folded.endswith("'s"):
        folded = folded[:-2]
    return folded


_FOLDED = Remembered(fold.__wrapped__)


def _of_one_alphabet(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    as_cyrillic, as_latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    # «бepeнecи» has more Latin letters, and yet can be Cyrillic only.
    only_cyrillic, only_latin = not _LATIN.search(as_cyrillic), not _CYRILLIC.search(as_latin)
    is_cyrillic = only_cyrillic if only_cyrillic != only_latin else cyrillic >= latin
    return as_cyrillic if is_cyrillic else as_latin


def script(folded: str) -> str:
    """«cyrillic», «latin», or «» for digits and everything else."""
    if _CYRILLIC.search(folded):
        return "cyrillic"
    return "latin" if _LATIN.search(folded) else ""


def is_capitals(word: str) -> bool:
    """Whether a word is written in capitals only, and so is an abbreviation: «СОЧ», «AWOL»."""
    return len(word) > 1 and word.isupper()
