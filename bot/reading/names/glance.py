"""A cheap look at a name before it is compared: whether a word can be a form of any word of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.language.tokens import folded_words
from bot.reading.names.letters import loose, readings
from bot.reading.names.patronymic import patronymic

_REMEMBERED = 1 << 15
_BEFORE_ENDING = 3


def may_name(name: str, written: Sequence[str]) -> bool:
    """Whether one of these folded words may be a form of a word of the name. Never false where one is."""
    return any(may_be_form(word, one) for word in folded_words(name) for one in written)


def may_be_form(word: str, written: str) -> bool:
    """Whether a written word begins as this one does, but for the letters that an ending changes."""
    beginnings = _beginnings(word)
    return any(loose(reading).startswith(beginnings) for reading in readings(written))


@lru_cache(_REMEMBERED)
def _beginnings(folded: str) -> tuple[str, ...]:
    father = patronymic(folded)
    words = (folded, father.father) if father and father.turkic else (folded,)
    return tuple({loose(one)[: max(len(one) - _BEFORE_ENDING, 2)] for word in words for one in readings(word)})
