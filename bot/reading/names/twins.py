"""People of the other gender whose names have forms in common: Евгений Коробов and Евгения Коробова. Pure."""

from __future__ import annotations

from bot.reading.names.given import Gender, groups_of
from bot.reading.names.letters import is_cyrillic, readings, spelt
from bot.reading.names.paradigm import ALL_CASES, Cases
from bot.reading.names.person import Person, surname_word
from bot.reading.names.reasons import MAYBE_MAN, MAYBE_WOMAN

_OTHER: dict[Gender, Gender] = {"male": "female", "female": "male"}
_ENDS_MAN, _ENDS_WOMAN = ("ов", "ев", "ин"), ("ова", "ева", "ина")
# Endings of a man's given name for those of a woman's: Александра, Евгения, Игоря.
_OF_MAN = {"а": ("",), "я": ("й", "ь")}
_ACCUSATIVE = {"у": "а", "ю": "я"}
# The form of a man that looks like the form of a woman.
_ALIKE_MAN = {"genitive": "nominative", "accusative": "nominative", "dative": "accusative"}


def twin_reason(one: Person) -> str:
    """What is said where nothing tells."""
    return MAYBE_WOMAN if one.gender == "male" else MAYBE_MAN


def is_ambiguous(one: Person, given: str, surname: str, cases: Cases, of_surname: Cases) -> bool:
    """Whether these written words may name a person of the other gender as well; `cases` are those that they share."""
    if one.gender == "unknown" or not is_cyrillic(given) or not is_cyrillic(surname):
        return False
    cases = of_surname if of_surname >= ALL_CASES else cases
    return _given_alike(one.gender, given) and _surname_alike(one, surname, cases)


def surname_is_ambiguous(one: Person, surname: str, cases: Cases) -> bool:
    """Whether this surname alone may be that of a person of the other gender."""
    return one.gender != "unknown" and is_cyrillic(surname) and _surname_alike(one, surname, cases)


def is_twin(one: Person, surname: str) -> bool:
    """Whether a written surname can only be that of a person of the other gender."""
    if one.gender == "unknown" or not is_cyrillic(surname) or surname_word(surname, one.surnames[-1], one.gender):
        return False
    other = _counterpart(one)
    return bool(other) and bool(surname_word(surname, other, _OTHER[one.gender]))


def is_own(one: Person, surname: str) -> bool:
    """Whether a written surname can only be that of a person of this gender."""
    other = _counterpart(one)
    if not other or not is_cyrillic(surname) or not surname_word(surname, one.surnames[-1], one.gender):
        return False
    return not surname_word(surname, other, _OTHER[one.gender])


def _counterpart(one: Person) -> str:
    surname = _in_cyrillic(one.surnames[-1])
    if one.gender == "male":
        return f"{surname}а" if _ends(surname, _ENDS_MAN) else ""
    return surname[:-1] if _ends(surname, _ENDS_WOMAN) else ""


def _in_cyrillic(folded: str) -> str:
    return folded if is_cyrillic(folded) else spelt(readings(folded)[0])


def _ends(folded: str, endings: tuple[str, ...]) -> bool:
    return is_cyrillic(folded) and any(spelt(reading).endswith(endings) for reading in readings(folded))


def _given_alike(gender: Gender, written: str) -> bool:
    """Whether a form of a man's given name looks like one of a woman's: nominative, or accusative."""
    woman = written[:-1] + _ACCUSATIVE.get(written[-1], written[-1])
    if gender == "male":
        return any(group.gender == "female" for group in groups_of(woman))
    men = (woman[:-1] + ending for ending in _OF_MAN.get(woman[-1], ()))
    return any(group.gender == "male" for man in men for group in groups_of(man))


def _surname_alike(one: Person, written: str, cases: Cases) -> bool:
    if cases >= ALL_CASES:
        return True
    if one.gender == "male":
        return bool(cases & _ALIKE_MAN.keys()) and _ends(_as_nominative(written), _ENDS_WOMAN)
    return bool(cases & {"nominative", "accusative"}) and _ends(_as_nominative(written), _ENDS_WOMAN)


def _as_nominative(written: str) -> str:
    return f"{written[:-1]}а" if written.endswith("у") else written
