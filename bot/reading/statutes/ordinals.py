"""Ordinals that mean an article without saying so: «одна из них – 174-я», «по 172-й». Pure."""

from __future__ import annotations

from bot.reading.statutes.lexicon import ARTICLE
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number

_NEAR = 40
_SMALLEST, _YEARS = 100, 1000
_FOLLOWED = frozenset({"crime", "and", "under", "in", "threat", "arrest"})
_OF_LAW = ARTICLE | {"crime", "arrest", "trial"}
_STOPS = (".", ",", ";", ":", "!", "?", ")", '"', "-", "\n")


def stands_alone(line: Line, number: Number) -> bool:
    """Whether an ordinal is an article: articles are spoken of nearby, and no noun follows that it could belong to."""
    if not number.ordinal or not _SMALLEST <= int(number.base) < _YEARS:
        return False
    is_led = line.has(number.first - 1, "under") or line.signs(number.first - 1) == "-"
    if not is_led and not line.has(number.last, "ordinal-she"):
        return False
    near = range(max(0, number.first - _NEAR), min(len(line.written), number.last + _NEAR))
    if not any(line.tags(index) & _OF_LAW for index in near):
        return False
    return line.signs(number.last, number.end).startswith(_STOPS) or bool(line.tags(number.last + 1) & _FOLLOWED)
