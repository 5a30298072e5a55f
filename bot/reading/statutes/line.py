"""A text as its citations are read: words, what each may be, and the signs between them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from bot.reading.found import Text
from bot.reading.model import Passage
from bot.reading.places import Place
from bot.reading.statutes.lexicon import CUES, inserted, tags

# Between two words that do not belong together.
BREAK = "\n"
_LONGEST = 12
_NEAR = 40
_MOST_NUMBERS = 20_000
_MOST_SIGNS = 4
_LONGEST_NUMBER = 4
_NONE: frozenset[str] = frozenset()
_ONE_SIGN = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("«»„“”‟‘’\"'", '"')})


class Line:
    """One field of an article. Words are counted; a place outside the text has no tags, and breaks."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.clean = text.words.text
        self.written = text.words.written
        self.starts, self.ends = text.words.starts, text.words.ends

    @cached_property
    def numbers(self) -> list[int]:
        """The words that could be numbers of articles: with a word for an article, a code, § or «280.3» near them.

        Of a text with more than any news has, the first.
        """
        cues = sorted({*CUES.places(self.written), *self._inserted()})
        if not cues and "§" not in self.clean:
            return []
        near = range(len(self.written)) if "§" in self.clean else _around(cues, len(self.written))
        return list(islice((index for index in near if "0" < self.written[index][0] <= "9"), _MOST_NUMBERS))

    def _inserted(self) -> Iterator[int]:
        """The words that begin a number that only one country's codes have: «280.3»."""
        return (bisect_left(self.starts, start) for start in inserted(self.clean))

    @property
    def places(self) -> list[Place]:
        """All countries, cities and authorities that the text names."""
        return self.text.places

    @cached_property
    def place_at(self) -> dict[int, Place]:
        """The place that each word is part of."""
        return {index: place for place in self.places for index in range(place.first, place.last + 1)}

    def word(self, index: int) -> str:
        """The word as written, «» outside the text."""
        return self.written[index] if 0 <= index < len(self.written) else ""

    def tags(self, index: int) -> frozenset[str]:
        """What the word may be."""
        return tags(self.written[index]) if 0 <= index < len(self.written) else _NONE

    def has(self, index: int, tag: str) -> bool:
        """Whether the word may be this."""
        return tag in self.tags(index)

    def is_number(self, index: int) -> bool:
        """Whether the word is a number of at most four digits."""
        word = self.word(index)
        return word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER

    def between(self, index: int) -> str:
        """Everything between this word and the next; BREAK at the ends of the text."""
        if not 0 <= index < len(self.written) - 1:
            return BREAK
        return self.clean[self.ends[index] : self.starts[index + 1]]

    def signs(self, index: int, end: int | None = None) -> str:
        """The signs between this word, or a later `end`, and the next without blanks; or BREAK.

        Every dash is given as -, every quote as ".
        """
        if not 0 <= index < len(self.written) - 1:
            return BREAK
        between = self.clean[self.ends[index] if end is None else end : self.starts[index + 1]]
        return "" if between == " " else _signs(between[: _LONGEST + 1])

    def sentence(self, index: int) -> range:
        """The words of the sentence that has this word."""
        return self.text.sentence_words(index)

    def nearby(self, index: int, reach: int) -> range:
        """The words of the same sentence at most `reach` away."""
        sentence = self.sentence(index)
        return range(max(sentence.start, index - reach), min(sentence.stop, index + reach + 1))

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the clean text as it stands in the text as given."""
        raw_start, raw_end = self.text.view.raw_span(start, end)
        return Passage(self.text.raw[raw_start:raw_end], self.text.field, raw_start, raw_end)


@lru_cache(1 << 12)
def _signs(between: str) -> str:
    if len(between) > _LONGEST or between.count("\n") > 1:
        return BREAK
    signs = "".join(between.split()).translate(_ONE_SIGN)
    return signs if len(signs) <= _MOST_SIGNS else BREAK


def _around(cues: list[int], size: int) -> Iterator[int]:
    """The words that have a cue not far before or behind them, in order."""
    done = 0
    for cue in cues:
        yield from range(max(done, cue - _NEAR), min(size, cue + _NEAR + 1))
        done = max(done, cue + _NEAR + 1)
