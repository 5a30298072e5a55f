"""What readers without a model of names find: an exact substring, and string distance on transliterated text. Pure."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import JaroWinkler

_LETTERS = """
а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch
ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h ў:o ҳ:kh ': ʼ: ’: ‘: ʻ: `:
"""
_TABLE = str.maketrans(dict(pair.split(":") for pair in _LETTERS.split()))
_WORD = re.compile(r"[^\W_]+")


def holds(name: str, text: str) -> bool:
    """The name stands in the text as it is written, in capitals or not."""
    return name.casefold() in text.casefold()


def latin(text: str) -> str:
    """The text in lower-case Latin letters without marks or apostrophes, by one plain table for all six languages."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    return "".join(one for one in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(one))


def likeness(name: str, text: str) -> float:
    """Jaro-Winkler, 0 to 1, of the name and the run of as many words that is most like it, both transliterated."""
    wanted, words = _WORD.findall(latin(name)), _WORD.findall(latin(text))
    runs = (words[at : at + len(wanted)] for at in range(max(len(words) - len(wanted), 0) + 1))
    return max(JaroWinkler.similarity(" ".join(wanted), " ".join(run)) for run in runs)
