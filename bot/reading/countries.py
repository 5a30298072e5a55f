"""The countries that an article concerns, out of all that it names. Pure.

A country counts if its law is cited, if the title names it, or if the article comes back to it. One mention is mostly
a comparison, a flight, a festival. It still counts for the outlet's own country, and for the states of the region at
the beginning of an article, in an article about a topic, or where no outlet's country is known. Ukraine counts as one
of them where people fought; not where the war was only spoken of. An ethnic group is no mention of a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.found import Text
from bot.reading.model import Statute
from bot.reading.places import HINT, NO_NAMES, Place
from bot.reading.said import is_born, is_speech

# The states whose cases Casewatch is about.
REGION = ("KZ", "KG", "UZ", "TJ", "TM", "RU")
_AT_WAR = "UA"
_PEOPLE = frozenset({"people", "folk"})
_LEAD_SENTENCES = 2
# Longer than two sentences are; what follows is not looked at for a third.
_LEAD_WORDS = 150
# More words of a sentence are not looked at for one of speech.
_SPEECH_WORDS = 25


@dataclass(frozen=True, slots=True)
class _Mention:
    """A country named in a sentence of a field.

    `leads`: in the title or at the beginning; `acts`: as the first word of its sentence, which is mostly who does it;
    `describes`: by an adjective or by its people, which may be said of anything anywhere.
    """

    country: str
    sentence: tuple[str, int]
    leads: bool
    is_title: bool
    is_spoken: bool
    acts: bool
    describes: bool


def concerned(
    texts: Sequence[Text], statutes: Iterable[Statute], outlet: str | None, *, on_topic: bool
) -> tuple[str, ...]:
    """The countries (ISO 3166) that these fields of one article concern, in alphabetical order.

    `outlet` is the outlet's country: the answer where the article concerns no other. Without one, whatever is named.
    """
    cited = {one.jurisdiction for one in statutes if one.jurisdiction}
    named: dict[str, list[_Mention]] = {}
    for text in texts:
        for mention in _mentions(text):
            named.setdefault(mention.country, []).append(mention)
    weighty = {one for one, where in named.items() if _counts(where, outlet, on_topic=on_topic)}
    return tuple(sorted(cited | weighty or _otherwise(named, texts, outlet)))


def ties(texts: Iterable[Text], outlet: str | None) -> frozenset[str]:
    """Every country that these fields of one article name in any way; the outlet's where they name none, or only the
    one where the war is."""
    named = {place.country for text in texts for place in text.places}
    return frozenset(named | ({outlet} if outlet and named <= {_AT_WAR} else set()))


def in_passing(texts: Iterable[Text]) -> Mapping[str, tuple[str, int]]:
    """Countries that these fields of one article name in one sentence only, not at its beginning, while the article is
    about another state: each with the field and the sentence. None where it is about none but the one at war.
    """
    named: dict[str, set[tuple[str, int]]] = {}
    at_home: set[str] = set()
    for text in texts:
        lead = frozenset(_lead(text))
        for place in text.places:
            sentence = text.sentences((place.first, place.last))[0]
            named.setdefault(place.country, set()).add((text.field, sentence))
            at_home |= {place.country} if sentence in lead or _begins(text, place) else set()
    at_home |= {one for one, where in named.items() if len(where) > 1}
    return {one: min(named[one]) for one in named.keys() - at_home} if at_home - {_AT_WAR} else {}


def _counts(mentions: Sequence[_Mention], outlet: str | None, *, on_topic: bool) -> bool:
    """Whether a country that is named so concerns the article."""
    country = mentions[0].country
    if country == _AT_WAR and on_topic:
        return any(not one.is_spoken for one in mentions)
    if any(one.is_title for one in mentions) or len({one.sentence for one in mentions}) > 1:
        return True
    if country == outlet:
        return on_topic or any(one.leads or not one.describes for one in mentions)
    if country in REGION or country == _AT_WAR:
        return on_topic or outlet is None or any(one.leads for one in mentions)
    return any(one.leads and one.acts for one in mentions)


def _otherwise(named: Mapping[str, object], texts: Iterable[Text], outlet: str | None) -> set[str]:
    """The outlet's country; without one whatever is named, or hinted at."""
    if outlet:
        return {outlet}
    return set(named) or {place.country for text in texts for place in text.places if place.kind == HINT}


def _mentions(text: Text) -> Iterator[_Mention]:
    """Each country that the text names, with the field and the sentence."""
    lead = frozenset(_lead(text))
    for place in text.places:
        if place.kind not in NO_NAMES and place.kind != "folk" and not _is_birthplace(text, place):
            sentence = text.sentences((place.first, place.last))[0]
            is_spoken = place.country == _AT_WAR and _is_spoken_of(text, place)
            acts = place.kind != "city" and _begins(text, place)
            is_title = text.field == "title"
            describes = place.kind in ("adjective", "people")
            yield _Mention(
                place.country, (text.field, sentence), sentence in lead, is_title, is_spoken, acts, describes
            )


def _is_birthplace(text: Text, place: Place) -> bool:
    """Whether somebody only comes from here: «уроженец Ферганы», «Фарғонада туғилган»."""
    folded = text.words.folded
    before, behind = folded[max(place.first - 2, 0) : place.first], folded[place.last + 1 : place.last + 2]
    return any(is_born(word, "in") for word in before) or any(is_born(word, "behind") for word in behind)


def _begins(text: Text, place: Place) -> bool:
    """Whether a sentence begins with this place, or with it and "the"."""
    start = text.sentence_words(place.first).start
    return place.first == start or (place.first == start + 1 and text.words.folded[start] == "the")


def _is_spoken_of(text: Text, place: Place) -> bool:
    """Whether the war is only spoken of where this place is named, or people who may live anywhere are meant."""
    sentence = text.sentence_words(place.first)
    near = range(max(sentence.start, place.first - _SPEECH_WORDS), min(sentence.stop, place.last + _SPEECH_WORDS))
    if place.kind == "city":
        return False
    return place.kind in _PEOPLE or any(is_speech(text.words.folded[at]) for at in near)


def _lead(text: Text) -> Iterator[int]:
    """The sentences that say what the article is about: all of a title, the first of a body."""
    most = len(text.words.written) if text.field == "title" else _LEAD_SENTENCES
    word = 0
    while most and word < min(len(text.words.written), _LEAD_WORDS):
        yield text.sentences((word, word))[0]
        word, most = max(text.sentence_words(word).stop, word + 1), most - 1
