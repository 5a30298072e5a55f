"""Patronymics in any case, script and language, and whether two are of one father. Pure.

«Асланбекович», «Aslanbekovich», «Асланбекұлы», «Асланбек уулу» and «Aslanbek o'g'li» name the same father.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.language.tokens import fold
from bot.reading.names.data import listed
from bot.reading.names.given import Gender, groups_of
from bot.reading.names.letters import is_cyrillic, loose, readings, same
from bot.reading.names.skeleton import roots
from bot.reading.names.turkic import bases

_REMEMBERED = 1 << 14
_SHORTEST_FATHER = 2
# What a patronymic leaves of the father's name.
_CYRILLIC_ENDS, _LATIN_ENDS = (
    ("", "й", "ий", "ь", "а", "я", "о"),
    ("", "y", "i", "ii", "iy", "ey", "a", "ia", "ya", "o"),
)
_IRREGULAR = {
    "льв": "лев",
    "яковл": "яков",
    "як": "яків",
    "lv": "lev",
    "l'v": "lev",
    "yakovl": "yakov",
    "iakovl": "yakov",
}
_TWICE = re.compile(r"(.)\1+")
# What -ов leaves in a skeleton.
_OV = "f"
_MALE_CASES = "а|у|ем|ом|е|и|і|ові|еві|ев|ів|ам"
_FEMALE_CASES = "а|ы|и|і|е|у|ой|ою|ої|ій|о"


@dataclass(frozen=True, slots=True)
class Patronymic:
    """The father's name as it stands in the patronymic, and whose patronymic it is; `turkic` for «ұлы» and «қызы»."""

    father: str
    gender: Gender
    turkic: bool = False


@lru_cache(_REMEMBERED)
def patronymic(folded: str) -> Patronymic | None:
    """The patronymic that a folded word is, in any case; None for another word."""
    for word in (folded, *(base for base, _ in bases(folded))):
        match = _pattern().fullmatch(word)
        if match:
            kind = match.lastgroup or ""
            gender: Gender = "female" if kind.startswith("woman") else "male"
            return Patronymic(match[kind], gender, kind.endswith("turkic"))
    return None


@lru_cache(_REMEMBERED)
def marker(folded: str) -> Gender | None:
    """Whose patronymic the word before this one is: «уулу» a man's, «кызы» a woman's; None for any other word."""
    for word in (folded, *(base for base, _ in bases(folded))):
        for gender, words in _markers():
            if word in words:
                return gender
    return None


@lru_cache(_REMEMBERED)
def surname_roots(folded: str) -> frozenset[str]:
    """The keys of the surname in -ов or -ев that the word of «Темірбайұлы» makes a son's; none for other words."""
    found = patronymic(folded)
    return sons_roots(found.father) if found and found.turkic else frozenset()


@lru_cache(_REMEMBERED)
def sons_roots(father: str) -> frozenset[str]:
    """The keys of the surname in -ов or -ев that is made of a father's name."""
    return frozenset(root + _OV for root in roots(father))


def same_father(one: str, other: str) -> bool:
    """Whether two fathers' names are the same, be they left of different endings."""
    if not _groups(one).isdisjoint(_groups(other)):
        return True
    mine, others = _stems(one), _stems(other)
    return any(loose(a) == loose(b) and same(a, b) for a in mine for b in others)


@lru_cache(_REMEMBERED)
def _groups(father: str) -> frozenset[int]:
    """The groups of the men that a patronymic may be made of: Алексеевич of алексей, Никитич of никита."""
    stem = _IRREGULAR.get(father, father)
    endings = _CYRILLIC_ENDS if is_cyrillic(father) else _LATIN_ENDS
    return frozenset(group.number for ending in endings for group in groups_of(stem + ending) if group.gender == "male")


@lru_cache(_REMEMBERED)
def _stems(father: str) -> tuple[str, ...]:
    """Its readings without the last vowel, a double letter as one: Юрьевич has юр, Юрий юри; Ильич is Ілліч."""
    found = (_TWICE.sub(r"\1", reading) for reading in readings(father))
    return tuple(dict.fromkeys(one.rstrip("иаяое") or one for one in found))


@cache
def _pattern() -> re.Pattern[str]:
    lists = listed("patronymics.txt")
    stem = f".{{{_SHORTEST_FATHER},}}?"
    women = sorted({ending[:-1] for ending in lists["female endings"]})
    kinds = (
        f"(?P<short>{_any(_without_ich(lists['male short']))})(?:ич|іч|ich|itch)(?:{_MALE_CASES})?",
        f"(?P<man>{stem})(?:{_any(lists['male endings'])})(?:{_MALE_CASES})?",
        f"(?P<woman>{stem})(?:{_any(women)})(?:{_FEMALE_CASES}|a)",
        f"(?P<turkic>{stem})(?:{_any(lists['male turkic'])})",
        f"(?P<womanturkic>{stem})(?:{_any(lists['female turkic'])})",
    )
    return re.compile("|".join(kinds))


def _any(endings: Sequence[str]) -> str:
    return "|".join(re.escape(fold(ending)) for ending in sorted(endings, key=len, reverse=True))


def _without_ich(words: Sequence[str]) -> list[str]:
    """«Ильич» has the father «Иль»: only of these does -ич alone make patronymics."""
    return [re.sub("(?:ич|іч|itch|ich)$", "", word) for word in words]


def markers() -> frozenset[str]:
    """All words such as «уулу», folded, as they stand without an ending."""
    return frozenset().union(*(words for _, words in _markers()))


@cache
def _markers() -> tuple[tuple[Gender, frozenset[str]], ...]:
    lists = listed("patronymics.txt")
    men, women = (frozenset(map(fold, lists[f"{gender} words"])) for gender in ("male", "female"))
    return ("male", men), ("female", women)
