"""A name as people write it, understood: which word is what, and whether it is a man's or a woman's. Pure.

    words → initials and patronymic → which of the rest is the surname → gender

A comma decides the order, then a patronymic in the middle or at the end, then endings of surnames and known given
names; where nothing tells, the given name comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.language.tokens import fold
from bot.reading.names.data import listed
from bot.reading.names.given import Gender, gender_of, is_given
from bot.reading.names.letters import is_cyrillic, readings, spelt
from bot.reading.names.parts import Part, split

_REMEMBERED = 1 << 14
_MEN = ("ов", "ев", "ин", "ски", "цки")
_WOMEN = ("ова", "ева", "ина", "ская", "цкая", "ска", "цка")
_NEITHER = ("енко", "дзе", "швили", "ян", "янц", "чук", "их", "ых", "ко", "ец", "ук", "юк", "ак", "евич", "ович")


@dataclass(frozen=True, slots=True)
class ParsedName:
    """How a name was understood. Words are as written; `former` are earlier surnames; `initials` are folded letters.

    `one_word` is set where there is only a given name or a surname.
    """

    text: str
    given: str | None = None
    patronymic: str | None = None
    surname: str | None = None
    gender: Gender = "unknown"
    one_word: bool = False
    former: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    parts: tuple[Part | None, Part | None, Part | None] = (None, None, None)


@lru_cache(_REMEMBERED)
def parse_name(text: str) -> ParsedName:
    """What each word of a name is, remembered; a text without a word has neither given name nor surname."""
    return understood(text)


def understood(text: str) -> ParsedName:
    """The same, not remembered: for names that are seen once."""
    found = split(text)
    initials = tuple(part.whole for part in found.parts if part.is_initial)
    full = [part for part in found.parts if not part.is_initial]
    given, father, surname = _roles(full, bool(initials))
    one_word = not initials and sum(part is not None for part in (given, father, surname)) == 1
    return ParsedName(
        text,
        given.written if given else None,
        father.written if father else None,
        surname.written if surname else None,
        _gender(given, father, surname),
        one_word,
        found.former,
        initials,
        (given, father, surname),
    )


_Roles = tuple[Part | None, Part | None, Part | None]


def _roles(parts: Sequence[Part], initials: bool) -> _Roles:
    """Given name, patronymic, surname."""
    if not parts:
        return None, None, None
    if len(parts) == 1:
        return (None, None, parts[0])
    if parts[1].after_comma:
        return parts[1], next((part for part in parts[2:]), None), parts[0]
    at = _patronymic_at(parts)
    if at is None:
        return _two(parts[0], parts[-1], parts[1:-1])
    rest = [*parts[:at], *parts[at + 1 :]]
    if len(rest) == 1:
        return _without_surname(rest[0], parts[at])
    if at == len(parts) - 1:
        return (rest[1], parts[at], rest[0]) if not _is_given_first(rest) else (rest[0], parts[at], rest[1])
    return rest[0], parts[at], rest[-1]


def _is_given_first(rest: Sequence[Part]) -> bool:
    """Whether a name that ends in a patronymic still begins with the given name: «Арслан Темирбаев Маратович»."""
    return is_given(rest[0].whole) and not is_given(rest[1].whole) and looks_like_surname(rest[1].whole)


def _patronymic_at(parts: Sequence[Part]) -> int | None:
    """The place of the patronymic; a first word is none, and of two words only one that cannot be a surname is."""
    places = [at for at, part in enumerate(parts) if part.patronymic and (part.son or at)]
    for at in places:
        part = parts[at]
        if len(parts) > 2 or part.son or (part.patronymic and _names_a_father(part)):
            return at
    return None


def _names_a_father(part: Part) -> bool:
    found = part.patronymic
    return found is not None and not found.turkic and (found.gender == "female" or is_given(found.father))


def _without_surname(given: Part, father: Part) -> _Roles:
    """«Бакыт Асан уулу» has its father's name as a surname; «Мансур Асланович» leaves the surname out."""
    return (given, None, father) if father.son else (given, father, None)


def _two(one: Part, other: Part, between: Sequence[Part]) -> _Roles:
    middle = next((part for part in between if part.patronymic), None)
    first = _surname_weight(one, other) <= _surname_weight(other, one)
    return (one, middle, other) if first else (other, middle, one)


def _surname_weight(part: Part, other: Part) -> int:
    """How much more a word looks like a surname than like a given name; -ина ends both: Альбертина."""
    looks = looks_like_surname(part.whole)
    if looks and _gender_by_end(part.folded[-1]) == "female" and not is_given(other.whole):
        looks = not any(spelt(reading).endswith("ина") for reading in readings(part.whole))
    return 2 * looks - 3 * is_given(part.whole) + (len(part.folded) > 1)


def looks_like_surname(folded: str) -> bool:
    """Whether a word ends as surnames do."""
    return any(spelt(reading).endswith((*_MEN, *_WOMEN, *_NEITHER)) for reading in readings(folded))


def _gender(given: Part | None, father: Part | None, surname: Part | None) -> Gender:
    for part in (father, surname):
        if part and part.patronymic and (part is father or part.son or part.patronymic.turkic):
            return part.patronymic.gender
    known = gender_of(given.whole) if given else "unknown"
    by_end = _gender_by_end(surname.folded[-1] if surname else "")
    # Щербина may be a man's surname, Литвин a woman's; Каримов is not a woman's, unless in Latin letters.
    men = surname is not None and is_cyrillic(surname.whole) and not surname.folded[-1].endswith(("ин", "ін", "їн"))
    contradicted = known == "female" and by_end == "male" and men
    return by_end if known == "unknown" or contradicted else known


def _gender_by_end(surname: str) -> Gender:
    endings = readings(surname)
    if any(spelt(reading).endswith(_WOMEN) for reading in endings):
        return "female"
    return "male" if any(spelt(reading).endswith(_MEN) for reading in endings) else "unknown"


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that many bear, in plain letters and as a man bears them."""
    words = (word for listed_words in listed("surnames.txt").values() for word in listed_words)
    return frozenset(spelt(reading) for word in words for reading in readings(fold(word)))
