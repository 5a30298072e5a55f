"""What articles are about, as far as it tells whose they are: 338 with desertion is Russia's. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.language.tokens import fold
from bot.reading.data import listed
from bot.reading.statutes.line import Line
from bot.reading.statutes.numbers import Number
from bot.reading.statutes.spelling import spelled
from bot.reading.stems import Stems

_NEAR = 40


def subject(line: Line, index: int, number: Number, among: frozenset[str]) -> str | None:
    """The one of these countries whose article of this number is about what the words around it say."""
    told = {country for country in _told(line, index, number) if country in among}
    return told.pop() if len(told) == 1 else None


def is_subject(line: Line, index: int, number: Number) -> bool:
    """Whether the words around say what a criminal article of this number is about, in any country."""
    return any(True for _ in _told(line, index, number))


def _told(line: Line, index: int, number: Number) -> Iterator[str]:
    known = [one for base in (number.base, number.base[:-1]) for one in _subjects().get(base, ()) if one.is_of(number)]
    around = range(index - _NEAR, index + _NEAR)
    spoken = [fold(line.word(near)) for near in around] if known else []
    return (one.country for one in known if any(one.words.best(word) for word in spoken))


@dataclass(frozen=True, slots=True)
class _Subject:
    """A criminal article of a country, and words for what it is about."""

    country: str
    article: str
    words: Stems[bool]

    def is_of(self, number: Number) -> bool:
        return spelled(number, self.country, "criminal", beside_code=True)[0] == self.article


@cache
def _subjects() -> dict[str, list[_Subject]]:
    """By the first digits of the number."""
    found: dict[str, list[_Subject]] = {}
    for key, words in listed("subjects.txt").items():
        country, _, article = key.split()
        base = article.partition("-")[0].partition(".")[0]
        found.setdefault(base, []).append(_Subject(country, article, Stems((word, True) for word in words)))
    return found
