"""The codes and laws that a text names, with their countries: «УК РК», «ҚР ҚК», "Kazakhstan's Criminal Code". Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from bot.language.tokens import fold
from bot.reading.places import abbreviated
from bot.reading.statutes.lexicon import NAMING, code_named, home, short
from bot.reading.statutes.line import Line
from bot.reading.statutes.owners import country_inside, whose, with_ending
from bot.reading.statutes.titles import described_from, has_another_name, said_before, said_behind

# More than any news has.
_MOST = 10_000
_GONE = "SU"
# The title of the United States Code on crimes.
_CRIMES = "18"


@dataclass(frozen=True, slots=True)
class Code:
    """A code or law named by the words from `first` to `last`.

    `name` is one of the contract's, None for a bare «кодекс» or «документ»; `country` is whose it is, if the name
    tells, and `home` whose it is if nothing else does. `doubtful`: the letters mean other things too. A treaty is
    nobody's, nor is the code of a state that is no more.
    """

    name: str | None
    country: str | None
    first: int
    last: int
    home: str | None = None
    doubtful: bool = False
    treaty: bool = False
    is_code: bool = True


class Codes:
    """All codes and laws of a text."""

    def __init__(self, line: Line) -> None:
        self.line = line

    @cached_property
    def all(self) -> list[Code]:
        """In order of their place."""
        found: list[Code] = []
        for code in islice(self._named(), _MOST):
            if not found or code.first > found[-1].last:
                found.append(code)
        return found

    @cached_property
    def _by_word(self) -> dict[int, Code]:
        return {index: code for code in self.all for index in range(code.first, code.last + 1)}

    def at(self, index: int) -> Code | None:
        """The code that this word is part of the name of."""
        return self._by_word.get(index)

    def _named(self) -> Iterator[Code]:
        written = self.line.written
        for index in NAMING.places(written):
            if (known := short(written[index])) and (known[2] or self._is_cited(index)):
                yield self._abbreviated(index, *known[:2])
            elif self.line.has(index, "us-code") and (code := self._american(index)):
                yield code
            elif known is None and (tags := self.line.tags(index)):
                if "code" in tags:
                    yield self._spelled(index)
                elif law := tags & {"constitution", "law", "treaty"}:
                    yield self._law(index, min(law))
                elif self.line.has(index - 1, "plain") and self.line.signs(index - 1) == "":
                    yield Code(None, None, index, index, is_code=False)

    def _american(self, index: int) -> Code | None:
        """«18 U.S.C.», the title on crimes, and the other titles."""
        letters = ("u", "s", "c")
        spelled = tuple(self.line.word(at).lower() for at in range(index - 2, index + 1)) == letters
        first = index - 2 if spelled else index
        if not spelled and self.line.word(index) != "USC":
            return None
        name = "criminal" if self.line.word(first - 1) == _CRIMES else "other"
        return Code(name, "US", first, index)

    def _is_cited(self, index: int) -> bool:
        """Whether an abbreviation in small letters is one: right behind a number, or with a country behind it."""
        return self.line.is_number(index - 1) or abbreviated(fold(self.line.word(index + 1))) is not None

    def _abbreviated(self, index: int, name: str, doubtful: bool) -> Code:
        last = with_ending(self.line, index)
        country, first, last = whose(self.line, index, last)
        native = home(self.line.word(index))
        return _owned(Code(name, country, first, last, native, doubtful and country is None))

    def _spelled(self, index: int) -> Code:
        """A name with the noun «code» at `index`: «Уголовного кодекса РФ», «Code of Criminal Procedure»."""
        words, first = said_before(self.line, index)
        more, behind = said_behind(self.line, index)
        country, first, last = whose(self.line, first, max(behind, with_ending(self.line, index)))
        if country is None and behind > index:
            # «Кодекса РК об административных правонарушениях»
            country = country_inside(self.line, index, behind)
        native = next((there for at in range(first, last + 1) if (there := home(self.line.word(at)))), None)
        name = code_named(words | more) or ("other" if words or more or has_another_name(self.line, index) else None)
        return _owned(Code(name, country, first, last, native))

    def _law(self, index: int, kind: str) -> Code:
        is_basic = kind == "law" and self.line.has(index - 1, "basic") and self.line.signs(index - 1) == ""
        first = min(described_from(self.line, index), index - is_basic)
        country, first, last = whose(self.line, first, index)
        named = "constitution" if kind == "constitution" or is_basic else "other"
        if kind == "treaty":
            return Code(named, None, first, index, treaty=True, is_code=False)
        if country is None:
            country = country_inside(self.line, first, index)
        return Code(named, country, first, last, is_code=False)


def _owned(code: Code) -> Code:
    """The code, or as nobody's that of a state that is no more."""
    return replace(code, country=None, treaty=True) if code.country == _GONE else code
