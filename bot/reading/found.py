"""Where the rules of a lexicon stand in one field of an article. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress

from bot.config.rule import NEAR_WORDS
from bot.language.detect import LOOKED_AT, detect, sentence_language
from bot.language.tokens import words
from bot.language.view import View
from bot.reading.boilerplate import article_words
from bot.reading.model import Article, Field, Passage
from bot.reading.places import Place, places
from bot.reading.rules import Begun, Compiled, Lexicon, RuleList

# First and last word of a stretch.
Stretch = tuple[int, int]
# The nearest of a side may overlap or stand in another sentence; so many are asked on either side.
_ASKED = 4


class Text:
    """One field of an article, cleaned and split, with the phrases found in it.

    `below` is the field that stands below it, whose language it has unless its own words clearly speak for another.
    """

    def __init__(self, article: Article, field: Field, lexicon: Lexicon, below: Text | None = None) -> None:
        self.field: Field = field
        self.raw = article.field(field)
        self.view = View(self.raw)
        self.words = article_words(self.view.text) if field == "body" else words(self.view.text)
        self._article, self._below = article, below
        self._languages: dict[int, str | None] = {}
        self._ordered: dict[int, list[Stretch]] = {}
        self._met = list(lexicon.met.each(self.words.written))
        self._meeting_any = list(compress(range(len(self._met)), self._met))
        self._drop_foreign(lexicon)
        self._sides: dict[int, list[Stretch]] = {}
        self._begun = self._find(lexicon)

    def of(self, rules: RuleList) -> Iterator[tuple[Compiled, Stretch]]:
        """Every stretch that meets one of these rules, whatever stands far from it."""
        for rule in self._begun.get(rules, ()):
            yield from ((rule, stretch) for stretch in self._meeting(rule.sides[1:], self._stretches(rule.sides[0])))

    def _stretches(self, side: int) -> list[Stretch]:
        """The stretches of a side, in order; none if it does not stand here."""
        if side not in self._ordered:
            self._ordered[side] = sorted(set(self._sides.get(side, ())))
        return self._ordered[side]

    def has(self, sides: Sequence[int]) -> bool:
        """Whether these sides stand here, near each other."""
        return any(True for _ in self._meeting(sides[1:], self._stretches(sides[0])))

    def _meeting(self, sides: Sequence[int], stretches: Iterable[Stretch]) -> Iterable[Stretch]:
        """The stretches, each together with one of every other side near it, as far as there are such."""
        if not sides:
            return stretches
        others = [self._stretches(side) for side in sides]
        return (whole for stretch in stretches if (whole := self._joined(stretch, others))) if all(others) else ()

    def _joined(self, stretch: Stretch, sides: Iterable[list[Stretch]]) -> Stretch | None:
        """A stretch with one of every side, each near one of the others: which stands in the middle does not matter."""
        parts, missing = [stretch], list(sides)
        while missing:
            near = next(((n, one) for n, others in enumerate(missing) if (one := self._one_near(parts, others))), None)
            if near is None:
                return None
            del missing[near[0]]
            parts.append(near[1])
        return min(part[0] for part in parts), max(part[1] for part in parts)

    def _one_near(self, parts: Sequence[Stretch], others: list[Stretch]) -> Stretch | None:
        return next((one for part in parts for one in self._near(part, others, parts)), None)

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
        sentences, sentence = self.words.sentences, self._sentence(word)
        return range(bisect_left(sentences, sentence), bisect_right(sentences, sentence))

    def language_at(self, word: int) -> str | None:
        """The language of the sentence that this word stands in; None if it cannot be told."""
        sentence = self._sentence(word)
        if sentence not in self._languages:
            here = self.sentence_words(word)
            folded = self.words.folded[here.start : min(here.stop, here.start + LOOKED_AT)]
            self._languages[sentence] = sentence_language(folded, self.language)
        return self._languages[sentence]

    @cached_property
    def places(self) -> list[Place]:
        """All countries, cities and authorities that the text names."""
        return places(self.words)

    def _sentence(self, word: int) -> int:
        return self.words.sentences[word]

    def _drop_foreign(self, lexicon: Lexicon) -> None:
        """Forget the terms that do not count within sentences of the language that theirs is in."""
        own = lexicon.own.keys()
        # Of a text in another language no sentence is asked.
        barred = lexicon.barred if self.language in lexicon.barring else {}
        for index in self._meeting_any:
            met = self._met[index]
            if not own.isdisjoint(met) or (barred and not barred.keys().isdisjoint(met)):
                language, folded = self.language_at(index), self.words.folded[index]
                self._met[index] = frozenset(
                    term
                    for term in met
                    if lexicon.own.get(term, language) == language
                    and (language not in barred.get(term, ()) or folded in lexicon.spelt[term])
                )

    @cached_property
    def language(self) -> str | None:
        """The text's language; None if that is not known or not read."""
        if self._below and self._below.words.written:
            return sentence_language(self.words.folded, self._below.language)
        return detect(self.words.folded, self._article.language)

    def _find(self, lexicon: Lexicon) -> dict[RuleList, list[Compiled]]:
        """The rules all of whose sides stand here, by list; where the sides of these stand is kept."""
        begun = [lexicon.begun(self._met[index]) for index in self._meeting_any]
        self._place_phrases(lexicon, begun)
        present = set(self._sides).union(*(one.sides for one in begun))
        rules: dict[RuleList, list[Compiled]] = {}
        for side in sorted(present):
            for listed, rule in lexicon.rules.get(side, ()):
                if len(rule.sides) == 1 or all(map(present.__contains__, rule.sides)):
                    rules.setdefault(listed, []).append(rule)
        self._place_words(begun, lexicon.far.union(*(rule.sides for found in rules.values() for rule in found)))
        return rules

    def _place_phrases(self, lexicon: Lexicon, begun: Iterable[Begun]) -> None:
        """Keep where phrases of several words stand, for every side."""
        for index, one in zip(self._meeting_any, begun, strict=True):
            for phrase, terms, anchor in one.phrases:
                if self._stands(terms, index - anchor):
                    for side in lexicon.sides_of[phrase]:
                        self._sides.setdefault(side, []).append((index - anchor, index - anchor + len(terms) - 1))

    def _place_words(self, begun: Iterable[Begun], needed: Collection[int]) -> None:
        """Keep where single words stand, for the sides that are needed: few are of all that do."""
        wanted = frozenset(needed)
        for index, one in zip(self._meeting_any, begun, strict=True):
            for side in one.sides & wanted:
                self._sides.setdefault(side, []).append((index, index))

    def _stands(self, phrase: tuple[int, ...], first: int) -> bool:
        last = first + len(phrase) - 1
        if first < 0 or last >= len(self._met):
            return False
        for at, term in enumerate(phrase, start=first):
            if term not in self._met[at]:
                return False
        return self._is_whole(first, last) and self._sentence(first) == self._sentence(last)

    def _is_whole(self, first: int, last: int) -> bool:
        return all(self.words.touch(index) for index in range(first, last))

    def _near(self, stretch: Stretch, others: list[Stretch], parts: Sequence[Stretch]) -> Iterator[Stretch]:
        """Those of the others near a stretch, in its sentence and apart from all parts; those behind it first."""
        at = bisect_left(others, stretch)
        for one in (*others[at : at + _ASKED], *reversed(others[max(at - _ASKED, 0) : at])):
            close = _apart(stretch, one) <= NEAR_WORDS and self._sentence(stretch[0]) == self._sentence(one[0])
            if close and all(_apart(part, one) > 0 for part in parts):
                yield one


def _apart(one: Stretch, other: Stretch) -> int:
    """How many words from one to the other; 0 or less if they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1])
