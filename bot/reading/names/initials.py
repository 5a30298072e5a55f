"""Initials beside a surname, and whether they are those of a person: «Ю. Емельянова», «Емельянова Ю.А.». Pure."""

from __future__ import annotations

import re
from functools import cache

from bot.language.tokens import fold
from bot.reading.names.data import listed
from bot.reading.names.letters import is_cyrillic, loose, readings, same
from bot.reading.names.line import Line, Unit
from bot.reading.names.person import Person

_GAP = re.compile(r"\.?\s*")
_AFTER = re.compile(r"\s+")


def initials_beside(line: Line, surname: Unit) -> tuple[tuple[str, ...], Unit, Unit] | None:
    """The one or two initials before or after a surname, folded, with the units that they and it reach from and to."""
    before = _initials(line, surname.first - 1, -1)
    if before:
        return tuple(reversed(before)), Unit(surname.first - len(before), surname.first - 1, ()), surname
    if not _AFTER.fullmatch(line.gap(surname.last)):
        return None
    after = _initials(line, surname.last + 1, 1)
    return (tuple(after), surname, Unit(surname.last + 1, surname.last + len(after), ())) if after else None


def fits(one: Person, initials: tuple[str, ...]) -> bool:
    """Whether a person's given name begins with the first of these, and the patronymic, if known, with the second."""
    mine = one.parsed.initials
    first = begins(one.given, initials[0]) if one.given else bool(mine) and begins(mine[0], initials[0])
    if not first or len(initials) < 2:
        return first
    if one.father is not None:
        return begins(one.father.father, initials[1])
    return len(mine) < 2 or begins(mine[1], initials[1])


def begins_with(one: Person, given: str) -> bool:
    """Whether a written given name begins with the initial that is all that is watched."""
    return bool(one.parsed.initials) and begins(given, one.parsed.initials[0])


def _initials(line: Line, word: int, step: int) -> list[str]:
    found: list[str] = []
    while len(found) < 2 and _is_initial(line, word):
        gap = line.gap(word if step < 0 else word - 1)
        if not _GAP.fullmatch(gap) or (found and step < 0 and "." not in gap):
            break
        found.append(line.folded(word))
        word += step
    dotted = found and "." in line.gap(word - step if step > 0 else word + 1)
    return found if dotted else []


def _is_initial(line: Line, word: int) -> bool:
    folded = line.folded(word)
    if len(folded) == 2 and line.is_capital(word):
        return folded in _two_letters() and line.gap(word).startswith(".")
    return len(folded) == 1 and folded.isalpha() and line.is_capital(word)


@cache
def _two_letters() -> frozenset[str]:
    return frozenset(letters for listed_letters in _latin().values() for letters in listed_letters if len(letters) == 2)


def begins(name: str, initial: str) -> bool:
    """Whether a name may begin with this letter, in whichever script each is."""
    if name.startswith(initial):
        return True
    mine, other = _letters(name), _letters(initial)
    if is_cyrillic(name) and not is_cyrillic(initial):
        return initial in _latin().get(fold(name[0]), ()) or _alike(mine, other)
    if is_cyrillic(initial) and not is_cyrillic(name):
        return name.startswith(_latin().get(initial, ("\0",))) or _alike(mine, other)
    return _alike(mine, other)


def _letters(word: str) -> set[str]:
    return {reading[0] for reading in readings(word)}


def _alike(mine: set[str], other: set[str]) -> bool:
    return any(loose(a) == loose(b) and same(a, b) for a in mine for b in other)


@cache
def _latin() -> dict[str, tuple[str, ...]]:
    return listed("initials.txt")
