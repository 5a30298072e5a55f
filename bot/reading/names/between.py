"""What stands between a given name and a surname, and whether the two are still one name. Pure.

nothing · a patronymic · initials · ranks and ages · a nickname in quotes        → next to each other
a bracket or an apposition of a few words without another name                   → next to each other
other given names, commas, «and»                                                 → a list before one surname
another surname and «née»                                                        → a former surname
anything else, and every sentence's end                                          → not one name
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.reading.names.around import WordSet, around
from bot.reading.names.given import is_given
from bot.reading.names.line import Line, Unit
from bot.reading.names.parse import looks_like_surname
from bot.reading.names.patronymic import Patronymic, marker, markers, patronymic

Kind = Literal["next", "list", "former"]
_LONGEST = 6
# How far a given name may stand from its surname, in words: a list of brothers, an apposition.
_REACH = 9
_QUOTES = "\"'«»„“”‘’‹›"
# A quotation mark ends or begins a title, «Роман «Мороз»»; only an apostrophe may end a word: «Vasil' Koval».
_BLANK = re.compile(r"['’ʹ]?\s*")
_LIGHT = re.compile(rf"[\s{_QUOTES}.]*")
_AGE = re.compile(rf"[\s{_QUOTES}.,()\-‐‑–]*")
_OPENS = re.compile(r"\s*(?:([«\"“„‘'])|([(\[])|([,—–]|\s-)\s*)")
_CLOSES: dict[str, str] = {"«": "»", '"': '"', "“": "”", "„": "“”", "‘": "’", "'": "'", "(": ")", "[": "]"}
_NICKNAME = 3
# «Темирбаевы: Арслан и Руслан».
_BEFORE_LIST = (":", "—", "–", "-")
_IN_LIST = ("", ",", *_BEFORE_LIST)


@dataclass(frozen=True, slots=True)
class Link:
    """How two words of a name belong together, with the patronymic or its initial that stands between or after."""

    kind: Kind
    patronymic: Patronymic | None = None
    initial: str = ""


def link(line: Line, one: Unit, other: Unit) -> Link | None:
    """How the given name and the surname at these two units, in this order, belong together; None if they do not."""
    between = range(one.last + 1, other.first)
    if len(between) > 2 * _LONGEST or not line.text.same_sentence(one.first, other.first):
        return None
    said, initial, start = _patronymic(line, between)
    rest = between[start:]
    if not between and line.gap(one.last).strip() in _BEFORE_LIST:
        return Link("list")
    if _is_light(line, one.last + start, rest, _LIGHT if start else _BLANK):
        return Link("next", said or _after(line, other), initial)
    if _is_former(line, rest):
        return Link("former", said)
    if _is_aside(line, one.last + start, rest):
        return Link("next", said or _after(line, other), initial)
    return Link("list") if not start and _is_list(line, one, other) else None


def near(line: Line, at: int, goes_on: Sequence[bool]) -> Iterator[tuple[Unit, Unit, Unit]]:
    """The units that may be one name with unit number `at`: each, and both in the order in which they stand.

    `goes_on` is what is told of every unit of the line; it rules out nearly all before anything is compared.
    """
    units, sentences = line.units, line.sentences
    here, sentence = units[at], sentences[at]
    for place in range(at - 1, -1, -1):
        other = units[place]
        if here.first - other.last > _REACH or sentences[place] != sentence:
            break
        if goes_on[place] or other.last + 1 == here.first:
            yield other, other, here
    for place in range(at + 1, len(units)):
        other = units[place]
        if other.first - here.last > _REACH or sentences[place] != sentence:
            break
        if goes_on[at] or here.last + 1 == other.first:
            yield other, here, other


def may_go_on(line: Line) -> list[bool]:
    """Whether a name that begins with each unit may have other words before the next unit of it."""
    small = _small()
    return [
        line.gap(unit.last) != " "
        or line.is_capital(unit.last + 1)
        or (word := line.folded(unit.last + 1)) in small
        or marker(word) is not None
        for unit in line.units
    ]


def may_be_linked(line: Line, one: Unit, other: Unit) -> bool:
    """Whether these units, in this order, may be one name, whoever's; «уулу» after the first may be part of it."""
    following = one.last + 1
    if following == other.first:
        return link(line, one, other) is not None
    if line.gap(one.last) == " " and not _may_follow(line, range(following, other.first)):
        return False
    return link(line, one, other) is not None or marker(line.folded(following)) is not None


def _may_follow(line: Line, between: range) -> bool:
    """A quick no to most of what stands between two capitalised words after a blank."""
    first = line.folded(between[0])
    if not line.is_capital(between[0]):
        return first in _small() or marker(first) is not None
    if len(first) == 1 or patronymic(first) or marker(line.folded(between[0] + 1)):
        return True
    return any(line.folded(word) in around("and") or line.folded(word) in around("maiden") for word in between)


@cache
def _small() -> WordSet:
    """The words in small letters that may follow the first word of a name within it."""
    kinds = [around(kind) for kind in ("rank", "age", "particle", "maiden", "and", "kin")]
    words = frozenset().union(*(kind.words for kind in kinds), markers())
    return WordSet(words, tuple(start for kind in kinds for start in kind.beginnings))


def _patronymic(line: Line, between: range) -> tuple[Patronymic | None, str, int]:
    """The patronymic at the beginning of what stands between, or the initial, and how many words it takes."""
    if not between or not _LIGHT.fullmatch(line.gap(between[0] - 1)):
        return None, "", 0
    first = line.folded(between[0])
    if len(between) > 1 and line.is_capital(between[0]) and (gender := marker(line.folded(between[1]))):
        return Patronymic(first, gender, True), "", 2
    if line.is_capital(between[0]) and (found := patronymic(first)):
        return found, "", 1
    if len(first) == 1 and first.isalpha() and line.is_capital(between[0]):
        return None, first, 1
    return None, "", 0


def _after(line: Line, last: Unit) -> Patronymic | None:
    """The patronymic after both words: «Темирбаев Арслан Маратович»."""
    following = range(last.last + 1, min(last.last + 3, len(line.written)))
    return _patronymic(line, following)[0] if following and line.text.same_sentence(last.last, following[0]) else None


def _is_light(line: Line, before: int, between: Sequence[int], blank: re.Pattern[str]) -> bool:
    """Whether nothing but ranks, ages, particles and light signs stands between."""
    gaps = [line.gap(word) for word in (before, *between)]
    if not between:
        return blank.fullmatch(gaps[0]) is not None
    if all(line.folded(word) in around("rank") or line.folded(word) in around("particle") for word in between):
        return all(_LIGHT.fullmatch(gap) for gap in gaps)
    return all(_is_age(line, word) for word in between) and all(_AGE.fullmatch(gap) for gap in gaps)


def _is_age(line: Line, word: int) -> bool:
    return line.folded(word).isdigit() or line.folded(word) in around("age") or line.folded(word) in around("rank")


def _is_aside(line: Line, before: int, between: Sequence[int]) -> bool:
    """Whether a nickname in quotes, a bracket or an apposition stands between, and no other name."""
    if not between or len(between) > _LONGEST:
        return False
    opening, closing = _OPENS.fullmatch(line.gap(before)), line.gap(between[-1]).strip()
    if not opening:
        return False
    quote, bracket, comma = opening.groups()
    if quote:
        return len(between) <= _NICKNAME and bool(closing) and closing[0] in _CLOSES[quote]
    if any(_is_name(line, word) for word in between):
        return False
    if bracket:
        return closing[:1] == _CLOSES[bracket] and len(closing) == 1
    inside = all("," not in line.gap(word) or comma != "," for word in between[:-1])
    return closing == comma.strip() and inside and any(not line.is_capital(word) for word in between)


def _is_name(line: Line, word: int) -> bool:
    folded = line.folded(word)
    if not line.is_capital(word):
        return False
    return is_given(folded) or patronymic(folded) is not None or looks_like_surname(folded)


def _is_former(line: Line, between: Sequence[int]) -> bool:
    """Whether another surname and a word such as «née» stand between: «Иванова (урождённая Емельянова)»."""
    if not between or len(between) > _LONGEST or line.folded(between[-1]) not in around("maiden"):
        return False
    first = next(
        at for at, word in enumerate(between) if line.folded(word) in around("maiden") or not line.is_capital(word)
    )
    return all(not line.is_capital(word) for word in between[first:])


def _is_list(line: Line, one: Unit, other: Unit) -> bool:
    """Whether given names, joined by commas and an «and», stand between, and perhaps words of kinship."""
    between = range(one.last + 1, other.first)
    joined = any(line.folded(word) in around("and") for word in between)
    listed = all(_may_be_listed(line, word) for word in between)
    gaps = [line.gap(word).strip() for word in range(one.last, other.first)]
    return joined and listed and all(gap in _IN_LIST for gap in gaps)


def _may_be_listed(line: Line, word: int) -> bool:
    folded = line.folded(word)
    if line.is_capital(word):
        return not looks_like_surname(folded) or is_given(folded)
    return folded in around("and") or folded in around("kin")
