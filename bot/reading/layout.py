"""A text as sentences that know where in their line they stand. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.tokens import Words

Span = tuple[int, int]

_QUOTES = frozenset("«„“”‘’\"'‹")
_OPENING, _CLOSING = "«„“‹", "»”›"
_DASHES = ("—", "–")
_RULES = ("---", "***", "___", "===", "* * *", "———")
# Numbers that may stand behind the last sentence of a line: a clock, a price.
_NUMBERS = 4
_GAP = 40
_HEADING = 50
_STOPS = (".", "!", "?", "…", ";", ",")
_WRITTEN = re.compile(r"\S")
# Below an article: so many lines, none of them as long as a paragraph.
_LINES_BELOW, _SHORT_LINE = 12, 160


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
        self.done = 0
        """Where the last stretch ended that is left out: what stands behind it begins its line anew."""

    def sentence(self, word: int) -> Sentence:
        """The sentence of this word."""
        at = self.words.sentences[word]
        # Kept for the next word: looking at a long sentence anew for each of its words would not be linear.
        if self._made is None or self._made[0] != at:
            self._made = at, self._sentence(at)
        return self._made[1]

    def _sentence(self, at: int) -> Sentence:
        words, starts = self.words, self.words.sentence_starts
        start = starts[at]
        end = starts[at + 1] if at + 1 < len(starts) else len(words.text)
        end = start + len(words.text[start:end].rstrip())
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end) - 1
        return Sentence(start, end, first, last, self._opens(start, first), self._closes(last))

    def following(self, sentence: Sentence, at_most: int) -> Iterator[Sentence]:
        """The sentences behind this one in its line, so many at most."""
        last = sentence.last
        for _ in range(at_most):
            if last < sentence.first or self.ends_line(last):
                return
            behind = self._sentence(self.words.sentences[last + 1])
            yield behind
            last = behind.last

    def _opens(self, start: int, first: int) -> bool:
        behind = 0 < self.done <= start <= self.done + _GAP and not self.words.text[self.done : start].strip()
        return behind or self._begins_line(first)

    def _closes(self, last: int) -> bool:
        for word in range(last, min(last + _NUMBERS, len(self.folded) - 1) + 1):
            if self.ends_line(word):
                return True
            if not self.folded[word + 1].isdigit():
                return False
        return False

    def begins(self, sentence: Sentence, word: int) -> bool:
        """Whether the sentence begins with this word and is no quotation."""
        if word != sentence.first:
            return False
        return _QUOTES.isdisjoint(self.words.text[sentence.start : self.words.starts[word]])

    def is_quoted(self, sentence: Sentence, word: int) -> bool:
        """Whether a quotation is open where this word stands, or the sentence is the turn of a dialogue."""
        before = self.words.text[sentence.start : self.words.starts[word]].lstrip()
        opened = sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))
        return opened or before.count('"') % 2 == 1 or before.startswith(_DASHES)

    def line_end(self, at: int, within: int) -> int | None:
        """Where the line of this place ends, None if that is further than so many characters."""
        text = self.words.text
        found = text.find("\n", at, at + within)
        return found if found >= 0 else len(text) if at + within >= len(text) else None

    def line_start(self, word: int, within: int) -> int | None:
        """The first word of the line of this word, None if its line begins further away than so many characters."""
        text, at = self.words.text, self.words.starts[word]
        found = text.rfind("\n", max(0, at - within), at)
        return None if found < 0 and at > within else bisect_left(self.words.starts, found + 1)

    @cached_property
    def is_one_line(self) -> bool:
        """Whether no word stands in a second line."""
        return "\n" not in self.words.text.strip()

    def heads(self, word: int) -> bool:
        """Whether a line that is begun goes on for a few words at most, without a stop: «Most read» «this week»."""
        start = self.words.ends[word]
        end = self.line_end(start, _HEADING)
        if end is None:
            return False
        rest = self.words.text[start:end]
        return not rest.rstrip().endswith(_STOPS) and bisect_left(self.words.starts, end) - word - 1 <= _NUMBERS

    def is_set_apart(self, at: int) -> bool:
        """Whether the line that begins here stands below a rule."""
        return self.words.text[max(0, at - _GAP) : at].rstrip().endswith(_RULES)

    def is_over(self, at: int) -> bool:
        """Whether the article is: below this end of a line stand few lines, and no paragraph."""
        text = self.words.text
        for _ in range(_LINES_BELOW):
            start = _WRITTEN.search(text, at)
            if start is None:
                return True
            end = self.line_end(start.start(), _SHORT_LINE)
            if end is None or (
                text[start.start() : end].rstrip().endswith(".") and end - start.start() > _SHORT_LINE // 2
            ):
                return False
            at = end
        return False

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
