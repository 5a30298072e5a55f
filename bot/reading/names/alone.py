"""A surname that stands alone, after or before the full name of a watched person in the same article. Pure.

A surname goes to whoever was last named in full with it; before any full name, to whoever is first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.language.russian import analyzer
from bot.reading.names import reasons
from bot.reading.names.around import around
from bot.reading.names.given import lookup_keys
from bot.reading.names.initials import fits, initials_beside
from bot.reading.names.line import Line, Unit
from bot.reading.names.paradigm import MANY, Cases, group_cases
from bot.reading.names.patronymic import patronymic
from bot.reading.names.person import Person, surname_cases
from bot.reading.names.sexes import tags_of, told_gender
from bot.reading.names.skeleton import roots
from bot.reading.names.things import names_a_thing
from bot.reading.names.twins import surname_is_ambiguous
from bot.reading.names.verify import Verdict

Owner = Literal["theirs", "other", "nobody"]
_LIGHT = re.compile(r"[\s\"'«»„“”.]*")
_REMEMBERED = 1 << 14
_GIVEN_ENDINGS = ("бек", "жан", "хан", "мурат", "мурод", "улла", "гуль", "гүл", "али", "дин", "bek", "khan", "xon")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A surname at a unit of one field, and whose it is as far as the words beside it tell."""

    field: int
    unit: Unit
    owner: Owner


def alone(one: Person, lines: Sequence[Line], full: Sequence[tuple[int, Verdict]]) -> Iterator[tuple[int, Verdict]]:
    """Every surname of this person that stands alone, given all mentions found so far; none of them overlaps one."""
    sightings = list(_sightings(one, lines, full))
    first = next((sighting.owner for sighting in sightings if sighting.owner != "nobody"), None)
    before: Owner | None = None
    for sighting in sightings:
        if sighting.owner != "nobody":
            before = sighting.owner
        elif (before or first) == "theirs":
            reason = reasons.AFTER if before else reasons.IN_TEXT
            yield sighting.field, Verdict("certain", reason, sighting.unit, sighting.unit)


def is_bare(one: Person, line: Line, unit: Unit, cases: Cases) -> bool:
    """Whether a surname at this unit is one person's, and neither a thing's, nor a common word, nor somebody else's."""
    if names_a_thing(line, unit, unit) or is_plain_word(line, unit) or of_another(line, unit, cases) is not None:
        return False
    if surname_is_ambiguous(one, unit.folded[-1], cases):
        return told_gender(line, unit, unit, cases) in ("unknown", one.gender)
    return True


def is_plain_word(line: Line, unit: Unit) -> bool:
    """Whether this is a word of the dictionary that is capitalised for its place only."""
    word = unit.folded[-1]
    before = unit.first - 1
    opens = before < 0 or not line.text.same_sentence(before, unit.first)
    shouted = line.written[unit.first].isupper()
    if not opens and not shouted:
        return False
    tags = tags_of(word)
    return bool(tags) and not any({"Surn", "Name"} & tag.grammemes for tag in tags) and _known(word)


def _known(word: str) -> bool:
    return any(
        "UNKN" not in tag and tag.POS in ("NOUN", "ADJF", "VERB") and _in_dictionary(word) for tag in tags_of(word)
    )


@lru_cache(_REMEMBERED)
def _in_dictionary(word: str) -> bool:
    from_dictionary: bool = analyzer().word_is_known(word)
    return from_dictionary


def _sightings(one: Person, lines: Sequence[Line], full: Sequence[tuple[int, Verdict]]) -> Iterator[Sighting]:
    wanted = frozenset(root for half in one.surnames for root in roots(half))
    taken = {(field, word) for field, found in full for word in range(found.first.first, found.last.last + 1)}
    certain = {(field, word) for field, found in full if found.certainty == "certain" for word in _words(found)}
    for field, line in enumerate(lines):
        for unit in line.having(wanted):
            if (field, unit.first) in taken:
                if (field, unit.first) in certain:
                    yield Sighting(field, unit, "theirs")
            else:
                yield from _sighting(one, field, line, unit)


def _words(found: Verdict) -> range:
    return range(found.first.first, found.last.last + 1)


def _sighting(one: Person, field: int, line: Line, unit: Unit) -> Iterator[Sighting]:
    cases, share = surname_cases(one, unit.folded)
    if share == "whole" and not all(case.startswith(MANY) for case in cases):
        other = of_another(line, unit, cases)
        if other is not None or ((beside := initials_beside(line, unit)) and not fits(one, beside[0])):
            yield Sighting(field, unit, "other")
        elif is_bare(one, line, unit, cases):
            yield Sighting(field, unit, "nobody")


def of_another(line: Line, unit: Unit, cases: Cases) -> Unit | None:
    """The given name right beside a surname, which makes it somebody's whose full name this is."""
    for other in line.around(unit, 2 + len(unit.folded)):
        first, last = (other, unit) if other.first < unit.first else (unit, other)
        if 0 < last.first - first.last <= 2 and _is_beside(line, first, last):
            given = given_form(other.whole)
            if given is not None and (given & cases if given else _may_be_unlisted(line, other)):
                return other
    return None


def _may_be_unlisted(line: Line, unit: Unit) -> bool:
    """Whether a word that only looks like a given name may be one: no country, nor a capital for its place only."""
    if unit.whole.endswith(_GIVEN_ENDINGS):
        return True
    opens = not unit.first or not line.text.same_sentence(unit.first - 1, unit.first)
    return not opens and not any(place.first <= unit.first <= place.last for place in line.text.places)


def _is_beside(line: Line, first: Unit, last: Unit) -> bool:
    between = range(first.last + 1, last.first)
    gaps = [line.gap(word) for word in range(first.last, last.first)]
    said = all(patronymic(line.folded(word)) or line.folded(word) in around("rank") for word in between)
    return said and all(_LIGHT.fullmatch(gap) for gap in gaps) and line.text.same_sentence(first.last, last.first)


@lru_cache(_REMEMBERED)
def given_form(folded: str) -> Cases | None:
    """The cases that a given name is in; empty if it looks like one that is not listed, None for any other word."""
    known = [int(key) for key in lookup_keys(folded) if key.isdigit()]
    found: Cases = frozenset().union(
        *(group_cases(folded, number, short) for number in known for short in (False, True))
    )
    if found:
        return found
    looks = folded.endswith(_GIVEN_ENDINGS) or any("Name" in tag for tag in tags_of(folded))
    return frozenset() if looks else None


@lru_cache(_REMEMBERED)
def is_given_form(folded: str) -> bool:
    """Whether this is a given name of the lists or the dictionary in any case."""
    return bool(given_form(folded)) or (any("Name" in tag for tag in tags_of(folded)) and _in_dictionary(folded))
