"""What was seen of every watched name in one article, put together. Pure.

Where the words themselves did not tell a man from a woman, the rest of the article may: another mention that is sure,
or a form of the surname that only the other can have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.model import Mention
from bot.reading.names import reasons
from bot.reading.names.alone import alone
from bot.reading.names.line import Line
from bot.reading.names.person import Person, person
from bot.reading.names.skeleton import roots
from bot.reading.names.twins import is_own, is_twin
from bot.reading.names.verify import Verdict

_Place = tuple[int, int]


@dataclass(slots=True)
class Found:
    """The best verdict for every name at every place; of every name also the place that a word is part of."""

    by_name: dict[str, dict[_Place, Verdict]] = field(default_factory=dict)
    _taken: dict[str, dict[_Place, _Place]] = field(default_factory=dict)

    def add(self, name: str, field: int, verdict: Verdict | None) -> None:
        """Keep a verdict, unless a better one is known of the same words."""
        if verdict is None:
            return
        places, taken = self.by_name.setdefault(name, {}), self._taken.setdefault(name, {})
        words = [(field, word) for word in range(verdict.first.first, verdict.last.last + 1)]
        overlapping = {taken[word] for word in words if word in taken}
        if all(_weight(verdict) > _weight(places[place]) for place in overlapping):
            for place in overlapping:
                worse = places.pop(place)
                for word in range(worse.first.first, worse.last.last + 1):
                    del taken[field, word]
            places[words[0]] = verdict
            taken.update(dict.fromkeys(words, words[0]))


def mentions_of(name: str, lines: Sequence[Line], places: dict[_Place, Verdict]) -> Iterator[Mention]:
    """All mentions of one name, with the surnames that stand alone."""
    one = person(name)
    found = _decided(one, lines, [(field, verdict) for (field, _), verdict in sorted(places.items(), key=_place)])
    if one.surnames and not one.son and any(_is_full(verdict) for _, verdict in found):
        found = [(field, verdict) for field, verdict in found if verdict.reason != reasons.RARE]
        kept = [*found, *alone(one, lines, [pair for pair in found if not _is_initial(pair[1])])]
        found = _distinct(kept)
    for at, verdict in found:
        yield Mention(name, verdict.certainty, verdict.reason, lines[at].passage(verdict.first, verdict.last))


def _place(item: tuple[_Place, Verdict]) -> _Place:
    return item[0]


def _weight(one: Verdict) -> tuple[bool, bool, bool, int]:
    words = one.last.last - one.first.first
    return one.certainty == "certain", one.unsure, one.reason != reasons.ONE_WORD, -words if words > 1 else 1


def _is_full(one: Verdict) -> bool:
    return one.certainty == "certain"


def _is_initial(one: Verdict) -> bool:
    return one.reason.startswith(reasons.INITIAL)


def _distinct(found: Sequence[tuple[int, Verdict]]) -> list[tuple[int, Verdict]]:
    """An initial beside a surname that is certain from the full name is certain too."""
    alone_at = {(at, one.first.first) for at, one in found if one.reason in (reasons.AFTER, reasons.IN_TEXT)}
    kept = []
    for at, one in found:
        if _is_initial(one):
            inside = any((at, word) in alone_at for word in range(one.first.first, one.last.last + 1))
            kept.append((at, replace(one, certainty="certain", reason=reasons.AFTER) if inside else one))
    covered = {(at, word) for at, one in kept for word in range(one.first.first, one.last.last + 1)}
    return [*kept, *((at, one) for at, one in found if not _is_initial(one) and (at, one.first.first) not in covered)]


def _decided(one: Person, lines: Sequence[Line], found: list[tuple[int, Verdict]]) -> list[tuple[int, Verdict]]:
    """The verdicts, those that did not tell a man from a woman settled by the rest of the article where it tells."""
    if not any(verdict.unsure for _, verdict in found):
        return found
    sure = any(_is_full(verdict) for _, verdict in found) or _seen(one, lines, twin=False)
    twin = _seen(one, lines, twin=True)
    if sure == twin:
        return found
    if twin:
        return [(at, verdict) for at, verdict in found if not verdict.unsure]
    return [(at, replace(v, certainty="certain", reason=v.settled) if v.unsure else v) for at, v in found]


def _seen(one: Person, lines: Sequence[Line], *, twin: bool) -> bool:
    """Whether a form of the surname stands in the article that only this person has, or only their twin."""
    wanted = frozenset(root for half in one.surnames for root in roots(half))
    words = (unit.folded[-1] for line in lines for unit in line.having(wanted))
    return any(is_twin(one, word) if twin else is_own(one, word) for word in words)
