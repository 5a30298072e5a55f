"""Whose code can have an article of this number at all. Pure.

Codes end somewhere: 416 is beyond Russia's criminal code, 401 beyond Uzbekistan's. Russia and Belarus count the
articles of their administrative codes by chapters, «20.3.3», and nobody else does.
"""

from __future__ import annotations

from bot.reading.statutes.lexicon import most, only
from bot.reading.statutes.numbers import Number

CHAPTERED = frozenset({"RU", "BY"})
_CHAPTERS = 32
_UNLETTERED = frozenset({"KZ", "KG", "UZ", "TJ", "TM", "RU", "UA", "BY"})


def possible(country: str, code: str, number: Number) -> bool:
    """Whether this country's code may have this article."""
    if number.tail and number.tail[0].isalpha():
        return country not in _UNLETTERED
    if code == "administrative" and country in CHAPTERED:
        return is_chaptered(number)
    if code == "administrative" and is_chaptered(number):
        return False
    return int(number.base) <= _highest(country, code, number)


def is_chaptered(number: Number) -> bool:
    """Whether a number is that of a chapter and an article in it: «5.35», «20.3.3»."""
    return number.sign == "." and int(number.base) <= _CHAPTERS


def alone(number: Number) -> tuple[str, str] | None:
    """The only (country, code) that has this article."""
    return only().get(".".join((number.base, *number.tail)))


def _highest(country: str, code: str, number: Number) -> int:
    highest = most().get((country, code))
    # «3521» is 352.1 that lost its point.
    return highest if highest is not None and len(number.base) < 4 else 9_999
