"""The words of data/around.txt: ranks, ages, joiners, words that name things after people. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.language.tokens import fold
from bot.reading.names.data import listed, wrong

_KINDS = (
    *("rank", "age", "particle", "maiden", "and", "kin", "many"),
    *("word", "before-words", "named-before", "named-after", "not-a-name"),
)


@dataclass(frozen=True, slots=True)
class WordSet:
    """Folded words, and beginnings of words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def __contains__(self, folded: str) -> bool:
        return folded in self.words or (bool(self.beginnings) and folded.startswith(self.beginnings))


@cache
def around(kind: str) -> WordSet:
    """The words of one kind."""
    return _all()[kind]


@cache
def _all() -> dict[str, WordSet]:
    lists = listed("around.txt")
    for kind in lists:
        if kind not in _KINDS:
            raise wrong("around.txt", None, f"«{kind}» is no kind of word; write one of {', '.join(_KINDS)}")
    return {kind: _word_set(lists.get(kind, ())) for kind in _KINDS}


def _word_set(words: tuple[str, ...]) -> WordSet:
    exact = frozenset(fold(word) for word in words if not word.endswith("*"))
    return WordSet(exact, tuple(fold(word[:-1]) for word in words if word.endswith("*")))
