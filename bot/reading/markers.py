"""The phrases by which something is known that is not the article: data/boilerplate.txt, ready for texts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args

from bot.errors import ConfigError
from bot.language.tokens import WORD, Words, fold
from bot.reading.data import phrases

FILE = "boilerplate.txt"
Kind = Literal[
    "heading",
    "block",
    "earlier",
    "notice",
    "appeal",
    "plea",
    "subscription",
    "invitation",
    "elsewhere",
    "bracket",
    "credit",
    "agency",
    "alone",
    "more",
    "ticker",
    "tags",
    "comments",
    "rights",
    "writer",
]
WordKind = Literal["ours", "asking", "speech", "relative", "step"]

_KINDS: tuple[Kind, ...] = get_args(Kind)
_WORD_KINDS: tuple[WordKind, ...] = get_args(WordKind)
_WIDEST: tuple[Kind, ...] = ("plea", "comments")
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


@dataclass(slots=True)
class WordList:
    """Words, whole ones and beginnings, in the spelling they are compared in."""

    whole: set[str] = field(default_factory=set)
    beginnings: tuple[str, ...] = ()

    def add(self, phrase: str) -> None:
        """The words of one line of the file."""
        for word in phrase.split():
            if word.endswith("*"):
                self.beginnings += (fold(word.removesuffix("*")),)
            else:
                self.whole.add(fold(word))

    def has(self, folded: str) -> bool:
        """Whether this word is one of them."""
        return folded in self.whole or folded.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Markers:
    """All of the file: the phrases by their first word, those that end a text that goes on, and the lists of words:
    of tickers, and by which a banner («ours»), a quotation («speech») and a case («step») are known."""

    starting: Mapping[str, tuple[Marker, ...]]
    more: Mapping[str, tuple[Marker, ...]]
    ticker: frozenset[str]
    listed: Mapping[WordKind, WordList]
    pairs: Mapping[str, Mapping[str, tuple[Marker, ...]]]

    def at(self, folded: Sequence[str], number: int) -> tuple[Marker, ...]:
        """The markers that may stand where this word is, the first of one of them."""
        seconds = self.pairs[folded[number]]
        return seconds.get(folded[number + 1], seconds[""]) if number + 1 < len(folded) else seconds[""]

    def has(self, kind: WordKind, folded: Iterable[str]) -> bool:
        """Whether any of these words is in that list."""
        return any(map(self.listed[kind].has, folded))


@cache
def markers() -> Markers:
    """The file, read once; ConfigError names the line that cannot be used."""
    starting: dict[str, tuple[Marker, ...]] = {}
    more: dict[str, tuple[Marker, ...]] = {}
    ticker: set[str] = set()
    listed_words = {kind: WordList() for kind in _WORD_KINDS}
    for number, key, phrase in phrases(FILE):
        if known := next((kind for kind in _WORD_KINDS if kind == key), None):
            listed_words[known].add(phrase)
            continue
        for marker in _markers(number, key, phrase):
            first = marker.parts[0].word
            for listed in (starting, more) if marker.kind == "more" else (starting,):
                listed[first] = tuple(sorted((*listed.get(first, ()), marker), key=_rank))
            if marker.kind == "ticker":
                ticker.add(first)
    return Markers(
        starting, more, frozenset(ticker), listed_words, {first: _by_second(ones) for first, ones in starting.items()}
    )


def _by_second(listed: Sequence[Marker]) -> dict[str, tuple[Marker, ...]]:
    """The markers of one first word by the second, in the same order; under «» those that any second word may have."""
    seconds = {marker: _second(marker) for marker in listed}
    kinds = {"", *seconds.values()}
    return {second: tuple(one for one in listed if seconds[one] in ("", second)) for second in kinds}


def _second(marker: Marker) -> str:
    part = marker.parts[1] if len(marker.parts) > 1 else None
    return part.word if part and not (part.gap or part.begins) else ""


def _rank(marker: Marker) -> tuple[bool, int]:
    """First what may cover more than another of the same words, then the longest: one may begin as another does."""
    return marker.kind not in _WIDEST, -len(marker.parts)


def _markers(line: int, key: str, phrase: str) -> list[Marker]:
    """The marker of a line; of a ticker's words, one each."""
    kind = _kind(line, key)
    listed = phrase.split() if kind == "ticker" else [phrase]
    return [Marker(kind, _parts(line, one.removesuffix(":")), one.endswith(":")) for one in listed]


def _kind(line: int, key: str) -> Kind:
    for kind in _KINDS:
        if key == kind:
            return kind
    raise ConfigError(FILE, ((line, f"«{key}» is no kind; write one of {', '.join((*_KINDS, *_WORD_KINDS))}"),))


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
        met = folded[number] == part.word or (part.begins and folded[number].startswith(part.word))
        if not (met or part.gap) or not _PARTING.isdisjoint(words.text[words.ends[number - 1] : words.starts[number]]):
            return None
        if met:
            return number
    return None
