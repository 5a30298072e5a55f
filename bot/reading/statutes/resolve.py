"""Whose law a citation means, and of which code, where it does not say so itself. Pure.

The code, in this order: the one beside the number; the one beside the same number elsewhere; one in the sentence; the
criminal code if the sentence speaks of charge or punishment, or of what an article of this number is about; a law or a
field of law in the sentence; the code that was cited before; the criminal code if the sentence speaks of courts or
custody, or one near it of crime or trial, or names a country under whose article something is done; else `other`.

The country: that of the code beside the number; the one whose article of this number is about what is said; that of the
code beside the same number elsewhere; the one that alone has such a number; a code's in the sentence; the seat of a
court, an authority or an event in the sentence; that of the same code named before; the only one in the sentence; the
seat named before; that of the same code named later; the one the story is about; the one in whose language the code is
named. The outlet says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.reading.statutes.citations import Cited
from bot.reading.statutes.clues import earlier_seat, is_anywhere, leading, named, only_named, seat
from bot.reading.statutes.codes import Code, Codes
from bot.reading.statutes.lexicon import only
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number
from bot.reading.statutes.spelling import spelled
from bot.reading.statutes.subjects import is_subject, subject

_NEAR = 30
_AROUND = 60
_FIELDS_OF_LAW = ("tax", "labour")
_Key = tuple[str, tuple[str, ...], str | None]
# (field, word, country) in order of place, by code.
_Countries = dict[str, list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an article with its codes and citations; `number` is its place among the fields."""

    number: int
    line: Line
    codes: Codes
    cited: Sequence[Cited]

    def speaks_of(self, index: int, *tags: str) -> bool:
        """Whether the sentence of this word has such a word near it."""
        return any(not self.line.tags(near).isdisjoint(tags) for near in self.line.nearby(index, _NEAR))

    def speaks_around(self, index: int, *tags: str) -> bool:
        """Whether such a word stands near this one, in whatever sentence."""
        return any(not self.line.tags(near).isdisjoint(tags) for near in range(index - _AROUND, index + _AROUND))

    def nearest(self, index: int, fits: Callable[[Code], bool]) -> Code | None:
        """The fitting code or law nearest to this word in its sentence."""
        at = bisect_left(self.codes.all, index, key=lambda code: code.first)
        near = [code for code in self.codes.all[max(0, at - 3) : at + 3] if fits(code)]
        here = self.line.nearby(index, _NEAR)
        close = [code for code in near if code.first in here]
        return min(close, key=lambda code: abs(code.first - index), default=None)


class Story:
    """All fields of an article: what one of them leaves open another may tell."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = fields

    def read(self, field: Field, one: Cited) -> tuple[str | None, str]:
        """(the country or None, the code) of a citation."""
        return self._country(field, one, code := self._code(field, one)), code

    def _code(self, field: Field, one: Cited) -> str:
        if one.code and one.code.name:
            return one.code.name
        if (told := self._told.get(_key(one.item.number))) and told.name:
            return told.name
        index = one.item.number.first
        if (near := field.nearest(index, _is_named_code)) and near.name:
            return near.name
        if field.speaks_of(index, "crime", "criminal") or is_subject(field.line, index, one.item.number):
            return "criminal"
        if (law := field.nearest(index, lambda code: not code.is_code)) and law.name:
            return law.name
        if spoken := next((name for name in _FIELDS_OF_LAW if field.speaks_of(index, f"says-{name}")), None):
            return spoken
        if before := self._before(field, index):
            return before
        is_case = field.speaks_of(index, "court", "arrest") or field.speaks_around(index, "crime", "trial")
        return "criminal" if is_case or self._is_led(field, one) else "other"

    def _is_led(self, field: Field, one: Cited) -> bool:
        """Whether something is done under the article in a country: «в Казахстане по статье 172»."""
        line = field.line
        is_under = line.has(one.first - 1, "under") or line.has(one.last + 1, "by")
        return is_under and is_anywhere(line, one.item.number.first)

    def _country(self, field: Field, one: Cited, code: str) -> str | None:
        if one.code and (one.code.treaty or one.code.country):
            return one.code.country
        if code == "other" and one.code is None:
            return None
        return next((country for country in self._clues(field, one, code) if country), None)

    def _clues(self, field: Field, one: Cited, code: str) -> Iterator[str | None]:
        """The countries that the clues name, the surest first."""
        line, number, index = field.line, one.item.number, one.item.number.first
        yield subject(line, index, number, self._named) if code == "criminal" else None
        told = self._told.get(_key(number))
        yield told.country if told and told.name == code else None
        yield self._alone(number)
        near = field.nearest(index, lambda other: other.name == code and other.country is not None)
        yield near.country if near else None
        yield seat(line, index)
        known = self._countries if one.code else self._cited_countries
        yield _last(known.get(code, []), (field.number, index, ""))
        yield only_named(line, index)
        yield earlier_seat(line, index)
        yield _next(known.get(code, []), (field.number, index, ""))
        yield self._leading
        yield one.code.home if one.code else None

    @cached_property
    def _named(self) -> frozenset[str]:
        return named(field.line for field in self._fields)

    @cached_property
    def _leading(self) -> str | None:
        return leading(field.line for field in self._fields)

    @cached_property
    def _told(self) -> dict[_Key, Code]:
        """The code of each number that is cited with one; one with its country wins, then the first."""
        told: dict[_Key, Code] = {}
        for one in (one for field in self._fields for one in field.cited):
            known = told.get(_key(one.item.number))
            if one.code and one.code.name and (known is None or (one.code.country and not known.country)):
                told[_key(one.item.number)] = one.code
        return told

    @cached_property
    def _countries(self) -> _Countries:
        """Everything that names a code with its country."""
        found: _Countries = {}
        for field in self._fields:
            for code in field.codes.all:
                if code.is_code and code.name and code.country:
                    found.setdefault(code.name, []).append((field.number, code.first, code.country))
        return found

    @cached_property
    def _cited_countries(self) -> _Countries:
        """The same with the citations that name their code, and whose country was found out."""
        found = {code: list(known) for code, known in self._countries.items()}
        for field in self._fields:
            for one in field.cited:
                if one.code and one.code.name and not one.code.country:
                    country, code = self.read(field, one)
                    found.setdefault(code, []).extend([(field.number, one.first, country)] if country else [])
        return {code: sorted(known) for code, known in found.items()}

    def _before(self, field: Field, index: int) -> str | None:
        """The code that was cited last before this word in its field."""
        at = bisect_left(field.cited, index, key=lambda one: one.first)
        return next((one.code.name for one in reversed(field.cited[max(0, at - 5) : at]) if one.code), None)

    def _alone(self, number: Number) -> str | None:
        article = ".".join((number.base, *number.tail))
        country = only().get(article)
        return country if country in self._named else None


def article_of(one: Cited, number: Number, country: str | None, code: str) -> tuple[str, str | None]:
    """(the article, its part) of a number of this citation."""
    article, bracket = spelled(number, country, code, beside_code=bool(one.code and one.code.name))
    return article, one.part or bracket


def _last(known: Sequence[tuple[int, int, str]], place: tuple[int, int, str]) -> str | None:
    at = bisect_left(known, place)
    return known[at - 1][2] if at else None


def _next(known: Sequence[tuple[int, int, str]], place: tuple[int, int, str]) -> str | None:
    at = bisect_left(known, place)
    return known[at][2] if at < len(known) else None


def _is_named_code(code: Code) -> bool:
    return code.is_code and code.name is not None and not code.doubtful


def _key(number: Number) -> _Key:
    return number.base, number.tail, number.bracket
