"""Numbers that mean an article without saying so: «одна из них – 174-я», «по 172-й», «ещё и 280.3». Pure."""

from __future__ import annotations

from bot.reading.statutes.lexicon import ARTICLE, only
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number

_NEAR, _BESIDE = 40, 30
_SMALLEST, _YEARS = 100, 1000
_FOLLOWED = frozenset({"crime", "and", "under", "in", "threat", "arrest"})
_OF_LAW = ARTICLE | {"crime", "arrest", "trial"}
_CITED = ARTICLE | {"behind"}
_STOPS = (".", ",", ";", ":", "!", "?", ")", "(", '"', "-", "\n")


def stands_alone(line: Line, number: Number) -> bool:
    """Whether a number with no word for an article is one, by how it is written and what is spoken of nearby."""
    return _is_inserted(line, number) or _is_ordinal(line, number)


def _is_inserted(line: Line, number: Number) -> bool:
    """An inserted article: one that only one country has, or any beside another article: «111, ещё и 436-2»."""
    if not number.tail or number.ordinal:
        return False
    if ".".join((number.base, *number.tail)) in only():
        return _speaks_of_law(line, number)
    if number.sign == "." or len("".join(number.tail)) > 1 or not _ends(line, number):
        return False
    is_base = _SMALLEST <= int(number.base) < _YEARS
    return is_base and any(line.tags(index) & _CITED for index in line.nearby(number.first, _BESIDE))


def _is_ordinal(line: Line, number: Number) -> bool:
    """An ordinal beside words of law, with no noun behind it that it could belong to."""
    if not number.ordinal or not _SMALLEST <= int(number.base) < _YEARS:
        return False
    is_led = line.has(number.first - 1, "under") or line.signs(number.first - 1) == "-" or _is_compared(line, number)
    if not is_led and not line.has(number.last, "ordinal-she"):
        return False
    if not _speaks_of_law(line, number):
        return False
    return _ends(line, number)


def _is_compared(line: Line, number: Number) -> bool:
    """«чем статья 105 отличается от 109-й»: an ordinal behind an article in its sentence."""
    here = range(max(line.sentence(number.first).start, number.first - _BESIDE), number.first - 1)
    return any(line.tags(at) & ARTICLE and line.is_number(at + 1) for at in here)


def _ends(line: Line, number: Number) -> bool:
    """Whether no noun follows that the number could belong to."""
    return line.signs(number.last, number.end).startswith(_STOPS) or bool(line.tags(number.last + 1) & _FOLLOWED)


def _speaks_of_law(line: Line, number: Number) -> bool:
    near = range(max(0, number.first - _NEAR), min(len(line.written), number.last + _NEAR))
    return any(line.tags(index) & _OF_LAW for index in near)
