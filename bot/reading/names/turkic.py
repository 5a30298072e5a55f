"""Endings of Kazakh, Kyrgyz, Uzbek and Turkish cases on a name, in both scripts. Pure.

Only the last word of a name takes one, and what is left of the word is the nominative: «Арслан Темірбаевтың».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.language.tokens import fold
from bot.reading.names.data import listed

TURKIC = "turkic "
_LONGEST = 7
_POSSESSIVE = "possessive "
# «Берікұлы», «Асан кызы»: only names that end so have endings of their own.
_OF_FATHER = re.compile("(?:[уұүў]л[ыуиі]|[гғ][уў]?л[иыу]|[қкг][ыи]з[ыиі]|[uūoóı'g]l[yiıu]|[qkg][yiı]z[yiı])$")
# Ивановка and Пушкинка are places: Kyrgyz -ка follows voiceless letters only.
_PLACE = re.compile("(?:[внмрл]к[ао]|[vnmrl]k[ao])$")
_SHORTEST_BASE = 2
_REMEMBERED = 1 << 15


@lru_cache(_REMEMBERED)
def bases(folded: str) -> tuple[tuple[str, str], ...]:
    """(the word without an ending, the ending's case) for every ending that this word may have."""
    return tuple(_bases(folded))


def _bases(folded: str) -> Iterator[tuple[str, str]]:
    for size in range(1, min(_LONGEST, len(folded) - _SHORTEST_BASE) + 1):
        case = _suffixes().get(folded[-size:])
        if case and not _PLACE.search(folded) and (base := _fitting(folded[:-size], case)):
            yield base, TURKIC + case.removeprefix(_POSSESSIVE)


def _fitting(base: str, case: str) -> str:
    return base if not case.startswith(_POSSESSIVE) or _OF_FATHER.search(base) else ""


@cache
def _suffixes() -> dict[str, str]:
    return {fold(suffix): case for case, suffixes in listed("suffixes.txt").items() for suffix in suffixes}
