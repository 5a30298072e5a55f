"""What the words around a citation tell of the country whose law it is. Pure.

A country counts as the seat of the law where it is named together with a court, an authority or a request, or as the
place where something is done; not where it is a battlefield or a passport.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum

from bot.language.tokens import fold
from bot.reading.places import AFTER_CODE, Place
from bot.reading.statutes.line import Line

_REACH = 40
_WAR_BEFORE, _WAR_BEHIND = 3, 2
_COURT_NEAR = 3
_LOCATIVE = (
    "да",
    "де",
    "та",
    "те",
    "da",
    "ta",
    "de",
    "te",
    "дағы",
    "дегі",
    "дагы",
    "деги",
    "даги",
    "dagi",
    "нда",
    "нде",
)
_UKRAINIAN_LOCATIVE = ("і", "ї", "у", "ю")
_AGGLUTINATING = frozenset({"name", "city"})
_LEADS = 1.5
_CLAUSES = frozenset(",;:")
_APART = frozenset(";:")
_CLAUSE = 10


class Weight(IntEnum):
    """How much naming a country says of whose law is meant."""

    NONE = 0
    PERSON = 1
    NAMED = 2
    SEAT = 3


def weight(line: Line, place: Place) -> Weight:
    """What this place is in its sentence."""
    if place.kind == AFTER_CODE or _is_battlefield(line, place):
        return Weight.NONE
    if place.kind == "agency":
        return Weight.SEAT
    if place.kind == "people" or any(line.has(place.first - step, "citizen") for step in (1, 2)):
        return Weight.PERSON
    if _near(line, place, "court", _COURT_NEAR, _COURT_NEAR) or _is_where(line, place):
        return Weight.SEAT
    return Weight.NAMED


def seat(line: Line, index: int) -> str | None:
    """The country whose court, authority or soil is named nearest to this word in its sentence.

    What follows a colon is another matter: «статья 172 не про него: он был поваром в России».
    """
    sentence = line.sentence(index)
    ranked = [
        (_distance(line, place, index), place.country)
        for place in around(line, index)
        if place.first in sentence and weight(line, place) is Weight.SEAT and not _is_apart(line, index, place.first)
    ]
    return min(ranked)[1] if ranked else None


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


def earlier_seat(line: Line, index: int) -> str | None:
    """The country of the last court, authority or soil named before this word, not far back."""
    seats = [place for place in around(line, index) if place.last < index and weight(line, place) is Weight.SEAT]
    return seats[-1].country if seats else None


def is_anywhere(line: Line, index: int) -> bool:
    """Whether the sentence of this word names any country."""
    sentence = line.sentence(index)
    return any(place.first in sentence and place.kind != AFTER_CODE for place in around(line, index))


def around(line: Line, index: int) -> list[Place]:
    """The places at most forty words away."""
    first = bisect_left(line.places, index - _REACH, key=lambda place: place.first)
    last = bisect_left(line.places, index + _REACH, key=lambda place: place.first)
    return line.places[first:last]


def leading(lines: Iterable[Line]) -> str | None:
    """The country that a story is about, as it tells itself: named far more than any other."""
    weights: dict[str, float] = {}
    for line in lines:
        for place in line.places:
            weights[place.country] = weights.get(place.country, 0) + weight(line, place) / Weight.SEAT
    ranked = sorted(weights.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] == 0:
        return None
    following = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _LEADS * following else None


def named(lines: Iterable[Line]) -> frozenset[str]:
    """All countries that the lines name in any way."""
    return frozenset(place.country for line in lines for place in line.places if place.kind != AFTER_CODE)


def _distance(line: Line, place: Place, index: int) -> int:
    """The words between, each comma counted as many: «в Казахстане по статье 392, в России – по статье 163»."""
    first, last = (place.last, index) if place.last < index else (index, place.first)
    commas = sum(not _CLAUSES.isdisjoint(line.signs(at)) for at in range(first, last))
    return last - first + _CLAUSE * commas


def _is_battlefield(line: Line, place: Place) -> bool:
    return place.kind != "agency" and _near(line, place, "war", _WAR_BEFORE, _WAR_BEHIND)


def _near(line: Line, place: Place, tag: str, before: int, behind: int) -> bool:
    """Whether such a word stands beside a place in its clause, with no sign but a hyphen or quote between."""
    return any(
        _reaches(line, start, step, tag, reach)
        for start, step, reach in ((place.first, -1, before), (place.last, 1, behind))
    )


def _reaches(line: Line, start: int, step: int, tag: str, reach: int) -> bool:
    at = start
    for _ in range(reach):
        if line.signs(at if step > 0 else at - 1) not in ("", "-", '"'):
            return False
        at += step
        if line.has(at, tag):
            return True
    return False


def _is_where(line: Line, place: Place) -> bool:
    """«в Казахстане», "in Kazakhstan", «Ақтөбеде»."""
    before = line.word(place.first - 1).lower()
    if line.has(place.first - 1, "in") and line.signs(place.first - 1) in ("", '"'):
        # «у Казахстані» is where, «у Казахстана» is from whom.
        return before != "у" or line.word(place.last).lower().endswith(_UKRAINIAN_LOCATIVE)
    return (
        place.kind in _AGGLUTINATING
        and fold(line.word(place.last)).endswith(_LOCATIVE)
        and len(line.word(place.last)) > 4
    )
