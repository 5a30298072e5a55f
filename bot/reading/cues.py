"""The words that tell facts from fears, possibilities and denials: data/facts.txt, ready for texts. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from bot.errors import ConfigError
from bot.language.tokens import fold
from bot.reading.data import phrases
from bot.reading.stems import Stems

FILE = "facts.txt"
_REMEMBERED = 1 << 16
Doubtful = Literal["fear", "modal", "possible", "threat", "planned", "condition", "compare", "question", "absent", "no"]
Kind = Literal[
    Doubtful,
    "none",
    "fact",
    "penalty",
    "ground",
    "person",
    "border",
    "that",
    "and",
    "correction",
    "custody",
    "notice",
    "unasked",
]
_KINDS: frozenset[Kind] = frozenset(get_args(Kind))
_LANGUAGES = ("ru", "en", "kk", "ky", "uk", "uz")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or several of one language, and what they tell; `begins` if the last one only has to begin so."""

    language: str
    kind: Kind
    words: tuple[str, ...]
    begins: bool

    def stands(self, folded: Sequence[str], at: int) -> bool:
        """Whether its words stand here; the first one is known to."""
        last = at + len(self.words) - 1
        if last >= len(folded) or any(folded[at + n] != word for n, word in enumerate(self.words[1:-1], start=1)):
            return False
        return last == at or folded[last] == self.words[-1] or (self.begins and folded[last].startswith(self.words[-1]))


@cache
def _cues() -> Stems[Cue]:
    """The file, read once; ConfigError names the line that cannot be used."""
    found: dict[tuple[str, Cue], int] = {}
    for number, key, listed in phrases(FILE):
        language, kind = _kind(number, key)
        for word in listed.split():
            entry = _entry(language, kind, word)
            if entry in found:
                raise ConfigError(FILE, ((number, f"«{word}» stands on line {found[entry]} already; keep one"),))
            found[entry] = number
    return Stems(found)


def _kind(line: int, key: str) -> tuple[str, Kind]:
    language, _, named = key.partition(" ")
    kind = next((kind for kind in _KINDS if kind == named), None)
    if kind is None or language not in _LANGUAGES:
        raise ConfigError(FILE, ((line, f"«{key}» is no language and kind; write one such as «ru fear»"),))
    return language, kind


def _entry(language: str, kind: Kind, word: str) -> tuple[str, Cue]:
    parts = tuple(fold(part) for part in word.removesuffix("*").split("_"))
    begins = word.endswith("*")
    first = f"{parts[0]}*" if begins and len(parts) == 1 else parts[0]
    return first, Cue(language, kind, parts, begins)


@lru_cache(_REMEMBERED)
def _beginning(folded: str) -> tuple[Cue, ...]:
    """The cues that begin with this word; most words begin none."""
    return tuple(_cues().all(folded))


def begins_any(folded: str, kinds: Collection[Kind]) -> bool:
    """Whether a cue of one of these kinds may begin with this word."""
    beginning = _beginning(folded)
    return bool(beginning) and any(cue.kind in kinds for cue in beginning)


@lru_cache(_REMEMBERED)
def _opening(word: str, following: str) -> tuple[Cue, ...]:
    """The cues that begin with these two words, the longest first; those of one word whatever follows it."""
    found = (cue for cue in _beginning(word) if cue.stands((word, following), 0) or cue.words[1:-1][:1] == (following,))
    return tuple(sorted(found, key=lambda cue: (-len(cue.words), cue.language, cue.kind, cue.words)))


def cues_at(folded: Sequence[str], at: int, language: str | None) -> list[Cue]:
    """The longest cues of a language that begin at this word, one a kind; of all languages if it is None."""
    if not _beginning(folded[at]):
        return []
    found: list[Cue] = []
    for cue in _opening(folded[at], folded[at + 1] if at + 1 < len(folded) else ""):
        if found and len(cue.words) < len(found[0].words):
            break
        if (language is None or cue.language == language) and cue.stands(folded, at):
            found.append(cue)
    return found
