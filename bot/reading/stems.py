"""Words and beginnings of words, and what each stands for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from bot.language.tokens import fold

Value = TypeVar("Value")
_REMEMBERED = 100_000
_NOTHING: frozenset[Any] = frozenset()


class Stems(Generic[Value]):
    """Words as a list has them: `word` is that form only, `word*` every word that begins so."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[Value]] = {}
        # Every beginning letter by letter: of most words the second or third letter tells that they have none.
        self._begun: dict[str, list[Value]] = {}
        self._known: dict[str, tuple[Value, ...]] = {}
        for word, value in entries:
            self._add(word, value)

    def best(self, folded: str) -> tuple[Value, ...]:
        """What a folded word stands for: the form itself, or the longest beginning of it; () if nothing."""
        known = self._known.get(folded)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._found(folded)
            known = self._known[folded] = tuple(found[0]) if found else ()
        return known

    def all(self, folded: str) -> frozenset[Value]:
        """Everything that a folded word may stand for: as a form itself, and by any beginning."""
        found = self._found(folded)
        return frozenset(value for values in found for value in values) if found else _NOTHING

    def _add(self, word: str, value: Value) -> None:
        stem = fold(word.removesuffix("*"))
        if not word.endswith("*"):
            self._exact.setdefault(stem, []).append(value)
            return
        for end in range(1, len(stem)):
            self._begun.setdefault(stem[:end], [])
        self._begun.setdefault(stem, []).append(value)

    def _found(self, folded: str) -> list[list[Value]]:
        """The form itself first, then beginnings, the longest first."""
        found: list[list[Value]] = []
        for end in range(1, len(folded) + 1):
            values = self._begun.get(folded[:end])
            if values is None:
                break
            if values:
                found.append(values)
        if folded in self._exact:
            found.append(self._exact[folded])
        return found[::-1]
