"""The plain spelling that names are compared in, whatever script they are written in. Pure.

A word has one *reading* or several: strings of plain Cyrillic letters («Yulia» is юля, юлиа or юлия). A letter that may
be one of a few (z is з, or ж without its sign) is one sign that stands for them; `same` compares sign by sign. `loose`
maps all letters that may ever be the same to one, so that readings can be looked up before they are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from bot.reading.names.data import listed

VOWELS = "аяеоуюи"
_LOOSE = ("аяеоую", "и", "зжцчшщскгх")
_MOST_READINGS = 48
_REMEMBERED = 1 << 16
_CYRILLIC = re.compile("[\u0400-\u052f]")
_TURKIC = re.compile("[әқғңөұүһҳҷўӣӯ]")
_WESTERN = re.compile("[włżśćńźąę]|sch|cz|sz")
_NOT_PLAIN = re.compile(r"[^a-z]|[sczkgp]h|ts|[yijw][aeou]|ou|oo|[wqx]")
_HUSHED_O = re.compile("(?<=[жчшщ])о")
_HUSHED = "ео"
_SOFTENED = ("ая", "ую")
_FRENCH_END = "ine"
_FIRST_PRIVATE = 0xE000


@dataclass(frozen=True, slots=True)
class Table:
    """The readings of letters under one set of circumstances, and what finds the letters."""

    options: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All tables by circumstance, and the signs that stand for one of several letters."""

    tables: dict[str, Table]
    signs: dict[str, str]
    meant: dict[str, frozenset[str]]
    loosening: dict[int, str]
    softened: dict[str, str]
    first: dict[int, str]


@lru_cache(_REMEMBERED)
def readings(folded: str) -> tuple[str, ...]:
    """All readings of a folded word, each once; «» is never among them."""
    table = alphabet().tables[_circumstance(folded)]
    spelt = folded if _CYRILLIC.search(folded) else _known_letters(folded, table)
    found = list(_read(spelt, table))
    if spelt.endswith(_FRENCH_END):
        found += _read(spelt[:-1], table)
    return tuple(dict.fromkeys(one for one in found if one))


def _read(spelt: str, table: Table) -> Iterator[str]:
    pieces = [_options(table, match[0]) for match in table.pattern.finditer(spelt)]
    # A vowel's sign is dropped inside a word only: Anna is not Янна, and Korobova ends in а.
    for place in {0, len(pieces) - 1} if pieces else ():
        if pieces[place][0] in alphabet().softened:
            pieces[place] = (alphabet().softened[pieces[place][0]],)
    return (_tidy("".join(one)) for one in _few_products(pieces))


def is_cyrillic(folded: str) -> bool:
    """Whether a word is written in Cyrillic letters, and so is inflected by Slavic endings."""
    return _CYRILLIC.search(folded) is not None


@lru_cache(_REMEMBERED)
def loose(reading: str) -> str:
    """The reading with one letter for all that may be the same."""
    return reading.translate(alphabet().loosening)


@lru_cache(_REMEMBERED)
def spelt(reading: str) -> str:
    """The reading in letters only: the first of those that a sign stands for."""
    return reading.translate(alphabet().first)


def same(one: str, other: str) -> bool:
    """Whether two readings are the same letter by letter."""
    if one == other:
        return True
    if len(one) != len(other):
        return False
    meant = alphabet().meant
    return all(
        a == b or not meant.get(a, frozenset(a)).isdisjoint(meant.get(b, frozenset(b)))
        for a, b in zip(one, other, strict=True)
    )


@cache
def alphabet() -> Alphabet:
    """The tables of the data files."""
    latin, cyrillic = listed("latin.txt"), listed("cyrillic.txt")
    options = {
        "cyrillic": _of(cyrillic),
        "turkic": _of(cyrillic, "turkic"),
        "latin": _of(latin),
        "plain": _of(latin, "plain"),
        "western": _of(latin, "western"),
    }
    several = {one for table in options.values() for one in table.values() if _is_sign(one)}
    several.add(tuple(_HUSHED))
    signs = {"".join(one): chr(_FIRST_PRIVATE + number) for number, one in enumerate(sorted(several))}
    meant = {sign: frozenset(letters) for letters, sign in signs.items()}
    tables = {key: Table(table, _longest_first(table, key)) for key, table in options.items()}
    softened = {signs[pair]: pair[0] for pair in _SOFTENED if pair in signs}
    return Alphabet(
        tables, signs, meant, _loosening(meant), softened, {ord(sign): letters[0] for letters, sign in signs.items()}
    )


def _of(lists: dict[str, tuple[str, ...]], circumstance: str = "") -> dict[str, tuple[str, ...]]:
    """The rows of a table that count under this circumstance, its own over the general ones."""
    general = {key: words for key, words in lists.items() if " " not in key}
    own = {
        key.removeprefix(circumstance).strip(): words
        for key, words in lists.items()
        if circumstance and key.startswith(f"{circumstance} ")
    }
    return {key: tuple(word.replace("-", "") for word in words) for key, words in {**general, **own}.items()}


def _longest_first(table: dict[str, tuple[str, ...]], key: str) -> re.Pattern[str]:
    found = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    return re.compile(f"{found}|[а-я]" if key in ("cyrillic", "turkic") else found)


def _loosening(meant: dict[str, frozenset[str]]) -> dict[int, str]:
    of_letter = {letter: letters[0] for letters in _LOOSE for letter in letters}
    of_sign = {sign: of_letter[min(letters)] for sign, letters in meant.items()}
    return {ord(letter): to for letter, to in (of_letter | of_sign).items()}


def _circumstance(folded: str) -> str:
    if _CYRILLIC.search(folded):
        return "turkic" if _TURKIC.search(folded) else "cyrillic"
    if _WESTERN.search(folded):
        return "western"
    return "latin" if _NOT_PLAIN.search(folded) else "plain"


def _known_letters(word: str, table: Table) -> str:
    """The word without signs over letters that the table does not list, and with Russian endings in French spelling."""
    letters = (letter if letter in table.options else _base(letter) for letter in unicodedata.normalize("NFC", word))
    spelt = "".join(letters)
    if spelt.endswith(("off", "eff")):
        return f"{spelt[:-2]}v"
    return spelt


def _base(letter: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))


def _is_sign(options: Sequence[str]) -> bool:
    return len(options) > 1 and all(len(one) == 1 for one in options)


def _options(table: Table, letters: str) -> tuple[str, ...]:
    options = table.options.get(letters, (letters,))
    return (alphabet().signs["".join(options)],) if _is_sign(options) else options


def _few_products(pieces: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """All ways to read the word; where there are very many, the first reading of its last letters only."""
    size, kept = 1, list(pieces)
    for index, options in enumerate(kept):
        if size * len(options) > _MOST_READINGS:
            kept[index] = options[:1]
        size *= len(kept[index])
    return product(*kept)


def _tidy(reading: str) -> str:
    """No «ии», and one sign for the о after ж ч ш щ that may be a ё."""
    single = reading.replace("тс", "ц").replace("шч", "щ")
    while "ии" in single:
        single = single.replace("ии", "и")
    return _HUSHED_O.sub(alphabet().signs[_HUSHED], single)
