"""Watched people in a text, by the forms of the words of their names. Pure.

A name stands where a form of each of its words does, in any order, with at most one word between two of them: a
patronymic, a rank. A lone word may be anybody's, so it is only possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.language import query_terms
from bot.language.tokens import fold, folded_words, neighbours
from bot.language.view import View
from bot.reading.found import Text
from bot.reading.model import Certainty, Mention

Terms = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class WatchRules:
    """All watched names; `starting` leads from each form of a name's first word to the names that begin with it."""

    names: Sequence[tuple[str, Terms]]
    starting: Mapping[str, Sequence[int]]


NOBODY = WatchRules((), {})


def compile_watches(watched: Iterable[str]) -> WatchRules:
    """The names as people write them, ready for texts; one without a word is left out."""
    names = [(name, terms) for name in watched if (terms := tuple(query_terms(name)))]
    starting: dict[str, list[int]] = {}
    for number, (_, terms) in enumerate(names):
        for form in terms[0]:
            starting.setdefault(form, []).append(number)
    return WatchRules(names, starting)


def read_watched(texts: Sequence[Text], rules: WatchRules) -> tuple[Mention, ...]:
    """Every mention of a watched person, in order of field and start."""
    found = (mention for text in texts for mention in _in_text(text, rules)) if rules.names else ()
    return tuple(sorted(found, key=lambda one: (one.where.field == "body", one.where.start, one.name)))


def _in_text(text: Text, rules: WatchRules) -> Iterator[Mention]:
    folded = [fold(word) for word in text.words.written]
    for at, word in enumerate(folded):
        for number in rules.starting.get(word, ()):
            name, terms = rules.names[number]
            if places := together(folded, at, terms, partial(text.same_sentence, at)):
                where = text.passage((places[0], places[-1]))
                yield Mention(name, *_certainty(terms), where)


def _certainty(terms: Terms) -> tuple[Certainty, str]:
    if len(terms) == 1:
        return "possible", "one word of a name alone"
    return "certain", "all words of the name next to each other"


def stands_in(text: str, terms: Sequence[frozenset[str]]) -> bool:
    """Whether a form of each of these words stands in this text next to the others."""
    folded = list(folded_words(View(text).text))
    return any(together(folded, at, terms) for at, word in enumerate(folded) if terms and word in terms[0])


def together(
    folded: Sequence[str], at: int, terms: Sequence[frozenset[str]], may: Callable[[int], bool] = lambda _: True
) -> list[int]:
    """The places of a form of each term around the first term's at `at`, sorted; none if they do not stand together.

    `may` says which places count: those of the same sentence.
    """
    reach = 2 * (len(terms) - 1)
    around = [place for place in range(max(0, at - reach), min(at + reach + 1, len(folded))) if may(place)]
    places = [at, *(next((i for i in around if i != at and folded[i] in term), -1) for term in terms[1:])]
    places.sort()
    return places if places[0] >= 0 and len(set(places)) == len(places) and neighbours(places) else []
