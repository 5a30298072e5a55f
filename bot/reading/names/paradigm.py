"""The forms of one word of a name: what it looks like in every Russian and Ukrainian case. Pure.

    the nominative's readings → the classes that its ending and gender allow → stem + endings of data/endings.txt

A form leads to the cases it may be. Names that no class fits are not declined: they are every case at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bot.reading.names.data import listed, wrong
from bot.reading.names.given import Gender, given_names
from bot.reading.names.letters import is_cyrillic, loose, readings, same, spelt

Role = Literal["given", "surname"]
Cases = frozenset[str]

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "vocative")
ALL_CASES: Cases = frozenset(CASES)
NOMINATIVE: Cases = frozenset(("nominative",))
MANY = "plural "
_REMEMBERED = 1 << 14
_FILE = "endings.txt"


@dataclass(frozen=True, slots=True)
class Class:
    """Words that are declined alike: whose, what they end in, and how much of it the endings replace."""

    name: str
    role: Role | None
    genders: frozenset[str]
    ends: tuple[str, ...]
    cut: int = 0


_MEN, _WOMEN = frozenset(("male", "unknown")), frozenset(("female", "unknown"))
_ALL = _MEN | _WOMEN
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
# In plain letters: -ий, -ый and -и are и, -ой is ои. The endings cut from family names are those of the man's.
CLASSES = (
    Class("man-ов", "surname", _MEN, ("ов", "ев", "ин")),
    Class("woman-ова", "surname", _WOMEN, ("ова", "ева", "ина"), 1),
    Class("family-ов", "surname", _MEN, ("ов", "ев", "ин")),
    Class("family-ов", "surname", _WOMEN, ("ова", "ева", "ина"), 1),
    Class(
        "man-ий", "surname", _MEN, ("ки", "ни", "ли", "ри", "хи", "ги", "чи", "ши", "жи", "ди", "ти", "ви", "бли"), 1
    ),
    Class("man-ий", "surname", _MEN, ("ои",), 2),
    Class("woman-ая", "surname", _WOMEN, ("ая",), 2),
    # Ukrainian has Біленька, Чорна and Лісова where Russian has -ая.
    Class("woman-ая", "surname", _WOMEN, ("ка", "на", "ва", "ла", "та", "ра", "га", "ха"), 1),
    Class("family-ий", "surname", _MEN, ("ски", "цки"), 1),
    Class("family-ий", "surname", _WOMEN, ("ская", "цкая"), 2),
    Class("family-ий", "surname", _WOMEN, ("ска", "цка"), 1),
    Class("consonant", None, _MEN, _CONSONANTS),
    Class("family-consonant", "surname", _ALL, _CONSONANTS),
    Class("й", None, _MEN, ("аи", "еи", "уи", "юи", "яи", "ои"), 1),
    Class("family-й", "surname", _ALL, ("аи", "еи", "уи"), 1),
    Class("а", None, _ALL, ("а",), 1),
    Class("га", "given", _ALL, ("га", "ка", "ха"), 2),
    Class("я", None, _ALL, ("я",), 1),
    Class("woman-ь", "given", _WOMEN, _CONSONANTS),
    Class("о", None, _MEN, ("ко", "ло", "но", "ро", "то"), 1),
    Class("family-о", "surname", _ALL, ("ко", "ло", "но"), 1),
)
# -ий of given names: Евгений; a name in -и such as Али is not declined, and Latin letters do not tell.
_GIVEN_IY = Class("й", "given", _MEN, ("и",), 0)
_POSSESSIVE = frozenset(("man-ов", "woman-ова", "family-ов"))
_AFTER_VOWEL = ("ей", "ай", "ой", "уй", "ey", "ei", "ej", "eï", "ay", "ai", "aj", "aï", "oy", "oi")
_NOT_NOMINATIVE = ("ии", "ії", "иї")
_NOT_DECLINED = ("и", "о", "е", "у", "ю", "их", "дзе", "ко")


@dataclass(frozen=True, slots=True)
class Stem:
    """What all forms of one class begin with, and the cases of every ending; only Cyrillic words have such forms."""

    stem: str
    loosely: str
    endings: Mapping[str, Cases]


@dataclass(frozen=True, slots=True)
class Forms:
    """A word in the nominative: its readings with the cases that this form has, and its stems."""

    whole: tuple[tuple[str, str, Cases], ...]
    stems: tuple[Stem, ...]


@lru_cache(_REMEMBERED)
def forms(folded: str, role: Role, gender: Gender) -> Forms:
    """All forms of a word in the nominative."""
    return _joined([_forms(folded, reading, role, gender) for reading in readings(folded)])


@lru_cache(_REMEMBERED)
def group_cases(folded: str, number: int, short: bool) -> Cases:
    """The cases of a written word if it is a name of this group, or one of its short forms; remembered."""
    return cases_of(folded, _group_forms(number, short))


def cases_of(folded: str, table: Forms) -> Cases:
    """The cases of a written word if it is one of these forms; empty if it is none."""
    found: set[str] = set()
    cyrillic = is_cyrillic(folded)
    # «Евгении» is «евгени» in plain letters, as «Евгений» is, and never its nominative.
    whole_words = () if cyrillic and folded.endswith(_NOT_NOMINATIVE) else table.whole
    for reading in readings(folded):
        loosely = loose(reading)
        for whole, whole_loosely, cases in whole_words:
            if loosely == whole_loosely and same(reading, whole):
                found |= cases
        if cyrillic:
            for stem in table.stems:
                if loosely.startswith(stem.loosely):
                    found |= _ending_cases(reading, stem)
    return frozenset(found) if whole_words else frozenset(found) - NOMINATIVE


def nominative(folded: str, table: Forms) -> bool:
    """Whether a written word is this word in the nominative."""
    return any(
        loosely == loose(reading) and same(reading, whole)
        for reading in readings(folded)
        for whole, loosely, _ in table.whole
    )


def _ending_cases(reading: str, stem: Stem) -> Cases:
    """The cases that the letters after the stem tell; «ии» is one и, which then is the stem's and the ending's."""
    size = len(stem.stem)
    if not same(reading[:size], stem.stem):
        return frozenset()
    found = stem.endings.get(_plain_vowel(reading[size:]), frozenset())
    if stem.stem.endswith("и"):
        found |= stem.endings.get(reading[size - 1 :], frozenset())
    return found


def _plain_vowel(ending: str) -> str:
    """After ж ч ш щ one sign stands for о and ё."""
    return ending if ending.isascii() or not ending or ending[0] < "\ue000" else f"о{ending[1:]}"


@lru_cache(_REMEMBERED)
def _group_forms(number: int, short: bool) -> Forms:
    group = given_names().groups[number]
    words = group.short if short else group.names
    return _joined([_forms(word, reading, "given", group.gender) for word in words for reading in readings(word)])


def _joined(listed_forms: list[Forms]) -> Forms:
    whole = dict.fromkeys(one for table in listed_forms for one in table.whole)
    stems = {(one.stem, id(one.endings)): one for table in listed_forms for one in table.stems}
    return Forms(tuple(whole), tuple(stems.values()))


def _forms(word: str, reading: str, role: Role, gender: Gender) -> Forms:
    end = spelt(reading)
    classes = [one for one in _classes(word, role) if gender in one.genders and end.endswith(one.ends)]
    own = {one.name for one in classes if one.role == "surname"} & _POSSESSIVE
    classes = [one for one in classes if not own or one.name in own]
    singular = [one for one in classes if not one.name.startswith("family")]
    # A woman's name in a consonant is not declined; nor need that be which may be a woman's.
    fixed = not singular or end.endswith(_NOT_DECLINED) or (gender != "male" and _is_bare(end) and not own)
    whole = (reading, loose(reading), ALL_CASES if fixed else NOMINATIVE)
    stems = (Stem(stem, loose(stem), _endings()[one.name]) for one in classes for stem in _stems(reading, one))
    return Forms((whole,), tuple(stems))


def _classes(word: str, role: Role) -> Iterator[Class]:
    """The classes for this role; -ий of given names where the letters tell it or cannot."""
    yield from (one for one in CLASSES if one.role in (None, role))
    if role == "given" and (word.endswith("й") or not is_cyrillic(word)) and not word.endswith(_AFTER_VOWEL):
        yield _GIVEN_IY


def _is_bare(reading: str) -> bool:
    return reading[-1] in _CONSONANTS


def _stems(reading: str, one: Class) -> Iterator[str]:
    """The stem, and the one whose vowel flees: Павел → Павла, Донец → Донца."""
    stem = reading[: len(reading) - one.cut]
    yield f"{stem}{_SOFT[reading[-2]]}" if one.name == "га" else stem
    if one.name == "consonant" and reading[-3:-1] and reading[-2:] in _FLEEING and reading[-3] in _CONSONANTS:
        yield f"{reading[:-2]}{reading[-1]}"


# Ukrainian: Ольга, Ользі.
_SOFT = {"г": "з", "к": "ц", "х": "с"}
_FLEEING = ("ец", "ок", "ек", "ел", "ев")


@cache
def _endings() -> Mapping[str, Mapping[str, Cases]]:
    """The cases of every ending in plain letters, by class; plural cases are marked."""
    table: dict[str, dict[str, set[str]]] = {one.name: {} for one in CLASSES}
    for key, endings in listed(_FILE).items():
        name, number, case = key.split() if key.count(" ") == 2 else (key, "", "")
        if name not in table or number not in ("one", "many") or case not in CASES:
            raise wrong(_FILE, None, f"«{key}» is not a class, one or many, and a case; write as the lines above it")
        for ending in (plain for written in endings for plain in readings(written) or ("",)):
            table[name].setdefault(ending, set()).add(case if number == "one" else MANY + case)
    return {name: {ending: frozenset(cases) for ending, cases in rows.items()} for name, rows in table.items()}
