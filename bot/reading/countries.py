"""The countries that an article concerns, out of all that it names. Pure.

A country counts if its law is cited, if the title names it, if the article begins with it or comes back to it. One
mention further down is mostly a comparison, a flight, a festival; in an article about a topic it still counts for the
states that such cases are about, and for the outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.reading.found import Text
from bot.reading.model import Statute
from bot.reading.places import AFTER_CODE, places

# The states whose cases Casewatch is about.
REGION = ("KZ", "KG", "UZ", "TJ", "TM", "RU")
_LEAD_SENTENCES = 2
# Longer than two sentences are; what follows is not looked at for a third.
_LEAD_WORDS = 150


def concerned(
    texts: Sequence[Text], statutes: Iterable[Statute], outlet: str | None, *, on_topic: bool
) -> tuple[str, ...]:
    """The countries (ISO 3166) that these fields of one article concern, in alphabetical order.

    `outlet` is the outlet's country: the answer where the article concerns no other. Without one, whatever is named.
    """
    cited = {one.jurisdiction for one in statutes if one.jurisdiction}
    mentions = [mention for text in texts for mention in _mentions(text)]
    leading = {(text.field, number) for text in texts for number in _lead(text)}
    single = {*REGION, outlet} if on_topic else frozenset()
    named: dict[str, set[tuple[str, int]]] = {}
    for country, sentence in mentions:
        named.setdefault(country, set()).add(sentence)
    weighty = {one for one, where in named.items() if one in single or len(where) > 1 or where & leading}
    return tuple(sorted(cited | weighty or _otherwise(named, outlet)))


def ties(texts: Iterable[Text], outlet: str | None) -> frozenset[str]:
    """Every country that these fields of one article name in any way; the outlet's where they name none."""
    named = {place.country for text in texts for place in places(text.words)}
    return frozenset(named or ({outlet} if outlet else ()))


def _otherwise(named: Mapping[str, object], outlet: str | None) -> set[str]:
    return {outlet} if outlet else set(named)


def _mentions(text: Text) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each country that the text names, with the field and the sentence."""
    for place in places(text.words):
        if place.kind != AFTER_CODE:
            yield place.country, (text.field, text.sentences((place.first, place.last))[0])


def _lead(text: Text) -> Iterator[int]:
    """The sentences that say what the article is about: all of a title, the first of a body."""
    most = len(text.words.written) if text.field == "title" else _LEAD_SENTENCES
    word = 0
    while most and word < min(len(text.words.written), _LEAD_WORDS):
        yield text.sentences((word, word))[0]
        word, most = max(text.sentence_words(word).stop, word + 1), most - 1
