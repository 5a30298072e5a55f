"""Why a mention is certain or only possible, in English words. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.reading.names.paradigm import ALL_CASES, CASES, MANY, Cases
from bot.reading.names.turkic import TURKIC

FULL = "given name and surname"
SHORT = "short form of the given name, and the surname"
HALF = "given name and half of a double surname"
SON = "given name and the father's name in place of the surname"
LISTED = "given names before one surname"
FORMER = "given name and former surname"
NO_SURNAME = "given name and patronymic, no surname"
INITIAL = "initial only"
WATCHED_INITIAL = "surname and initial are watched, nothing contradicts"
AFTER = "surname after the full name"
IN_TEXT = "surname only, the full name stands in the text"
RARE = "surname only, rare, in a text on a topic"
ONE_WORD = "one word of a name alone"
RUN_TOGETHER = "the words of two names may have run together"
SHOUTED = "in a line of capitals, where both words may be common ones"
MAYBE_WOMAN = "could be a woman of the same name"
MAYBE_MAN = "could be a man of the same name"


def with_case(reason: str, cases: Cases, *, after_verb: bool = False) -> str:
    """The reason with the grammatical cases that the words may be in; none is told of words that are not declined."""
    plain = {case.removeprefix(MANY).removeprefix(TURKIC) for case in cases}
    if not plain or plain >= ALL_CASES:
        return reason
    if {"genitive", "accusative"} <= plain:
        plain.discard("genitive" if after_verb else "accusative")
    return f"{reason}, {_or(_in_order(plain))}"


def _in_order(cases: Iterable[str]) -> list[str]:
    known = {case: place for place, case in enumerate(CASES)}
    return sorted(cases, key=lambda case: (known.get(case, len(known)), case))


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
