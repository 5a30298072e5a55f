"""What the words around a citation, and the whole story, tell of the country whose law it is. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from bot.reading.places import NO_NAMES, Place
from bot.reading.statutes.line import Line
from bot.reading.statutes.weights import Weight, weight

_REACH = 40
_MERE = 5
_CLAUSES = frozenset(",;:")
_APART = frozenset(";:")
_CLAUSE = 10
_WHERE = 20
_RELATIVE = frozenset({"где", "де", "where"})


def seat(line: Line, index: int) -> str | None:
    """The country whose court, authority or soil is named nearest to this word in its sentence.

    What follows a colon is another matter: «статья 172 не про него: он был поваром в России».
    """
    sentence = line.sentence(index)
    if there := _where(line, index):
        return there
    ranked = [
        (_distance(line, place, index) + (_MERE if how is Weight.SEAT else 0), place.country)
        for place in around(line, index)
        if place.first in sentence
        and (how := weight(line, place)) >= Weight.SEAT
        and not _is_apart(line, index, place.first)
    ]
    return min(ranked)[1] if ranked else None


def _where(line: Line, index: int) -> str | None:
    """The country of the clause: «передали Казахстану, где ему грозит статья 172»."""
    for at in range(index - 1, max(line.sentence(index).start, index - _WHERE), -1):
        place = line.place_at.get(at)
        if place and place.kind not in NO_NAMES:
            return None
        if line.word(at).lower() in _RELATIVE and line.signs(at - 1) == ",":
            place = line.place_at.get(at - 1)
            return place.country if place else None
    return None


def _is_apart(line: Line, index: int, place: int) -> bool:
    return any(not _APART.isdisjoint(line.signs(at)) for at in range(index, place))


def only_named(line: Line, index: int) -> str | None:
    """The country that the sentence of this word names, if it names just one."""
    sentence = line.sentence(index)
    named = {
        place.country
        for place in around(line, index)
        if place.first in sentence and weight(line, place) >= Weight.NAMED and not _is_apart(line, index, place.first)
    }
    return named.pop() if len(named) == 1 else None


def only_people(line: Line, index: int) -> str | None:
    """The country whose people the sentence of this word names, if it names no other in any way."""
    sentence = line.sentence(index)
    named = {place.country for place in around(line, index) if place.first in sentence and place.kind not in NO_NAMES}
    return named.pop() if len(named) == 1 else None


def earlier_seat(line: Line, index: int, among: Set[str], least: Weight = Weight.SEAT) -> str | None:
    """The one of these countries whose court, authority or soil is named last before this word, not far back."""
    seats = [
        place
        for place in around(line, index)
        if place.last < index and place.country in among and weight(line, place) >= least
    ]
    return seats[-1].country if seats else None


def court_just_before(line: Line, index: int, among: Set[str]) -> str | None:
    """The one of these countries with a court in the sentence before, unless people are held or handed over there."""
    start = line.sentence(index).start
    if start == 0:
        return None
    before = range(max(line.sentence(start - 1).start, start - _REACH), start)
    if any(line.has(at, "hold") for at in before):
        return None
    courts = [
        place
        for place in around(line, start)
        if place.first in before and place.country in among and weight(line, place) is Weight.COURT
    ]
    return courts[-1].country if courts else None


def is_anywhere(line: Line, index: int) -> bool:
    """Whether the sentence of this word names any country."""
    sentence = line.sentence(index)
    return any(place.first in sentence and place.kind not in NO_NAMES for place in around(line, index))


def around(line: Line, index: int) -> list[Place]:
    """The places at most forty words away."""
    first = bisect_left(line.places, index - _REACH, key=lambda place: place.first)
    last = bisect_left(line.places, index + _REACH, key=lambda place: place.first)
    return line.places[first:last]


def _distance(line: Line, place: Place, index: int) -> int:
    """The words between, each comma counted as many: «в Казахстане по статье 392, в России – по статье 163»."""
    first, last = (place.last, index) if place.last < index else (index, place.first)
    commas = sum(not _CLAUSES.isdisjoint(line.signs(at)) for at in range(first, last))
    return last - first + _CLAUSE * commas
