"""Whether a name is too broad to be watched without a question, and how often it would have been told. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from bot.commands.people import Found
from bot.language.tokens import fold
from bot.reading.names import parse_name
from bot.reading.names.given import is_given
from bot.reading.names.letters import loose, readings, same
from bot.reading.names.parse import common_surnames
from bot.reading.names.patronymic import patronymic
from bot.reading.negatives import written

Breadth = Literal["one word", "common", "many people"]
MONTH = timedelta(days=30)
LOOKED_BACK = timedelta(days=90)
SHORTEST = timedelta(days=3)
OFTEN = 10
_WOMEN = ("ова", "ева", "ина")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many entries a month named the person; `at_least` if not all that may were read."""

    a_month: float
    at_least: bool


def rate(found: Sequence[Found], since: datetime | None, now: datetime, *, all_read: bool) -> Rate | None:
    """By what is stored of the last three months; None where too little is stored to tell."""
    start = max(since, now - LOOKED_BACK) if since else now
    if not all_read and found:
        # The newest were read: they tell of the time that they cover.
        start = max(start, min(one.entry.time for one in found))
    if now - start < SHORTEST:
        return None
    recent = sum(one.entry.time >= start for one in found)
    return Rate(recent * MONTH / (now - start), at_least=not all_read)


def breadth(name: str, found: Sequence[Found], often: Rate | None) -> Breadth | None:
    """Why the name may be many people's; None if nothing says so."""
    parsed = parse_name(name)
    if parsed.one_word:
        return "one word"
    if parsed.given and parsed.surname and not parsed.patronymic and _is_common(parsed.given, parsed.surname):
        return "common"
    if often and often.a_month > OFTEN and len(_fathers(found)) > 1:
        return "many people"
    return None


def _is_common(given: str, surname: str) -> bool:
    """Whether given name and surname are both on the lists of those that many bear."""
    men = [one.removesuffix("а") if one.endswith(_WOMEN) else one for one in readings(fold(surname))]
    common = any(same(man, known) for man in men for known in _common().get(loose(man), ()))
    return common and is_given(fold(given))


@cache
def _common() -> dict[str, list[str]]:
    """Surnames that many bear, by what their spellings have in common."""
    found: dict[str, list[str]] = {}
    for surname in common_surnames():
        found.setdefault(loose(surname), []).append(surname)
    return found


def _fathers(found: Sequence[Found]) -> set[str]:
    """Whose sons and daughters were named so."""
    fathers = set()
    for one in found:
        for mention in one.mentions:
            text = one.article.title if mention.where.field == "title" else one.article.body
            word = written(text, mention.where).patronymic
            parsed = patronymic(fold(word)) if word else None
            fathers |= {parsed.father} if parsed else set()
    return fathers
