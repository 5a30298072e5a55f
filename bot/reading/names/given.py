"""Given names that are the same name (Александр, Olexandr, Искандер), and short forms of them. Pure.

A name of the lists belongs to one group or several; any other name is a group of its own, told by its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bot.language.tokens import fold
from bot.reading.names.data import listed, phrases, wrong
from bot.reading.names.letters import is_cyrillic, loose, readings, same
from bot.reading.names.skeleton import keys, roots

Gender = Literal["male", "female", "unknown"]
_GENDERS: Mapping[str, Gender] = {"male": "male", "female": "female"}
_REMEMBERED = 1 << 16
# The key of names of which only an initial is watched: any given name may be theirs.
ANY_GIVEN = "*"
_FILE, _SHORT_FILE = "given.txt", "short.txt"


@dataclass(frozen=True, slots=True)
class Group:
    """Names that are equal, folded and in the nominative, and the short forms of them."""

    number: int
    gender: Gender
    names: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """All groups, and where names and short forms are found by their loose readings and their skeletons."""

    groups: tuple[Group, ...]
    by_name: Mapping[str, tuple[tuple[str, int], ...]]
    by_short: Mapping[str, tuple[tuple[str, int], ...]]
    by_root: Mapping[str, frozenset[str]]


@cache
def given_names() -> GivenNames:
    """The groups of the data files; ConfigError names a line that cannot be used."""
    rows = [(number, _gender(number, key), words.split()) for number, key, words in phrases(_FILE)]
    short = listed(_SHORT_FILE)
    _check_short(short, {name for _, _, names in rows for name in names})
    groups = tuple(
        Group(place, gender, _without_repeats(tuple(map(_word, names))), _without_repeats(_short_of(names, short)))
        for place, (_, gender, names) in enumerate(rows)
    )
    by_name = _by_reading((name, group.number) for group in groups for name in group.names)
    by_short = _by_reading((name, group.number) for group in groups for name in group.short)
    return GivenNames(groups, by_name, by_short, _by_root(groups))


@lru_cache(_REMEMBERED)
def groups_of(folded: str) -> tuple[Group, ...]:
    """The groups that have this word as a name in the nominative."""
    return _looked_up(folded, given_names().by_name)


@lru_cache(_REMEMBERED)
def short_groups_of(folded: str) -> tuple[Group, ...]:
    """The groups that have this word as a short form."""
    return _looked_up(folded, given_names().by_short)


def is_given(folded: str) -> bool:
    """Whether this is a given name of the lists, or a short form of one."""
    return bool(groups_of(folded) or short_groups_of(folded))


def gender_of(folded: str) -> Gender:
    """The gender of all that bear this given name; unknown for a name that both or nobody known bears."""
    genders = {group.gender for group in groups_of(folded) or short_groups_of(folded)}
    return genders.pop() if len(genders) == 1 else "unknown"


@lru_cache(_REMEMBERED)
def filing_keys(folded: str) -> frozenset[str]:
    """The keys that a given name is filed under: those of its groups, or its skeletons."""
    found = groups_of(folded) or short_groups_of(folded)
    return frozenset(_key(group.number) for group in found) or frozenset(roots(folded))


@lru_cache(_REMEMBERED)
def lookup_keys(folded: str) -> frozenset[str]:
    """The keys of all given names that this word of a text may be a form of."""
    by_root, own = given_names().by_root, keys(folded)
    return own.union(ANY_GIVEN, *(by_root.get(key, frozenset()) for key in own))


def _looked_up(folded: str, table: Mapping[str, tuple[tuple[str, int], ...]]) -> tuple[Group, ...]:
    groups = given_names().groups
    found = {
        number: groups[number]
        for reading in readings(folded)
        for listed_reading, number in table.get(loose(reading), ())
        if same(reading, listed_reading)
    }
    return tuple(found.values())


def _by_reading(names: Iterator[tuple[str, int]]) -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, dict[tuple[str, int], None]] = {}
    for name, number in names:
        for reading in readings(name):
            table.setdefault(loose(reading), {})[reading, number] = None
    return {key: tuple(found) for key, found in table.items()}


def _by_root(groups: tuple[Group, ...]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in groups:
        for name in (*group.names, *group.short):
            for root in roots(name):
                table.setdefault(root, set()).add(_key(group.number))
    return {root: frozenset(found) for root, found in table.items()}


def _key(number: int) -> str:
    """Digits never stand in a skeleton."""
    return str(number)


def _word(name: str) -> str:
    return fold(name.replace("-", ""))


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, without Latin spellings that follow from a Cyrillic one's letters: «yulia» could also be read юля."""
    cyrillic = [name for name in names if is_cyrillic(name)]
    known = {loose(reading): reading for name in cyrillic for reading in readings(name)}
    return (*cyrillic, *(name for name in names if not is_cyrillic(name) and not _is_read(name, known)))


def _is_read(name: str, known: Mapping[str, str]) -> bool:
    return any(same(reading, known.get(loose(reading), "")) for reading in readings(name))


def _short_of(names: list[str], short: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(fold(form) for name in names for form in short.get(name, ()))


def _gender(line: int, key: str) -> Gender:
    if key not in _GENDERS:
        raise wrong(_FILE, line, f"«{key}» is no gender; write «male: names» or «female: names»")
    return _GENDERS[key]


def _check_short(short: Mapping[str, tuple[str, ...]], names: set[str]) -> None:
    for name in short:
        if name not in names:
            raise wrong(_SHORT_FILE, None, f"«{name}» is in no group of {_FILE}; add it there, or write it as there")
