"""What an article has on each topic: keywords and statutes found, hits suppressed and why. Pure.

A hit counts if the article names one of the topic's countries and has a word of its context, if no exclusion overlaps
the hit or shares its sentence, and if it tells a fact (facts.py). A strong hit («!») and a statute of the topic count
in any case; a statute of an unknown country only near a keyword that counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.config.model import Topic
from bot.reading.countries import in_passing
from bot.reading.facts import Facts
from bot.reading.found import Stretch, Text
from bot.reading.model import Hit, Passage, Statute, Suppressed, TopicReading
from bot.reading.rules import Compiled, Lexicon, RuleList
from bot.reading.statute_rules import StatuteRules, read_statutes, statute_rules

NO_CONTEXT = "no context word in the text"
_LEAD = 2
NO_COUNTRY = "none of the topic's countries in the text"
IN_PASSING = "the topic's countries only in passing, and not here"


@dataclass(frozen=True, slots=True)
class TopicRule:
    """One topic, compiled."""

    id: str
    countries: frozenset[str]
    keywords: RuleList
    context: RuleList
    wants_context: bool
    exclude: RuleList
    excluded_in: frozenset[str]
    statutes: StatuteRules

    def excludes(self, found: _Found) -> bool:
        """Whether an exclusion of this list may count: in a language that has a list, no other list's does, as «кіт»
        (cat) has the form «котом»."""
        here = found.text.language_at(found.stretch[0])
        return here == found.rule.language or here not in self.excluded_in


@dataclass(frozen=True, slots=True)
class TopicRules:
    """All topics, compiled over one lexicon."""

    lexicon: Lexicon
    topics: tuple[TopicRule, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A rule met by a stretch of one text."""

    rule: Compiled
    text: Text
    stretch: Stretch

    def passage(self) -> Passage:
        return self.text.passage(self.stretch)


def compile_topics(topics: Iterable[Topic]) -> TopicRules:
    """The topics of a configuration, ready for texts."""
    lexicon = Lexicon()
    rules = tuple(
        TopicRule(
            topic.id,
            frozenset(topic.countries),
            lexicon.add_list(topic.keywords),
            lexicon.add_list(topic.context),
            any(topic.context.values()),
            lexicon.add_list(topic.exclude),
            frozenset(topic.exclude),
            statute_rules(topic.statutes),
        )
        for topic in topics
    )
    return TopicRules(lexicon, rules)


def read_topics(
    texts: Sequence[Text], rules: TopicRules, statutes: Sequence[Statute] = (), named: Collection[str] = ()
) -> tuple[tuple[TopicReading, ...], tuple[Suppressed, ...]]:
    """The topics that an article's texts are about, and what was suppressed; both in order of field and start.

    `named` are the countries that the article names, cited statutes aside.
    """
    topics: list[TopicReading] = []
    suppressed: list[Suppressed] = []
    facts = Facts(texts)
    cited_states = {one.jurisdiction for one in statutes if one.jurisdiction}
    passing = {one: where for one, where in in_passing(texts).items() if one not in cited_states}
    ties = {*named, *cited_states}
    for topic in rules.topics:
        hits, dropped = _read_keywords(topic, texts, facts, ties, passing)
        cited, unknown = read_statutes(topic.id, topic.statutes, statutes, hits)
        hits = sorted([*hits, *cited], key=lambda hit: _order(hit.where))
        dropped += unknown
        topics += [TopicReading(topic.id, tuple(hits))] if hits else []
        suppressed += dropped
    topics.sort(key=lambda topic: _order(topic.hits[0].where))
    suppressed.sort(key=lambda one: _order(one.where))
    return tuple(topics), tuple(suppressed)


def _read_keywords(
    topic: TopicRule, texts: Sequence[Text], facts: Facts, ties: Collection[str], passing: Mapping[str, tuple[str, int]]
) -> tuple[list[Hit], list[Suppressed]]:
    found = [one for text in texts for one in _longest(_all(topic.keywords, text, texts))]
    if not found:
        return [], []
    if lacking := _lacking(topic, texts, ties):
        dropped = [Suppressed(topic.id, lacking, one.passage()) for one in found if not one.rule.rule.strong]
        return [_hit(one) for one in found if one.rule.rule.strong], dropped
    exclusions = [one for text in texts for one in _all(topic.exclude, text, texts) if topic.excludes(one)]
    removed = _removed(found, exclusions)
    suppressed = [
        Suppressed(topic.id, f"excluded by «{one.rule.rule.text}»", one.passage())
        for one in {id(one): one for one in removed.values()}.values()
    ]
    left = [one for one in found if id(one) not in removed]
    own = {one: passing.get(one) for one in topic.countries.intersection(ties)}
    doubts = {
        id(one): doubt
        for one in left
        if not one.rule.rule.strong
        and (doubt := IN_PASSING if _is_far(one, own.values()) else facts.doubt(one.text, one.stretch))
    }
    suppressed += [Suppressed(topic.id, doubts[id(one)], one.passage()) for one in left if id(one) in doubts]
    return [_hit(one) for one in left if id(one) not in doubts], suppressed


def _is_far(found: _Found, ties: Collection[tuple[str, int] | None]) -> bool:
    """Whether each of a topic's countries is named once, in passing (None if not), and further than a sentence away."""
    first, last = found.text.sentences(found.stretch)
    near = {(found.text.field, sentence) for sentence in range(first - 1, last + 2)}
    return bool(ties) and not any(one is None or one in near for one in ties)


def _lacking(topic: TopicRule, texts: Sequence[Text], ties: Collection[str]) -> str | None:
    """What an article must have for this topic and has not."""
    if topic.countries and topic.countries.isdisjoint(ties):
        return NO_COUNTRY
    if topic.wants_context and not any(True for text in texts for _ in _all(topic.context, text, texts)):
        return NO_CONTEXT
    return None


def _all(rules: RuleList, text: Text, texts: Sequence[Text]) -> Iterator[_Found]:
    """Every rule that this text meets; what is to stand far from it may stand in any of the texts."""
    for rule, stretch in text.of(rules):
        if all(any(one.has(sides) for one in texts) for sides in rule.far):
            yield _Found(rule, text, stretch)


def _longest(found: Iterable[_Found]) -> list[_Found]:
    """One hit a place: of those that overlap the strong one, then the longest; in order of place."""
    kept: dict[int, _Found] = {}
    for one in sorted(
        found, key=lambda one: (not one.rule.rule.strong, one.stretch[0] - one.stretch[1], one.stretch, one.rule.order)
    ):
        place = range(one.stretch[0], one.stretch[1] + 1)
        if not any(word in kept for word in place):
            kept.update(dict.fromkeys(place, one))
    return sorted({id(one): one for one in kept.values()}.values(), key=lambda one: one.stretch)


def _removed(found: Sequence[_Found], exclusions: Sequence[_Found]) -> dict[int, _Found]:
    """The hits that exclusions remove, by id: each with the nearest one in its sentence, or a strong one anywhere."""
    by_sentence: dict[tuple[str, int], list[_Found]] = {}
    for exclusion in sorted(exclusions, key=lambda one: one.stretch):
        for sentence in set(exclusion.text.sentences(exclusion.stretch)):
            by_sentence.setdefault((exclusion.text.field, sentence), []).append(exclusion)
    anywhere = _of_whole_article([one for one in exclusions if one.rule.rule.strong])
    removed: dict[int, _Found] = {}
    for hit in (one for one in found if not one.rule.rule.strong):
        for sentence in hit.text.sentences(hit.stretch):
            if ones := by_sentence.get((hit.text.field, sentence)):
                removed.setdefault(id(hit), _nearest(hit, ones))
        if anywhere:
            removed.setdefault(id(hit), anywhere)
    return removed


def _of_whole_article(marked: Sequence[_Found]) -> _Found | None:
    """The exclusion that tells what the whole article is: it leads, or is not the only one. One word in passing tells
    nothing: a director is on trial, a deserter has seen a film."""
    leading = (one for one in marked if one.text.field == "title" or one.text.sentences(one.stretch)[0] < _LEAD)
    several = marked[0] if len({(one.text.field, one.stretch) for one in marked}) > 1 else None
    return next(leading, several)


def _nearest(hit: _Found, exclusions: Sequence[_Found]) -> _Found:
    """The exclusion next to the hit, of several the shortest, then the first; `exclusions` are in order of place."""
    at = bisect_left(exclusions, hit.stretch, key=lambda one: one.stretch)
    near = exclusions[max(at - 1, 0) : at + 3]
    return min(near, key=lambda one: (_apart(one, hit), one.stretch[1] - one.stretch[0], one.rule.order))


def _apart(one: _Found, other: _Found) -> int:
    return max(one.stretch[0] - other.stretch[1], other.stretch[0] - one.stretch[1], 0)


def _hit(found: _Found) -> Hit:
    return Hit(found.rule.rule.text, found.passage())


def _order(where: Passage) -> tuple[bool, int, int]:
    return where.field == "body", where.start, where.end
