"""A text as sentences that know where in their line they stand. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.sentences import sentence_of, sentence_starts
from bot.language.tokens import Words

Span = tuple[int, int]

_QUOTES = frozenset("«„“”‘’\"'‹")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, its first and last word, and whether it is the first or the last of its line."""

    start: int
    end: int
    first: int
    last: int
    opens: bool
    closes: bool

    @property
    def span(self) -> Span:
        """Its start and end."""
        return self.start, self.end

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start

    def is_aside(self, longest: int) -> bool:
        """Whether it is so short, and the first or last of its line: nothing in the middle of a paragraph."""
        return self.length <= longest and (self.opens or self.closes)


class Layout:
    """A text with its words, also in the spelling they are compared in, and, when they are asked for, its sentences."""

    def __init__(self, words: Words, folded: Sequence[str]) -> None:
        self.words, self.folded = words, folded
        self._made: tuple[int, Sentence] | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return sentence_starts(self.words.text)

    def sentence(self, word: int) -> Sentence:
        """The sentence of this word."""
        at = sentence_of(self._starts, self.words.starts[word])
        # Kept for the next word: looking at a long sentence anew for each of its words would not be linear.
        if self._made is None or self._made[0] != at:
            self._made = at, self._sentence(at)
        return self._made[1]

    def _sentence(self, at: int) -> Sentence:
        words, starts = self.words, self._starts
        start = starts[at]
        end = starts[at + 1] if at + 1 < len(starts) else len(words.text)
        end = start + len(words.text[start:end].rstrip())
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end) - 1
        return Sentence(start, end, first, last, self._begins_line(first), self.ends_line(last))

    def begins(self, sentence: Sentence, word: int) -> bool:
        """Whether the sentence begins with this word and is no quotation."""
        if word != sentence.first:
            return False
        return _QUOTES.isdisjoint(self.words.text[sentence.start : self.words.starts[word]])

    def ends_line(self, word: int) -> bool:
        """Whether this word is the last of its line."""
        return self._begins_line(word + 1)

    def _begins_line(self, word: int) -> bool:
        return word in (0, len(self.words.written)) or "\n" in self.before(word)

    def before(self, word: int) -> str:
        """What stands between this word and the one before."""
        words = self.words
        end = words.starts[word] if word < len(words.starts) else len(words.text)
        return words.text[words.ends[word - 1] if word else 0 : end]

    def sign(self, word: int) -> str:
        """The first sign behind this word, none if its line ends."""
        return self.before(word + 1).partition("\n")[0].strip()[:1]
