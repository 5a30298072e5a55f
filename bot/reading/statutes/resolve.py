"""Whose law a citation means, and of which code, where it does not say so itself. Pure.

The code, in this order: the one beside the number; the one that alone has such a number; for a bare «кодекс» the one
named last before it, for «тот же документ» the law; the one beside the same number elsewhere; one in the sentence, but
for criminal procedure in the clause behind; that of chapters for a number like 5.35 in a story of Russia or Belarus;
the criminal code if the sentence speaks of charge or punishment, or of what an article of this number is about; a law
beside it; a field of law in the sentence; the code that was cited before; a law in the sentence; the only code that
the story names; the criminal code if the sentence speaks of courts or custody, or one near it of crime or trial, or
names a country under whose article something is done; what the same number is elsewhere; else `other`. Where no
criminal code has so high a number, criminal procedure stands for the criminal code.

The country, if its code can have such a number at all: that of the code beside the number; the one whose article of
this number is about what is said; that of the code beside the same number elsewhere; the one that alone has such a
number; the one spoken of last, for «тамошнего кодекса»; that of the bare «кодекс»; a code's in the sentence; the seat
of a court, an authority or an event in the sentence; where somebody comes from, for «на родине»; the only one in the
sentence; a court's in the sentence before; that of the same code named before; a court's named before; the one whose
court the title or the beginning is about; the soil named before; that of the same code named later; the one whose own
name for a code it is; the one whose people alone the sentence names; the one where the story plays; the one in whose
language the codes are named. An article with no code beside it is that of the law named just before. The outlet says
nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.reading.statutes.beside import (
    Countries,
    Key,
    is_named,
    is_named_code,
    key,
    last_before,
    listed,
    next_behind,
)
from bot.reading.statutes.bounds import CHAPTERED, alone, is_chaptered, possible
from bot.reading.statutes.citations import Cited
from bot.reading.statutes.clues import court_just_before, earlier_seat, is_anywhere, only_named, only_people, seat
from bot.reading.statutes.codes import Code
from bot.reading.statutes.field import Field
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number
from bot.reading.statutes.scene import Scene
from bot.reading.statutes.spelling import spelled
from bot.reading.statutes.subjects import is_subject, subject
from bot.reading.statutes.weights import Weight

_LOOKED_BACK = 20
_BESIDE = 6
_JUST = 25
# In whose language a code is named, if nothing else tells.
_HOMES = {"kk": "KZ", "ky": "KG", "uz": "UZ", "uk": "UA", "tg": "TJ"}
_PROCEDURE = "criminal-procedure"
_CLAUSES = frozenset(",;:")
_FIELDS_OF_LAW = ("tax", "labour")


class Story:
    """All fields of an article: what one of them leaves open another may tell."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = fields
        self._scene = Scene([field.line for field in fields])

    def read(self, field: Field, one: Cited) -> tuple[str | None, str]:
        """(the country or None, the code) of a citation."""
        return self._country(field, one, code := self._code(field, one)), code

    def _code(self, field: Field, one: Cited) -> str:
        if one.code and one.code.name and one.code.is_code:
            return one.code.name
        if known := self._known(one):
            return known[1]
        if one.code and one.code.name:
            return one.code.name
        if referred := self._referred(field, one):
            return referred.name or "other"
        if (told := self._told.get(key(one.item.number))) and told.name:
            return told.name
        code = self._code_spoken_of(field, one)
        return self._within(
            one.item.number, self._elsewhere.get(key(one.item.number), code) if code == "other" else code
        )

    @cached_property
    def _elsewhere(self) -> dict[Key, str]:
        """What numbers without a code are where something tells."""
        bare = [(field, one) for field in self._fields for one in field.cited if one.code is None]
        told = ((key(one.item.number), self._code_spoken_of(field, one)) for field, one in reversed(bare))
        return {number: code for number, code in told if code != "other"}

    def _within(self, number: Number, code: str) -> str:
        """The code, or that of criminal procedure where no criminal code has so high a number and the story names one.

        The articles on handing people over stand above the last of the criminal code in every state of the region.
        """
        is_beyond = not self._may_be_crime(number)
        is_named = any(code.name == _PROCEDURE for field in self._fields for code in field.codes.all)
        return _PROCEDURE if code == "criminal" and self._scene.likely and is_beyond and is_named else code

    def _known(self, one: Cited) -> tuple[str, str] | None:
        """The only (country, code) with this article, unless the citation names another code."""
        return alone(one.item.number) if one.code is None or not one.code.is_code else None

    def _code_spoken_of(self, field: Field, one: Cited) -> str:
        index = one.item.number.first
        near = field.nearest(index, lambda code: is_named_code(code) and not self._is_of_procedure(field, one, code))
        if near and near.name and self._fits(near, one.item.number):
            return near.name
        if is_chaptered(one.item.number) and not self._scene.named.isdisjoint(CHAPTERED):
            return "administrative"
        if field.speaks_of(index, "crime", "criminal") or self._is_of_crime(field, one):
            return "criminal"
        if (
            (law := field.nearest(index, lambda code: not code.is_code))
            and law.name
            and abs(law.first - index) <= _BESIDE
        ):
            return law.name
        if spoken := next((name for name in _FIELDS_OF_LAW if field.speaks_of(index, f"says-{name}")), None):
            return spoken
        is_court = field.speaks_of(index, "court", "arrest", "accuses")
        if (before := self._before(field, index)) and not (before == "other" and is_court):
            return before
        if law and law.name:
            return law.name
        if self._only_code and (self._only_code != _PROCEDURE or not self._may_be_crime(one.item.number)):
            return self._only_code
        is_case = is_court or field.speaks_around(index, "crime", "trial")
        return "criminal" if is_case or self._is_led(field, one) else "other"

    def _is_of_procedure(self, field: Field, one: Cited, code: Code) -> bool:
        """Whether a code of procedure is only that of the next clause: «судят по 172-й, а статья 201 УПК запрещает»."""
        if code.name != _PROCEDURE or code.first < one.last or not self._may_be_crime(one.item.number):
            return False
        return any(not _CLAUSES.isdisjoint(field.line.signs(at)) for at in range(one.last, code.first))

    def _may_be_crime(self, number: Number) -> bool:
        return any(possible(country, "criminal", number) for country in self._scene.likely)

    def _is_of_crime(self, field: Field, one: Cited) -> bool:
        """Whether the words around say what a criminal article of this number is about, or of one listed with it."""
        return any(is_subject(field.line, other.item.number.first, other.item.number) for other in listed(field, one))

    def _fits(self, code: Code, number: Number) -> bool:
        """Whether the code can have the number, as far as its country tells."""
        return code.name is not None and (code.country is None or possible(code.country, code.name, number))

    def _referred(self, field: Field, one: Cited) -> Code | None:
        """The code that a bare «кодекс» means, or the law that «тот же документ» does: the one named last before it."""
        if one.code is None or one.code.name is not None:
            return None
        fits = is_named_code if one.code.is_code else is_named
        at = bisect_left(field.codes.all, min(one.first, one.code.first), key=lambda code: code.first)
        earlier = [code for code in field.codes.all[max(0, at - _LOOKED_BACK) : at] if fits(code)]
        return earlier[-1] if earlier else None

    def _is_led(self, field: Field, one: Cited) -> bool:
        """Whether something is done under the article, or one beside it, in a country: «в Казахстане по ст. 172»."""
        line = field.line
        is_under = any(
            line.has(other.first - 1, "under") or line.has(other.last + 1, "by") for other in listed(field, one)
        )
        return is_under and is_anywhere(line, one.item.number.first)

    def _country(self, field: Field, one: Cited, code: str) -> str | None:
        if one.code and (one.code.country or (one.code.treaty and not self._known(one))):
            return one.code.country
        if code == "other" and one.code is None:
            law = self._law_before(field, one.item.number.first)
            return law.country if law else None
        number = one.item.number
        return next((told for told in self._clues(field, one, code) if told and possible(told, code, number)), None)

    def _clues(self, field: Field, one: Cited, code: str) -> Iterator[str | None]:
        """The countries that the clues name, the surest first."""
        line, number, index = field.line, one.item.number, one.item.number.first
        yield subject(line, index, number, self._scene.named) if code == "criminal" else None
        told = self._told.get(key(number))
        yield told.country if told and told.name == code else None
        by_number = alone(number)
        yield by_number[0] if by_number and by_number[0] in self._scene.named else None
        if one.code and self._is_there(line, one.code):
            yield earlier_seat(line, one.code.first, self._likely(number, code), Weight.NAMED)
        yield referred.country if (referred := self._referred(field, one)) else None
        near = field.nearest(index, lambda other: other.name in (code, None) and other.country is not None)
        yield near.country if near else None
        yield seat(line, index)
        if field.speaks_of(index, "homeland"):
            yield self._scene.nationality
        yield only_named(line, index)
        if one.code:
            yield court_just_before(line, index, self._likely(number, code))
        yield from self._clues_of_the_story(field, one, code)
        yield by_number[0] if by_number else None
        if one.code and not one.code.doubtful:
            yield _HOMES.get(field.line.text.language_at(index) or "")

    def _clues_of_the_story(self, field: Field, one: Cited, code: str) -> Iterator[str | None]:
        line, index = field.line, one.item.number.first
        likely = self._likely(one.item.number, code)
        known = (self._countries if one.code and one.code.name else self._cited_countries).get(code, [])
        yield last_before(known, (field.number, index, ""))
        yield earlier_seat(line, index, likely, Weight.COURT)
        yield self._scene.court
        yield earlier_seat(line, index, likely)
        yield next_behind(known, (field.number, index, ""))
        yield one.code.home if one.code else None
        yield only_people(line, index)
        yield self._scene.among(likely)
        yield self._home

    @cached_property
    def _home(self) -> str | None:
        """The one country in whose language the codes of the story are named."""
        homes = {code.home for field in self._fields for code in field.codes.all if code.home}
        return homes.pop() if len(homes) == 1 else None

    def _is_there(self, line: Line, code: Code) -> bool:
        """Whether a code is that of the country spoken of last: «тамошнего УК», «Кримінального кодексу республіки»."""
        around = range(code.first - 1, code.last + 2)
        return any(line.has(at, "there") for at in around)

    def _likely(self, number: Number, code: str) -> frozenset[str]:
        """Of the countries whose law may be meant without a word, those that have such an article.

        Whoever is tried or held abroad is so under the laws of that state, whatever he is charged with at home.
        """
        told = self._scene.likely if code in ("criminal", "constitution") else self._scene.likely | self._scene.seats
        return frozenset(country for country in told if possible(country, code, number))

    @cached_property
    def _only_code(self) -> str | None:
        """The one code that the story names at all; the constitution only if the title names it."""
        named = {code.name for field in self._fields for code in field.codes.all if code.name not in (None, "other")}
        titled = {code.name for code in self._fields[0].codes.all}
        return named.pop() if len(named) == 1 and (named <= titled or "constitution" not in named) else None

    @cached_property
    def _told(self) -> dict[Key, Code]:
        """The code of each number that is cited with one; one with its country wins, then the first."""
        told: dict[Key, Code] = {}
        for one in (one for field in self._fields for one in field.cited):
            known = told.get(key(one.item.number))
            if one.code and one.code.name and (known is None or (one.code.country and not known.country)):
                told[key(one.item.number)] = one.code
        return told

    @cached_property
    def _countries(self) -> Countries:
        """Everything that names a code with its country."""
        found: Countries = {}
        for field in self._fields:
            for code in field.codes.all:
                if code.is_code and code.name and code.country:
                    found.setdefault(code.name, []).append((field.number, code.first, code.country))
        return found

    @cached_property
    def _cited_countries(self) -> Countries:
        """The same with the citations that name their code, and whose country was found out."""
        found = {code: list(known) for code, known in self._countries.items()}
        for field in self._fields:
            for one in field.cited:
                if one.code and one.code.name and not one.code.country:
                    country, code = self.read(field, one)
                    found.setdefault(code, []).extend([(field.number, one.first, country)] if country else [])
        return {code: sorted(known) for code, known in found.items()}

    def _law_before(self, field: Field, index: int) -> Code | None:
        """The law that was named just before this word: «Закон України «Про біженців». У статті 27»."""
        at = bisect_left(field.codes.all, index, key=lambda code: code.first)
        named = field.codes.all[at - 1] if at else None
        return named if named and not named.is_code and named.last > index - 2 * _JUST else None

    def _before(self, field: Field, index: int) -> str | None:
        """The code that was named just before this word, or else cited last before it in its field."""
        at = bisect_left(field.codes.all, index, key=lambda code: code.first)
        named = [code for code in field.codes.all[max(0, at - 1) : at] if is_named(code) and code.last > index - _JUST]
        if named and (named[-1].is_code or named[-1].name == "constitution") and not named[-1].doubtful:
            return named[-1].name
        at = bisect_left(field.cited, index, key=lambda one: one.first)
        return next((one.code.name for one in reversed(field.cited[max(0, at - 5) : at]) if one.code), None)


def article_of(one: Cited, number: Number, country: str | None, code: str) -> tuple[str, str | None]:
    """(the article, its part) of a number of this citation."""
    article, bracket = spelled(number, country, code, beside_code=bool(one.code and one.code.name))
    return article, one.part or bracket
