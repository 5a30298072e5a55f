"""Ordinals that mean an article without saying so: «одна из них – 174-я», «по 172-й». Pure."""

from __future__ import annotations

from bot.reading.statutes.lexicon import ARTICLE
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number

_NEAR = 40
_SMALLEST = 100
_FOLLOWED = frozenset({"crime", "and", "under", "in", "unit-free"})
_STOPS = (".", ",", ";", ":", "!", "?", ")", '"', "-", "\n")


def stands_alone(line: Line, number: Number) -> bool:
    """Whether an ordinal is an article: articles are spoken of nearby, and no noun follows that it could belong to."""
    if not number.ordinal or int(number.base) < _SMALLEST:
        return False
    if not (line.has(number.first - 1, "under") or line.signs(number.first - 1) == "-"):
        return False
    near = range(max(0, number.first - _NEAR), min(len(line.written), number.last + _NEAR))
    if not any(line.tags(index) & ARTICLE for index in near):
        return False
    return line.signs(number.last, number.end).startswith(_STOPS) or bool(line.tags(number.last + 1) & _FOLLOWED)
