"""Whose code or law a name is: the country before or behind it. Pure."""

from __future__ import annotations

from bot.language.tokens import fold
from bot.reading.places import AFTER_CODE, abbreviated, country_named
from bot.reading.statutes.line import Line

INSIDE = frozenset({"", "-", '"'})
REACH = 8
_LONGEST_ENDING = 5
_WHOLE = frozenset({"name", "latin", "adjective", "short"})
_BEFORE = _WHOLE | {AFTER_CODE}


def whose(line: Line, first: int, last: int) -> tuple[str | None, int, int]:
    """The country of a name from `first` to `last`, and how far the name goes with it."""
    before, start = _before(line, first)
    behind, end = _behind(line, last)
    if behind and (not before or abbreviated(fold(line.word(end))) or line.word(end).isupper()):
        return behind, first, end
    if before:
        return before, start, last
    return behind, first, end


def country_inside(line: Line, first: int, last: int) -> str | None:
    return next((whose for at in range(first, last + 1) if (whose := _country(line, at))), None)


def with_ending(line: Line, index: int) -> int:
    """The word, with an ending behind a hyphen: «ҚК-нің»."""
    ending = line.word(index + 1)
    return index + 1 if line.between(index) == "-" and ending.islower() and len(ending) <= _LONGEST_ENDING else index


def _before(line: Line, first: int) -> tuple[str | None, int]:
    at = first - 1
    while at > first - REACH and line.has(at, "republic") and line.signs(at) in INSIDE:
        at -= 1
    if line.signs(at) not in INSIDE:
        return None, first
    if line.word(at).islower() and line.between(at - 1) == "-" and len(line.word(at)) <= _LONGEST_ENDING:
        at -= 1
    place = line.place_at.get(at)
    if place and place.kind in _BEFORE:
        return place.country, place.first
    return None, first


def _behind(line: Line, last: int) -> tuple[str | None, int]:
    at = last + 1
    while at < last + REACH and _leads(line, at) and line.signs(at - 1) in INSIDE | {"("}:
        at += 1
    if line.signs(at - 1) not in INSIDE | {"("}:
        return None, last
    country = _country(line, at)
    if country is None:
        return None, last
    place = line.place_at.get(at)
    end = place.last if place else at
    while line.has(end + 1, "republic") and line.signs(end) == "":
        end += 1
    return country, with_ending(line, end)


def _leads(line: Line, at: int) -> bool:
    return bool(line.tags(at) & {"of", "republic"})


def _country(line: Line, at: int) -> str | None:
    if whose := abbreviated(fold(line.word(at))):
        return whose
    place = line.place_at.get(at)
    if place is None:
        # «of the criminal code of kazakhstan»
        return country_named(fold(line.word(at)))
    return place.country if place.kind in _WHOLE else None
