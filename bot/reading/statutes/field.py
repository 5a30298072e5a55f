"""One field of an article, as its citations are resolved: its words, its codes, its citations. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.reading.statutes.citations import Cited
from bot.reading.statutes.codes import Code, Codes
from bot.reading.statutes.line import Line

_NEAR = 30
_AROUND = 60


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
