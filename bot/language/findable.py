"""What the full-text index has where a form of a word stands in a text: whole words, and beginnings (`выд*`). Pure.

It may have more than the forms, which is for the reading to tell; of the forms it misses next to none. That is how a
hundred thousand texts are narrowed down to those that a rule has to be tried on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from bot.language import Language, language_of
from bot.language.data import word_groups
from bot.language.english import ENGLISH
from bot.language.russian import RUSSIAN
from bot.language.tokens import script

_CACHED = 1 << 14
# More ways to write the beginning of a word are not listed: its first letters have to do then.
_MOST_SPELLINGS = 32
_LONGEST_PIECE = 3
_LATIN = "abcdefghijklmnopqrstuvwxyz" + "äáəǵğńñŋóöúüūýıïîíõşç"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя" + "әғқңөұүһіўҳ"
# What is one sound, or is spelt as one where it stands between others.
_LATIN_PAIRS = (
    "sh",
    "ch",
    "zh",
    "kh",
    "gh",
    "ts",
    "ya",
    "yu",
    "yo",
    "ye",
    "iu",
    "ia",
    "o'",
    "g'",
    "y'",
    "s'",
    "c'",
    "iy",
    "ıy",
    "yi",
    "ii",
    "ıı",
    "ıi",
    "iı",
)
_CYRILLIC_PAIRS = tuple(f"{vowel}ц" for vowel in "аеиоуўэюя")


@lru_cache(_CACHED)
def findable(folded: str, code: str) -> frozenset[str]:
    """Words and beginnings by which every form of a rule's word is found, which a list of this language has."""
    language = language_of(code, script(folded))
    if language.code == "ru":
        return frozenset(form for key in RUSSIAN.keys(folded) for form in RUSSIAN.forms(key))
    if language.code == "en":
        return frozenset((folded, *_english(folded)))
    begun = language.beginnings(folded)
    if begun is None:
        # All forms are listed, or the word has no other.
        return language.wanted(folded)
    shapes = frozenset(shape for beginning, rest in begun for shape in _shapes(language, beginning, is_whole=not rest))
    return frozenset((folded, *_own(language, folded, shapes), *shapes))


def _english(folded: str) -> Iterator[str]:
    """The exceptions' forms, or what stays of a stem when «y» or «e» at its end changes."""
    (key,) = ENGLISH.keys(folded)
    if key.startswith("="):
        yield from _exceptions()[key.removeprefix("=")]
        return
    stem = key[:-1] if key[-1:] in ("i", "e", "y") and len(key) > 2 else key
    yield f"{stem}*"
    if key.endswith("ie"):
        yield f"{key[:-2]}y*"


@cache
def _exceptions() -> Mapping[str, tuple[str, ...]]:
    return {group[0]: group for group in word_groups("english_exceptions.txt")}


def _shapes(language: Language, beginning: str, *, is_whole: bool) -> Iterator[str]:
    """A beginning in the spellings of texts; cut short where there are too many."""
    sign = "" if is_whole else "*"
    if language.spelling(beginning) == beginning and script(beginning) == "cyrillic":
        yield beginning + sign
        return
    for alphabet in (_LATIN, _CYRILLIC):
        spellings, is_cut = _spelt(language, beginning, alphabet)
        yield from (one + ("*" if is_cut else sign) for one in spellings if one)


def _spelt(language: Language, beginning: str, alphabet: str) -> tuple[set[str], bool]:
    """All that has this spelling, letter by letter; True if that is only of its first letters."""
    pieces = _pieces(language.code, alphabet)
    by_end: dict[int, set[str]] = {0: {""}}
    for at in range(len(beginning)):
        if len(by_end.get(at, ())) > _MOST_SPELLINGS:
            # Those that end behind this place begin before it.
            return set().union(*(by_end.get(end, set()) for end in range(at, at + _LONGEST_PIECE))), True
        for size in range(1, _LONGEST_PIECE + 1):
            for piece in pieces.get(beginning[at : at + size], ()) if at + size <= len(beginning) else ():
                by_end.setdefault(at + size, set()).update(one + piece for one in by_end.get(at, ()))
    return by_end.get(len(beginning), set()), False


@cache
def _pieces(code: str, alphabet: str) -> Mapping[str, tuple[str, ...]]:
    """From each letter, or two or three, of a language's spelling to what is spelt so in an alphabet."""
    language = language_of(code, "latin")
    found: dict[str, list[str]] = {}
    for piece in (*alphabet, *(_LATIN_PAIRS if alphabet is _LATIN else _CYRILLIC_PAIRS)):
        spelling = language.spelling(piece) if alphabet is _LATIN else _coarse(language, piece)
        # An apostrophe that changes nothing is left out.
        if spelling and not ("'" in piece and spelling == language.spelling(piece.replace("'", ""))):
            found.setdefault(spelling, []).append(piece)
    return {spelling: tuple(pieces) for spelling, pieces in found.items()}


def _coarse(language: Language, piece: str) -> str:
    """A Cyrillic letter in a spelling of Latin letters; "" where the language compares Cyrillic words as they are."""
    return next((one for one in language.spellings(piece) if script(one) == "latin" and one != piece), "")


def _own(language: Language, folded: str, shapes: Iterable[str]) -> Iterator[str]:
    """The word's own beginning, with signs that its spelling leaves out, for the shortest of its shapes."""
    shortest = min((len(one) for one in shapes if one.endswith("*")), default=0)
    if shortest:
        yield f"{folded[: max(shortest - 2, 3)]}*"


def findable_prefix(folded: str, code: str) -> frozenset[str]:
    """As `findable`, for a rule that has the beginning of a word."""
    language = language_of(code, script(folded))
    shapes = (shape for one in language.spellings(folded) for shape in _shapes(language, one, is_whole=False))
    return frozenset((f"{folded}*", *shapes))


def findable_form(folded: str, code: str) -> frozenset[str]:
    """As `findable`, for a rule that has one form only."""
    language = language_of(code, script(folded))
    spelt = (shape for one in language.spellings(folded) for shape in _shapes(language, one, is_whole=True))
    return frozenset((folded, *spelt))
