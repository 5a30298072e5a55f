"""Words and beginnings of words, and what each stands for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from bot.language.tokens import fold

Value = TypeVar("Value")
_REMEMBERED = 100_000


class Stems(Generic[Value]):
    """Words as a list has them: `word` is that form only, `word*` every word that begins so."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[Value]] = {}
        self._beginnings: dict[int, dict[str, list[Value]]] = {}
        self._known: dict[str, tuple[Value, ...]] = {}
        for word, value in entries:
            self._add(word, value)

    def best(self, folded: str) -> tuple[Value, ...]:
        """What a folded word stands for: the form itself, or the longest beginning of it; () if nothing."""
        known = self._known.get(folded)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[folded] = next(self._found(folded), ())
        return known

    def all(self, folded: str) -> frozenset[Value]:
        """Everything that a folded word may stand for: as a form itself, and by any beginning."""
        return frozenset(value for found in self._found(folded) for value in found)

    def _add(self, word: str, value: Value) -> None:
        stem = fold(word.removesuffix("*"))
        by_word = self._beginnings.setdefault(len(stem), {}) if word.endswith("*") else self._exact
        by_word.setdefault(stem, []).append(value)

    def _found(self, folded: str) -> Iterator[tuple[Value, ...]]:
        """The form itself first, then beginnings, the longest first."""
        if folded in self._exact:
            yield tuple(self._exact[folded])
        for length in sorted(self._beginnings, reverse=True):
            if found := self._beginnings[length].get(folded[:length]):
                yield tuple(found)
