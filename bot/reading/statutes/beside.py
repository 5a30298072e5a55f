"""What stands beside a citation in its story: the numbers of its list, the codes named before and behind. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.reading.statutes.citations import Cited
from bot.reading.statutes.codes import Code
from bot.reading.statutes.field import Field
from bot.reading.statutes.numbers import Number

_LISTED = 2
Key = tuple[str, tuple[str, ...], str | None]
# (field, word, country) in order of place, by code.
Countries = dict[str, list[tuple[int, int, str]]]


def last_before(known: Sequence[tuple[int, int, str]], place: tuple[int, int, str]) -> str | None:
    """The country of the last of these codes that stands before a place."""
    at = bisect_left(known, place)
    return known[at - 1][2] if at else None


def next_behind(known: Sequence[tuple[int, int, str]], place: tuple[int, int, str]) -> str | None:
    """The country of the first of these codes that stands behind a place."""
    at = bisect_left(known, place)
    return known[at][2] if at < len(known) else None


def is_named(code: Code) -> bool:
    """Whether a code, law or treaty is more than a bare noun."""
    return code.name is not None


def is_named_code(code: Code) -> bool:
    """Whether this is surely a code, and which."""
    return code.is_code and code.name is not None and not code.doubtful


def listed(field: Field, one: Cited) -> list[Cited]:
    """The citation and those beside it in one list: «159 и 244-1»."""
    at = bisect_left(field.cited, one.first, key=lambda other: other.first)
    return [other for other in field.cited[max(0, at - _LISTED) : at + _LISTED + 1] if _is_beside(one, other)]


def _is_beside(one: Cited, other: Cited) -> bool:
    return one is other or 0 <= one.first - other.last <= _LISTED or 0 <= other.first - one.last <= _LISTED


def key(number: Number) -> Key:
    """By what the same article is known again elsewhere."""
    return number.base, number.tail, number.bracket
