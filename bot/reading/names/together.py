"""What a surname is together with what stands beside it: a given name, initials, or a patronymic in its place. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.names import reasons
from bot.reading.names.alone import given_form
from bot.reading.names.between import link
from bot.reading.names.initials import begins_with, fits
from bot.reading.names.line import Line, Unit
from bot.reading.names.patronymic import Patronymic, marker, patronymic, same_father
from bot.reading.names.person import Person, given_cases, surname_cases
from bot.reading.names.verify import Verdict, verify


def pair_verdict(one: Person, line: Line, given: Unit, surname: Unit) -> Verdict | None:
    """What a possible given name and a possible surname are; None if they are not this person's."""
    if not one.given:
        return _initial_watched(one, line, given, surname)
    if one.surnames:
        found = verify(one, line, given, surname)
        if found is not None:
            return found
    return _with_patronymic(one, line, given, surname)


def initial_verdict(one: Person, surname: Unit, beside: tuple[tuple[str, ...], Unit, Unit]) -> Verdict | None:
    """What a surname with initials beside it is."""
    initials, first, last = beside
    if not one.surnames or not fits(one, initials):
        return None
    cases, share = surname_cases(one, surname.folded)
    return Verdict("possible", reasons.with_case(reasons.INITIAL, cases), first, last) if share == "whole" else None


def _initial_watched(one: Person, line: Line, given: Unit, surname: Unit) -> Verdict | None:
    """A full name whose given name begins with the initial that is watched."""
    cases, share = surname_cases(one, surname.folded)
    of_given = given_form(given.whole)
    if share != "whole" or of_given is None or not begins_with(one, given.whole):
        return None
    first, last = (given, surname) if given.first < surname.first else (surname, given)
    found = link(line, first, last)
    if found is None or found.kind != "next" or (of_given and not of_given & cases):
        return None
    if found.patronymic is not None and not fits(one, (one.parsed.initials[0], found.patronymic.father)):
        return None
    return Verdict("possible", reasons.with_case(reasons.WATCHED_INITIAL, cases), first, last)


def _with_patronymic(one: Person, line: Line, given: Unit, father: Unit) -> Verdict | None:
    """«Мансур Асланович» where the surname is left out."""
    said, father = _father_said(line, father) if one.father is not None else (None, father)
    if said is None or one.father is None or not same_father(said.father, one.father.father):
        return None
    if said.gender != one.gender or given.last + 1 != father.first or line.gap(given.last).strip():
        return None
    cases, kind = given_cases(one, given.folded)
    if kind != "name" or _surname_follows(line, given, father):
        return None
    return Verdict("possible", reasons.with_case(reasons.NO_SURNAME, cases), given, father)


def _father_said(line: Line, father: Unit) -> tuple[Patronymic | None, Unit]:
    """The patronymic at this unit, with the «уулу» that may follow it."""
    gender = marker(line.folded(father.last + 1)) if not line.gap(father.last).strip() else None
    if gender is None:
        return patronymic(father.whole), father
    return Patronymic(father.whole, gender, True), replace(father, last=father.last + 1)


def _surname_follows(line: Line, given: Unit, father: Unit) -> bool:
    """Whether a capitalised word right before or after makes it somebody's full name."""
    before = line.before(given.first)
    named = before is not None and before.first > 0 and not line.gap(before.last).strip()
    return named or line.behind(father) is not None
