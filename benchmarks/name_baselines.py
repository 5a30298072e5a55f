"""What readers without a model of names find: an exact substring, and a string distance on transliterated text. Pure."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import JaroWinkler

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґәғқңөұүһўҳ"
_LATIN = (
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g a g k n o u u h o kh"
).split()
_TABLE = str.maketrans(
    {letter: latin.strip("-") for letter, latin in zip(_CYRILLIC, _LATIN, strict=True)} | dict.fromkeys("'ʼ’‘ʻ`", "")
)
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
