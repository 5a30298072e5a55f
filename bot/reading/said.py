"""Words beside the name of a place that take from what it says: of speech, and of birth. Pure.

They are in `data/places.txt`.
"""

from __future__ import annotations

from functools import cache

from bot.reading.data import listed
from bot.reading.stems import Stems


def is_speech(folded: str) -> bool:
    """Whether this word tells of something said or published."""
    return bool(_speech().best(folded))


def is_born(folded: str, side: str) -> bool:
    """Whether this word «in» front of a place, or «behind» it, tells that somebody comes from there."""
    return bool(_born(side).best(folded))


@cache
def _born(side: str) -> Stems[bool]:
    return Stems((word, True) for word in listed("places.txt")[f"born-{side}"])


@cache
def _speech() -> Stems[bool]:
    return Stems((word, True) for word in listed("places.txt")["speech"])
