"""Where a story plays, and whose people it tells of: what a citation falls back on that says nothing itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import chain

from bot.reading.places import AFTER_CODE, HINT, Place
from bot.reading.statutes.line import Line
from bot.reading.statutes.weights import Weight, is_of_people, weight

# Of a story that names one of these states, no other's law is meant unless it says so.
_REGION = frozenset({"KZ", "KG", "UZ", "TJ", "TM", "RU", "UA", "BY"})
_BEGINNING = 80
_LEADS = 1.5


class Scene:
    """The countries of a story, by its title, its beginning, and by how often and how they are named."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._settled: dict[frozenset[str], str | None] = {}

    @cached_property
    def named(self) -> frozenset[str]:
        """All countries that the story names in any way."""
        return frozenset(one for one, kinds in self._kinds.items() if kinds - {HINT})

    @cached_property
    def likely(self) -> frozenset[str]:
        """The countries whose law may be meant without a word: those of the region, if the story tells of any."""
        told = frozenset(self._kinds)
        return told & _REGION or told

    @cached_property
    def court(self) -> str | None:
        """The country whose court the story is about, as its title or its beginning tells."""
        return self._begins_with(Weight.COURT, None)

    @cached_property
    def seats(self) -> frozenset[str]:
        """All countries whose courts or soil the title and the beginning name."""
        begun = chain.from_iterable(self._begun)
        return frozenset(place.country for line, place in begun if weight(line, place) >= Weight.SEAT)

    @cached_property
    def nationality(self) -> str | None:
        """The one country whose people the story is about: «россиянин», «гражданин России», "a Russian activist"."""
        people = {place.country for line, place in self._places if is_of_people(line, place)}
        people = people or {place.country for _, place in self._places if place.kind in ("adjective", "latin")}
        return people.pop() if len(people) == 1 else None

    def among(self, countries: frozenset[str]) -> str | None:
        """The one of these countries where the story plays: the soil its beginning names, or the one named far more."""
        if countries not in self._settled:
            self._settled[countries] = self._begins_with(Weight.SEAT, countries) or self._leading(countries)
        return self._settled[countries]

    @cached_property
    def _places(self) -> list[tuple[Line, Place]]:
        return [(line, place) for line in self._lines for place in line.places if place.kind != AFTER_CODE]

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        kinds: dict[str, set[str]] = {}
        for _, place in self._places:
            kinds.setdefault(place.country, set()).add(place.kind)
        return kinds

    def _begins_with(self, least: Weight, among: Set[str] | None) -> str | None:
        """The one country that the title, or it and the beginning, name with such a weight."""
        for part in (self._begun[:1], self._begun):
            seats = {
                place.country
                for line, place in chain(*part)
                if (among is None or place.country in among) and weight(line, place) >= least
            }
            if len(seats) == 1:
                return seats.pop()
        return None

    @cached_property
    def _begun(self) -> list[list[tuple[Line, Place]]]:
        """The places of the title, then those of the first sentences of the body."""
        return [
            [(line, place) for place in line.places if place.first < stop]
            for line, stop in zip(self._lines, self._stops(), strict=False)
        ]

    def _stops(self) -> Iterator[int]:
        """The word behind the title, and the one behind two sentences of the body."""
        for number, line in enumerate(self._lines[:2]):
            if number == 0 or not line.written:
                yield len(line.written)
            else:
                second = min(line.sentence(0).stop, len(line.written) - 1)
                yield min(line.sentence(second).stop, _BEGINNING)

    def _leading(self, among: Set[str]) -> str | None:
        """The country that the story names far more, and in weightier ways, than any other."""
        weights: dict[str, float] = {}
        for line, place in self._places:
            if place.country in among:
                weights[place.country] = weights.get(place.country, 0) + weight(line, place) / Weight.SEAT
        ranked = sorted(weights.items(), key=lambda one: -one[1])
        if not ranked or ranked[0][1] == 0:
            return None
        following = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _LEADS * following else None
