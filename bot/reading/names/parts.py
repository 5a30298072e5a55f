"""A name as it is written, split: its words, what joins them, initials, commas, brackets, uulu and kyzy. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.language.tokens import fold, words
from bot.reading.names.data import listed
from bot.reading.names.patronymic import Patronymic, marker, patronymic

_HYPHEN = re.compile(r"\s?[-‐‑–]\s?")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name, or several joined by hyphens; `son` is set when «уулу» or «кызы» follows."""

    written: str
    folded: tuple[str, ...]
    after_comma: bool = False
    son: Patronymic | None = None

    @property
    def whole(self) -> str:
        """All of it as one folded word."""
        return "".join(self.folded)

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter."""
        return len(self.whole.strip("'")) == 1

    @property
    def patronymic(self) -> Patronymic | None:
        """The patronymic that it is, by «уулу» or by its ending."""
        return self.son or patronymic(self.whole)


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a name in order, and the surnames that it says the person had before."""

    parts: tuple[Part, ...]
    former: tuple[str, ...]


def split(text: str) -> Split:
    """The parts of a name; words that are no part of it (maiden, ranks) are left out."""
    bracketed = [one for match in _BRACKET.finditer(text) for one in _parts(match[1])]
    parts = list(_parts(_BRACKET.sub(" ", text)))
    said = next((at for at, part in enumerate(parts) if part.whole in _maiden()), len(parts))
    former = [*bracketed, *parts[said:]]
    return Split(
        tuple(part for part in parts[:said] if not _is_title(part)),
        tuple(part.whole for part in former if part.whole not in _maiden()),
    )


def _is_title(part: Part) -> bool:
    return part.written.islower() and part.whole in _titles()


def _parts(text: str) -> Iterator[Part]:
    """The parts, those that follow a hyphen or a word such as «уулу» joined."""
    found = words(text)
    kept: list[Part] = []
    for at, written in enumerate(found.written):
        gap = text[found.ends[at - 1] : found.starts[at]] if at else ""
        folded = fold(written)
        if not folded or folded.isdigit():
            continue
        gender = marker(folded)
        if kept and gender:
            before = kept.pop()
            kept.append(
                Part(f"{before.written} {written}", before.folded, before.after_comma, Patronymic(before.whole, gender))
            )
        elif kept and _HYPHEN.fullmatch(gap) and len(folded) > 1:
            before = kept.pop()
            kept.append(Part(f"{before.written}-{written}", (*before.folded, folded), before.after_comma))
        else:
            kept.append(Part(written, (folded,), "," in gap))
    return iter(kept)


@cache
def _maiden() -> frozenset[str]:
    return frozenset(map(fold, listed("around.txt")["maiden"]))


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word in map(fold, listed("around.txt")["rank"]) if not word.endswith("*"))
