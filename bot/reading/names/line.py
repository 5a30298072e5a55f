"""One field of an article as names are looked for in it: its capitalised words, and what stands between them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.reading.found import Text
from bot.reading.model import Passage
from bot.reading.names.patronymic import marker, sons_roots, surname_roots
from bot.reading.names.skeleton import unit_keys

# «Yu.» is the initial of Юлия.
_LONGEST_INITIAL = 2
# No word of a name is longer.
_LONGEST = 64
_HYPHENS = "-‐‑"
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Unit:
    """A capitalised word, or several joined by hyphens: its first and last word, and all of them folded."""

    first: int
    last: int
    folded: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of it as one folded word."""
        return self.folded[0] if len(self.folded) == 1 else "".join(self.folded)


class Line:
    """A text with its units in order. A text without any capital letter has every word as a unit."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.written = text.words.written
        self._folded = text.words.folded
        self._count = len(self.written)
        self.units = list(self._units())
        self.keys = [self._keys(unit) for unit in self.units]

    def gap(self, word: int) -> str:
        """What stands between this word and the next; before the first word with -1, after the last one too."""
        words = self.text.words
        start = words.ends[word] if word >= 0 else 0
        end = words.starts[word + 1] if word + 1 < len(words.starts) else len(words.text)
        return words.text[start:end]

    def folded(self, word: int) -> str:
        """A word in the spelling it is compared in; «» where there is none."""
        return self._folded[word] if 0 <= word < self._count else ""

    def has_letter_beside(self, unit: Unit) -> bool:
        """Whether a letter or two stand right before or after a unit: an initial, perhaps."""
        before, after = unit.first - 1, unit.last + 1
        return (before >= 0 and len(self.written[before]) <= _LONGEST_INITIAL and self.is_capital(before)) or (
            after < self._count and len(self.written[after]) <= _LONGEST_INITIAL and self.is_capital(after)
        )

    def is_capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter, or none in the text does."""
        return 0 <= word < self._count and (self.written[word][0].isupper() or self._is_small)

    def before(self, word: int) -> Unit | None:
        """The unit that ends with the word before this one."""
        return self._ending.get(word - 1)

    def behind(self, unit: Unit) -> Unit | None:
        """The unit right after this one, with nothing but blanks between."""
        at = self._beginning.get(unit.last + 1)
        return None if at is None or self.gap(unit.last).strip() else self.units[at]

    def around(self, unit: Unit, reach: int) -> list[Unit]:
        """The units within this many words of one, in the same sentence, nearest first on each side."""
        units, sentences, at = self.units, self.sentences, self._beginning[unit.first]
        here, sentence, found = unit.first, sentences[at], []
        for step, end in ((-1, -1), (1, len(units))):
            for other in range(at + step, end, step):
                if sentences[other] != sentence or abs(units[other].first - here) > reach:
                    break
                found.append(units[other])
        return found

    def having(self, roots: frozenset[str]) -> list[Unit]:
        """The units that may be forms of a word with one of these roots, in order."""
        return [unit for unit, keys in zip(self.units, self.keys, strict=True) if not roots.isdisjoint(keys)]

    def passage(self, one: Unit, other: Unit) -> Passage:
        """From the first of two units to the last, as it stands in the text."""
        return self.text.passage((min(one.first, other.first), max(one.last, other.last)))

    @cached_property
    def sentences(self) -> list[int]:
        """The sentence of every unit."""
        sentences = self.text.words.sentences
        return [sentences[unit.first] for unit in self.units]

    @cached_property
    def _beginning(self) -> dict[int, int]:
        """The number of each unit by its first word."""
        return {unit.first: at for at, unit in enumerate(self.units)}

    @cached_property
    def _ending(self) -> dict[int, Unit]:
        """The units by their last word."""
        return {unit.last: unit for unit in self.units}

    @cached_property
    def _is_small(self) -> bool:
        return not any(word[0].isupper() for word in self.written)

    def _units(self) -> Iterator[Unit]:
        written, done = self.written, -1
        capitals = [at for at, word in enumerate(written) if word[0].isupper()]
        # Without any capital every word may be a name.
        for first in capitals or [at for at, word in enumerate(written) if word[0].isalpha()]:
            if first > done and len(written[first]) <= _LONGEST:
                done = self._last(first)
                yield Unit(first, done, tuple(self._folded[first : done + 1]))

    def _keys(self, unit: Unit) -> frozenset[str]:
        """The keys of a unit, and of the surname that «уулу» after it may stand for."""
        own = _own_keys(unit.folded)
        return own | sons_roots(unit.whole) if marker(self.folded(unit.last + 1)) else own

    def _last(self, first: int) -> int:
        last = first
        while self._joined(last) and self.is_capital(last + 1) and len(self.written[last + 1]) <= _LONGEST:
            last += 1
        return last

    def _joined(self, word: int) -> bool:
        words = self.text.words
        if word + 1 >= len(words.starts):
            return False
        start, end = words.ends[word], words.starts[word + 1]
        return end - start == 1 and words.text[start] in _HYPHENS


@lru_cache(_REMEMBERED)
def _own_keys(folded: tuple[str, ...]) -> frozenset[str]:
    """The keys of a unit as it stands."""
    return unit_keys(folded) | surname_roots(folded[-1])
