"""Where the rules of a lexicon stand in one field of an article. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from bot.config.rule import NEAR_WORDS
from bot.language.detect import LOOKED_AT, detect, sentence_language
from bot.language.sentences import sentence_of, sentence_starts
from bot.language.tokens import fold, folded_words, words
from bot.language.view import View
from bot.reading.boilerplate import article_words
from bot.reading.model import Article, Field, Passage
from bot.reading.rules import Compiled, Lexicon, RuleList

# First and last word of a stretch.
Stretch = tuple[int, int]
# Enough of a body to tell a title's language by.
_BEGINNING = 8 * LOOKED_AT
# The nearest of a side may overlap or stand in another sentence; so many are asked on either side.
_ASKED = 4


class Text:
    """One field of an article, cleaned and split, with the phrases found in it."""

    def __init__(self, article: Article, field: Field, lexicon: Lexicon) -> None:
        self.field: Field = field
        self.raw = article.field(field)
        self.view = View(self.raw)
        self.words = article_words(self.view.text) if field == "body" else words(self.view.text)
        self._article = article
        self._languages: dict[int, str | None] = {}
        self._met = [lexicon.meets(word) for word in self.words.written]
        self._drop_foreign(lexicon.own)
        self._sides = self._find(lexicon)

    def of(self, rules: RuleList) -> Iterator[tuple[Compiled, Stretch]]:
        """Every stretch that meets one of these rules, whatever stands far from it."""
        for side, stretches in self._sides.items():
            for rule in rules.get(side, ()):
                yield from ((rule, stretch) for stretch in self._meeting(rule.sides[1:], stretches))

    def has(self, side: int) -> bool:
        """Whether any phrase of this side stands here."""
        return side in self._sides

    def _meeting(self, sides: Sequence[int], stretches: Iterable[Stretch]) -> Iterable[Stretch]:
        """The stretches, each together with one of every other side near it, as far as there are such."""
        if not sides:
            return stretches
        others = [self._sides.get(side, []) for side in sides]
        return (whole for stretch in stretches if (whole := self._joined(stretch, others))) if all(others) else ()

    def _joined(self, stretch: Stretch, sides: Iterable[list[Stretch]]) -> Stretch | None:
        parts = [stretch]
        for others in sides:
            near = next((one for part in parts for one in self._near(part, others, parts)), None)
            if near is None:
                return None
            parts.append(near)
        return min(part[0] for part in parts), max(part[1] for part in parts)

    def passage(self, stretch: Stretch) -> Passage:
        """The stretch as it stands in the text as given."""
        start, end = self.view.raw_span(self.words.starts[stretch[0]], self.words.ends[stretch[1]])
        return Passage(self.raw[start:end], self.field, start, end)

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two words stand in one sentence."""
        return self._sentence(one) == self._sentence(other)

    def sentences(self, stretch: Stretch) -> tuple[int, int]:
        """The sentences of the first and the last word."""
        return self._sentence(stretch[0]), self._sentence(stretch[1])

    def sentence_words(self, word: int) -> range:
        """The words of the sentence that this word stands in."""
        starts, sentence = self._sentence_starts, self._sentence(word)
        after = starts[sentence + 1] if sentence + 1 < len(starts) else len(self.words.text)
        return range(bisect_left(self.words.starts, starts[sentence]), bisect_left(self.words.starts, after))

    def language_at(self, word: int) -> str | None:
        """The language of the sentence that this word stands in; None if it cannot be told."""
        return self._language_of(self._sentence(word))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return sentence_starts(self.words.text)

    @cached_property
    def _sentence_of(self) -> list[int]:
        """The sentence of every word: it is asked for far more often than there are words."""
        starts = self._sentence_starts
        return [sentence_of(starts, at) for at in self.words.starts]

    def _sentence(self, word: int) -> int:
        return self._sentence_of[word]

    def _drop_foreign(self, own: Mapping[int, str]) -> None:
        """Forget the terms that count only within sentences of a language that theirs is not in."""
        for index, met in enumerate(self._met):
            if met and not own.keys().isdisjoint(met):
                language = self._language_of(self._sentence(index))
                self._met[index] = frozenset(term for term in met if own.get(term, language) == language)

    def _language_of(self, sentence: int) -> str | None:
        """The language of a sentence; worked out only where it is asked for."""
        if sentence not in self._languages:
            starts = self._sentence_starts
            first = bisect_left(self.words.starts, starts[sentence])
            after = starts[sentence + 1] if sentence + 1 < len(starts) else len(self.view.text)
            written = self.words.written[first : bisect_left(self.words.starts, after)]
            self._languages[sentence] = sentence_language([fold(word) for word in written[:LOOKED_AT]], self._language)
        return self._languages[sentence]

    @cached_property
    def _language(self) -> str | None:
        """The text's language; a title's with the help of what stands below it."""
        found = [fold(word) for word in self.words.written[:LOOKED_AT]]
        if self.field == "title":
            found += folded_words(View(self._article.body[:_BEGINNING]).text)
        return detect(found, self._article.language)

    def _find(self, lexicon: Lexicon) -> dict[int, list[Stretch]]:
        """The stretches of every side that stands here, in order."""
        found: dict[int, set[Stretch]] = {}
        for phrase, stretch in self._phrases(lexicon):
            for side in lexicon.sides_of[phrase]:
                found.setdefault(side, set()).add(stretch)
        return {side: sorted(stretches) for side, stretches in found.items()}

    def _phrases(self, lexicon: Lexicon) -> Iterator[tuple[int, Stretch]]:
        for index, met in enumerate(self._met):
            for term in met:
                for phrase, anchor in lexicon.anchored.get(term, ()):
                    first = index - anchor
                    if self._stands(lexicon.phrases[phrase], first):
                        yield phrase, (first, first + len(lexicon.phrases[phrase]) - 1)

    def _stands(self, phrase: tuple[int, ...], first: int) -> bool:
        last = first + len(phrase) - 1
        if first < 0 or last >= len(self._met):
            return False
        if any(term not in self._met[first + offset] for offset, term in enumerate(phrase)):
            return False
        return first == last or (self._is_whole(first, last) and self._sentence(first) == self._sentence(last))

    def _is_whole(self, first: int, last: int) -> bool:
        return all(self.words.touch(index) for index in range(first, last))

    def _near(self, stretch: Stretch, others: list[Stretch], parts: Sequence[Stretch]) -> Iterator[Stretch]:
        """Those of the others near a stretch, in its sentence and apart from all parts: behind it first, then before it."""
        at = bisect_left(others, stretch)
        for one in (*others[at : at + _ASKED], *reversed(others[max(at - _ASKED, 0) : at])):
            close = _apart(stretch, one) <= NEAR_WORDS and self._sentence(stretch[0]) == self._sentence(one[0])
            if close and all(_apart(part, one) > 0 for part in parts):
                yield one


def _apart(one: Stretch, other: Stretch) -> int:
    """How many words from one to the other; 0 or less if they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])
