"""A watched name made ready for comparing: what a written word can be of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.reading.names.given import Gender, Group, groups_of, short_groups_of
from bot.reading.names.glance import may_be_form
from bot.reading.names.letters import is_cyrillic
from bot.reading.names.paradigm import MANY, Cases, Forms, Role, cases_of, forms, group_cases, nominative
from bot.reading.names.parse import ParsedName, parse_name
from bot.reading.names.patronymic import Patronymic, patronymic
from bot.reading.names.turkic import TURKIC, bases

# How a written word is a given name: as that name, as a short form of it, or not.
Kind = Literal["name", "short", "none"]
# How a written surname is the name's: all of it, or one half of a double one.
Share = Literal["whole", "half", "son", "none"]
_NOTHING: Cases = frozenset()
_REMEMBERED = 1 << 14
# In plain letters «Біленький» is «біленьки», which a woman has in the genitive.
_OF_MEN = ("ий", "ый")
_MANY_LATIN = frozenset((f"{MANY}nominative",))


@dataclass(frozen=True, slots=True)
class Person:
    """The folded words of a watched name. `surnames` are the halves of a double surname, mostly one; `former` earlier
    ones; `son` is set where the surname is a father's name and «уулу»."""

    parsed: ParsedName
    given: str
    givens: tuple[str, ...]
    surnames: tuple[str, ...]
    former: tuple[str, ...]
    father: Patronymic | None
    son: Patronymic | None
    gender: Gender
    groups: tuple[Group, ...]
    short_of: tuple[Group, ...]

    @property
    def name(self) -> str:
        """The name as it was watched."""
        return self.parsed.text


@lru_cache(_REMEMBERED)
def person(name: str) -> Person:
    """The name as it is compared."""
    parsed = parse_name(name)
    given, father, surname = parsed.parts
    folded = given.whole if given else ""
    gender = parsed.gender
    return Person(
        parsed,
        folded,
        given.folded if given else (),
        surname.folded if surname else (),
        parsed.former,
        father.patronymic if father else None,
        surname.son if surname else None,
        gender,
        tuple(group for group in groups_of(folded) if _fits(group, gender)) if folded else (),
        tuple(group for group in short_groups_of(folded) if _fits(group, gender)) if folded else (),
    )


def given_cases(one: Person, written: Sequence[str]) -> tuple[Cases, Kind]:
    """The cases of a written given name, one word or several joined by hyphens, if it is this person's, and how."""
    folded = "".join(written)
    if found := _as_name(one, folded) or _as_halves(one, written):
        return found, "name"
    found = _of_groups(folded, one.groups, short=True) | _of_groups(folded, one.short_of, short=False)
    return (found, "short") if found else (_NOTHING, "none")


def _as_halves(one: Person, written: Sequence[str]) -> Cases:
    """«Анне-Марии»: both halves of a double given name in one case."""
    if len(written) < 2 or len(written) != len(one.givens):
        return _NOTHING
    halves = zip(written, one.givens, strict=True)
    return frozenset.intersection(
        *(_cases(word, forms(half, "given", one.gender), is_given=True) for word, half in halves)
    )


def _as_name(one: Person, folded: str) -> Cases:
    if one.groups:
        return _of_groups(folded, one.groups, short=False)
    return _cases(folded, forms(one.given, "given", one.gender), is_given=True)


def _of_groups(folded: str, groups: Sequence[Group], *, short: bool) -> Cases:
    found = frozenset().union(*(group_cases(folded, group.number, short) for group in groups))
    if found or groups_of(folded):
        return found
    return frozenset(
        case
        for base, case in bases(folded)
        for group in groups
        if "nominative" in group_cases(base, group.number, short)
    )


def surname_cases(one: Person, written: Sequence[str]) -> tuple[Cases, Share]:
    """The cases of a written surname, one word or several joined by hyphens, if it is this person's."""
    mine = one.surnames
    if len(written) == len(mine):
        found = frozenset.intersection(
            *(surname_word(word, half, one.gender) for word, half in zip(written, mine, strict=True))
        )
        if found:
            return found, "whole"
    elif found := surname_word("".join(written), "".join(mine), one.gender):
        return found, "whole"
    if len(written) > 1 or len(mine) > 1:
        halves = frozenset().union(*(surname_word(word, half, one.gender) for word in written for half in mine))
        return (halves, "half") if halves else (_NOTHING, "none")
    return _as_son(one, written[0])


def surname_word(folded: str, surname: str, gender: Gender) -> Cases:
    """The cases of a written word if it is this surname of a person of this gender."""
    if not may_be_form(surname, folded) or (gender == "female" and folded.endswith(_OF_MEN)):
        return _NOTHING
    return _cases(folded, forms(surname, "surname", gender), is_given=False)


def word_cases(folded: str, word: str) -> Cases:
    """The cases of a written word if it is this one word of a name, given name or surname."""
    return frozenset().union(*(_cases(folded, forms(word, role, "unknown"), is_given=False) for role in _ROLES))


_ROLES: tuple[Role, Role] = ("given", "surname")


def _as_son(one: Person, written: str) -> tuple[Cases, Share]:
    """«Темірбайұлы» for Темирбаев, and the other way round."""
    for word, surname in ((written, one.surnames[0]), (one.surnames[0], written)):
        found = patronymic(word)
        if found and found.turkic and found.gender == one.gender and is_of_father(found.father, surname, one.gender):
            return frozenset(("nominative",)), "son"
    return _NOTHING, "none"


def is_of_father(father: str, written: str, gender: Gender) -> Cases:
    """The cases of a surname that is made of this father's name with -ов or -ев; empty if it is not."""
    stems = (father, father.removesuffix("й"))
    endings = (ending for ending in _OF_FATHER[gender] if is_cyrillic(ending) == is_cyrillic(father))
    made = (stem + ending for ending in endings for stem in stems)
    return frozenset().union(*(surname_word(written, one, gender) for one in made))


_OF_FATHER: dict[Gender, tuple[str, ...]] = {
    "male": ("ов", "ев", "ov", "ev", "yev"),
    "female": ("ова", "ева", "ova", "eva", "yeva"),
    "unknown": (),
}


def _cases(folded: str, table: Forms, *, is_given: bool) -> Cases:
    """The cases of a word; a given name of the lists is never another with an ending: Алида is not Али."""
    found = cases_of(folded, table)
    return found if found or (is_given and groups_of(folded)) else _with_suffix(folded, table)


def _with_suffix(folded: str, table: Forms) -> Cases:
    """The cases of a word that is one of these names in the nominative and an ending that follows it."""
    if folded.endswith("s") and nominative(folded[:-1], table):
        return _MANY_LATIN
    found = (case for base, case in bases(folded) if nominative(base, table))
    return frozenset(MANY + "nominative" if case == f"{TURKIC}plural" else case for case in found)


def _fits(group: Group, gender: Gender) -> bool:
    return "unknown" in (group.gender, gender) or group.gender == gender
