"""The phrases by which something is known that is not the article: data/boilerplate.txt, ready for texts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from bot.errors import ConfigError
from bot.language.tokens import WORD, Words, fold
from bot.reading.data import phrases

FILE = "boilerplate.txt"
Kind = Literal["heading", "notice", "bracket", "credit", "agency", "alone", "more", "ticker"]

_KINDS: tuple[Kind, ...] = get_args(Kind)
_GAPS = {"..": 3, "...": 30}
# A phrase goes on over commas and brackets, not over these.
_PARTING = frozenset("\n.!?…")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a phrase; up to `gap` others may stand before it."""

    word: str
    begins: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase and what it marks; `signed` asks for a sign, or the end, behind it."""

    kind: Kind
    parts: tuple[Part, ...]
    signed: bool = False

    def last(self, words: Words, folded: Sequence[str], first: int) -> int | None:
        """The number of its last word where its first one is `first`; None if it does not stand there."""
        at: int | None = first
        for part in self.parts[1:]:
            if at is not None:
                at = _following(words, folded, at, part)
        return at


@dataclass(frozen=True, slots=True)
class Markers:
    """All of the file: the phrases by their first word, those that end a text that goes on, the words of tickers."""

    starting: Mapping[str, tuple[Marker, ...]]
    more: Mapping[str, tuple[Marker, ...]]
    ticker: frozenset[str]


@cache
def markers() -> Markers:
    """The file, read once; ConfigError names the line that cannot be used."""
    starting: dict[str, tuple[Marker, ...]] = {}
    more: dict[str, tuple[Marker, ...]] = {}
    ticker: set[str] = set()
    for number, key, phrase in phrases(FILE):
        for marker in _markers(number, key, phrase):
            first = marker.parts[0].word
            for listed in (starting, more) if marker.kind == "more" else (starting,):
                # The longest first: a phrase may begin as another does.
                listed[first] = tuple(sorted((*listed.get(first, ()), marker), key=lambda one: -len(one.parts)))
            if marker.kind == "ticker":
                ticker.add(first)
    return Markers(starting, more, frozenset(ticker))


def _markers(line: int, key: str, phrase: str) -> list[Marker]:
    """The marker of a line; of a ticker's words, one each."""
    kind = _kind(line, key)
    listed = phrase.split() if kind == "ticker" else [phrase]
    return [Marker(kind, _parts(line, one.removesuffix(":")), one.endswith(":")) for one in listed]


def _kind(line: int, key: str) -> Kind:
    for kind in _KINDS:
        if key == kind:
            return kind
    raise ConfigError(FILE, ((line, f"«{key}» is no kind; write one of {', '.join(_KINDS)}"),))


def _parts(line: int, phrase: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    gap = 0
    for word in phrase.split():
        if word in _GAPS:
            gap = _GAPS[word]
            continue
        for piece in WORD.findall(word):
            parts.append(Part(fold(piece), word.endswith("*"), gap))
            gap = 0
    if not parts or gap or parts[0].gap or parts[0].begins:
        raise ConfigError(FILE, ((line, f"«{phrase}» begins or ends openly; write its first and last word out"),))
    return tuple(parts)


def _following(words: Words, folded: Sequence[str], at: int, part: Part) -> int | None:
    for number in range(at + 1, min(at + part.gap + 2, len(folded))):
        if not _PARTING.isdisjoint(words.text[words.ends[number - 1] : words.starts[number]]):
            return None
        if folded[number] == part.word or (part.begins and folded[number].startswith(part.word)):
            return number
    return None
