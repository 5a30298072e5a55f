"""Numbers of articles as they are written: 172, 352.1, 154-1, 154¹, 401(1), 314/2, 129a, 174-я. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.reading.statutes.lexicon import SUPERSCRIPTS
from bot.reading.statutes.line import Line

_LONGEST_NUMBER = 4
_RAISED = str.maketrans(SUPERSCRIPTS, "0123456789")
_RAISED_TAG = re.compile(r"(\d+)\s{0,2}<sup[^<>]{0,80}>\s{0,2}(\d+)")
_TAIL_DIGITS = 2
_LARGEST_TAIL = 40
# A sign of money or a part of a larger number before the digits, or a measure behind them.
_NOT_BEFORE = frozenset("+$€£₸₽#/\\@_=*^")
_NOT_BEHIND = re.compile(r"\s?[%°$€£₸₽‰]|[/:\\_=@*.]\d")
# German and Polish law inserts articles with a letter: «129a».
_LETTERS = frozenset("abcdefgh")
_SMALLEST_SLASHED = 100
_SECTION = ("§", "§ ", "§\u00a0")
_SPACES = frozenset({" ", "\u00a0", "\u202f", "\u2009"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number from word `first` to `last`, ending at `end` of the clean text.

    `tail` is what makes «207» «207.3»; `sign` is how it is joined: «.», «-», «^» for a raised one, «» for a letter.
    `bracket` is the 1 of «154 (1)» and the 2 of «314/2». An ordinal is written with an ending: «174-я».
    """

    first: int
    last: int
    end: int
    base: str
    tail: tuple[str, ...] = ()
    sign: str = ""
    bracket: str | None = None
    ordinal: bool = False


def number_at(line: Line, index: int) -> Number | None:
    """The number that begins with this word, or None if it is none, or one of something else."""
    if not line.is_number(index) or line.word(index)[0] == "0" or not _stands_free(line, index):
        return None
    number = Number(index, index, line.ends[index], line.word(index))
    number = _slashed(line, _bracketed(line, _ordinal(line, _tailed(line, number))))
    return None if _measures(line, number) else number


def _stands_free(line: Line, index: int) -> bool:
    start = line.starts[index]
    before, earlier = line.clean[start - 1 : start], line.clean[start - 2 : start - 1]
    if before in _NOT_BEFORE or (before in (".", ":") and earlier.isdigit()):
        return False
    return not _is_grouped(line, index - 1) or line.has(index - 2, "part")


def _is_grouped(line: Line, index: int) -> bool:
    """Whether this word and the next are one large number: «1 172», «172 000»."""
    return (
        line.is_number(index)
        and len(line.word(index)) < _LONGEST_NUMBER
        and line.between(index) in _SPACES
        and line.is_number(index + 1)
        and len(line.word(index + 1)) == _LONGEST_NUMBER - 1
    )


def _tailed(line: Line, number: Number) -> Number:
    last = number.last
    following = line.word(last + 1)
    if following and following[0] in SUPERSCRIPTS and line.between(last) == "":
        return _raised(line, number, following)
    if tagged := _raised_by_tag(line, number):
        return tagged
    if line.has(last + 1, "prime") and line.signs(last) in ("", "-"):
        return _prime(line, number)
    is_section = line.clean[: line.starts[last]].endswith(_SECTION) if following.isupper() else True
    if following.lower() in _LETTERS and line.between(last) == "" and is_section:
        return replace(number, last=last + 1, end=line.ends[last + 1], tail=(following,))
    sign = _joined(line, last, number.base)
    if not sign:
        return number
    last += 2 if sign == "." and _joined(line, last + 1, number.base) == "." else 1
    tail = tuple(line.written[number.last + 1 : last + 1])
    return replace(number, last=last, end=line.ends[last], tail=tail, sign=sign)


def _joined(line: Line, last: int, base: str) -> str:
    """The sign by which the next word is the tail of this number; «» if it is not."""
    between, following = line.between(last), line.word(last + 1)
    if not line.is_number(last + 1) or len(following) > _TAIL_DIGITS or following[0] == "0":
        return ""
    if between == ".":
        return "."
    is_hyphen = len(between) == 1 and line.signs(last) == "-"
    return "-" if is_hyphen and int(following) < min(int(base), _LARGEST_TAIL) else ""


def _raised(line: Line, number: Number, following: str) -> Number:
    raised = following[: len(following) - len(following.lstrip(SUPERSCRIPTS))]
    end = line.starts[number.last + 1] + len(raised)
    last = number.last + 1 if raised == following else number.last
    return replace(number, last=last, end=end, tail=(raised.translate(_RAISED),), sign="^")


def _raised_by_tag(line: Line, number: Number) -> Number | None:
    """«154<sup>1</sup>», which without its tags reads 1541."""
    start, end = line.starts[number.first], line.ends[number.last]
    raw_start, raw_end = line.text.view.raw_span(start, end)
    if raw_end - raw_start == end - start:
        return None
    found = _RAISED_TAG.fullmatch(line.text.raw[raw_start:raw_end])
    return replace(number, base=found[1], tail=(found[2],), sign="^") if found else None


def _prime(line: Line, number: Number) -> Number:
    """«401 прим», «307 прим 3»."""
    last = number.last + 1
    if line.is_number(last + 1) and len(line.word(last + 1)) == 1 and line.signs(last) in ("", "-", "."):
        return replace(number, last=last + 1, end=line.ends[last + 1], tail=(line.word(last + 1),), sign="^")
    return replace(number, last=last, end=line.ends[last], tail=("1",), sign="^")


def _ordinal(line: Line, number: Number) -> Number:
    last = number.last + 1
    if (
        line.has(last, "ordinal")
        and line.signs(number.last) in ("-", "")
        and line.between(number.last) in ("-", "‑", "–", "")
    ):
        return replace(number, last=last, end=line.ends[last], ordinal=True)
    return number


def _bracketed(line: Line, number: Number) -> Number:
    last = number.last + 1
    word = line.word(last)
    if not line.is_number(last) or len(word) > _TAIL_DIGITS or line.signs(number.last) != "(" or number.ordinal:
        return number
    end = line.ends[last]
    if line.clean[end : end + 1] != ")" or number.end != line.ends[number.last]:
        return number
    return replace(number, last=last, end=end + 1, bracket=word)


def _slashed(line: Line, number: Number) -> Number:
    """«314/2», as Turkish law writes the second part of 314; not «100/70» nor «25/3/2024»."""
    word, last = line.word(number.last + 1), number.last + 1
    if line.between(number.last) != "/" or len(word) > 1 or not "0" < word <= "9" or number.tail or number.ordinal:
        return number
    if int(number.base) < _SMALLEST_SLASHED or line.clean[line.ends[last] : line.ends[last] + 1] == "/":
        return number
    return replace(number, last=last, end=line.ends[last], bracket=word)


def _measures(line: Line, number: Number) -> bool:
    """Whether this is a length of time, money, a date, a telephone number, or the title of «18 U.S.C.»."""
    last = number.last
    if line.word(last + 1) == "USC" or (line.word(last + 1) == "U" and line.has(last + 3, "us-code")):
        return True
    if _NOT_BEHIND.match(line.clean, number.end) or _is_grouped(line, last):
        return True
    if line.signs(last, number.end) in ("", "-") and line.has(last + 1, "unit"):
        return True
    return bool(number.tail) and line.between(last) == "-" and line.is_number(last + 1)
