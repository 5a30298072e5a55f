"""What other keywords would have made of stored articles, compared with those that are in force. Pure.

    articles, newest first → does a changed rule stand there at all? → the topic read as it is and as it would be
                           → matches that come and go, a day, with examples

Most articles that are asked have the words of a rule but not the rule: only the others are read wholly, and for the one
topic alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from bot.config.model import Topic
from bot.config.rule import Rule
from bot.reading.countries import ties
from bot.reading.found import Text
from bot.reading.keywords import TopicRules, compile_topics, read_topics
from bot.reading.model import Article, Hit, Statute, Suppressed, TopicReading
from bot.reading.rules import Lexicon
from bot.reading.statutes import find_statutes

EXAMPLES = 5
_BEFORE, _AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Asked:
    """A stored article to be tried; `matched` if it was told under the topic when it came."""

    entry_id: int
    article: Article
    link: str
    time: datetime
    matched: bool


@dataclass(frozen=True, slots=True)
class Example:
    """An article that the change concerns: the hit that counts now, or what stood in its way."""

    entry_id: int
    title: str
    link: str
    time: datetime
    hit: Hit | Suppressed | None


@dataclass(slots=True)
class Tally:
    """What was found so far. `matching` counts the articles read that would match, `days` those that come, by day;
    `come` and `go` are the newest of them."""

    read: int = 0
    failed: int = 0
    matching: int = 0
    gained: int = 0
    lost: int = 0
    days: Counter[date] = field(default_factory=Counter)
    come: list[Example] = field(default_factory=list)
    go: list[Example] = field(default_factory=list)


class Comparison:
    """A topic as it is and as it would be."""

    def __init__(self, before: Topic | None, after: Topic, changed: Sequence[tuple[str, Rule]] = ()) -> None:
        """`changed` are the rules, filled, that only one of the two has, each with its list's language.

        Without `before`, what was told when an article came stands for it, and every article is read.
        """
        self._before, self._after = before, after
        self._changed = Lexicon()
        self._lists = [self._changed.add_list({code: [rule]}) for code, rule in changed]

    def of(self, asked: Asked) -> tuple[bool, bool, Example]:
        """Whether this article matched before, whether it would now, and why."""
        if self._lists and not self._stands(asked.article):
            return asked.matched, asked.matched, _example(asked, None)
        texts = _texts(asked.article, self._rules.lexicon)
        found, suppressed = read_topics(texts, self._rules, *self._law(texts, asked.article.country))
        by_topic = {one.topic: one for one in found}
        before = asked.matched if self._before is None else _BEFORE in by_topic
        dropped = next((one for one in suppressed if one.topic == _AFTER), None)
        return before, _AFTER in by_topic, _example(asked, _why(by_topic, dropped))

    def _stands(self, article: Article) -> bool:
        """Whether a changed rule stands in an article, by words that are few and so quickly looked up."""
        texts = _texts(article, self._changed)
        return any(True for one in self._lists for text in texts for _ in text.of(one))

    @cached_property
    def _rules(self) -> TopicRules:
        """Both compiled together, once an article has to be read wholly."""
        before = [] if self._before is None else [self._before.model_copy(update={"id": _BEFORE})]
        return compile_topics([*before, self._after.model_copy(update={"id": _AFTER})])

    def _law(self, texts: Sequence[Text], outlet: str | None) -> tuple[Sequence[Statute], frozenset[str]]:
        """The statutes cited and the countries named, as far as the topic asks for them."""
        named = ties(texts, outlet) if self._after.countries else frozenset[str]()
        # A cited law names its country too: it is looked for if nothing else names one that the topic wants.
        lacking = bool(self._after.countries) and named.isdisjoint(self._after.countries)
        return (find_statutes(texts) if self._after.statutes or lacking else ()), named


def _texts(article: Article, lexicon: Lexicon) -> list[Text]:
    body = Text(article, "body", lexicon)
    return [Text(article, "title", lexicon, below=body), body]


def _why(found: dict[str, TopicReading], dropped: Suppressed | None) -> Hit | Suppressed | None:
    return found[_AFTER].hits[0] if _AFTER in found else dropped


def _example(asked: Asked, hit: Hit | Suppressed | None) -> Example:
    return Example(asked.entry_id, asked.article.title, asked.link, asked.time, hit)


OffLoop = Callable[[Callable[[], Tally]], Awaitable[Tally]]


async def here(work: Callable[[], Tally]) -> Tally:
    """Does the work at once; who has other things to do gives `backtest` a thread instead."""
    return work()


async def backtest(
    batches: AsyncIterator[Sequence[Asked]],
    comparison: Comparison,
    progress: Callable[[int], None] = lambda _: None,
    off_loop: OffLoop = here,
    enough: Callable[[], bool] = lambda: False,
) -> Tally:
    """Try these articles, newest first, and tell what comes and goes; `progress` hears how many were tried so far.

    It ends early once `enough` says so. An article that cannot be read is counted as failed and changes nothing.
    """
    tally = Tally()
    async for batch in batches:
        tally = await off_loop(_Batch(batch, comparison, tally))
        progress(tally.read)
        if enough():
            break
    return tally


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some articles, tried when it is called."""

    asked: Sequence[Asked]
    comparison: Comparison
    tally: Tally

    def __call__(self) -> Tally:
        for one in self.asked:
            self._try(one)
        return self.tally

    def _try(self, asked: Asked) -> None:
        tally = self.tally
        tally.read += 1
        try:
            before, after, example = self.comparison.of(asked)
        except Exception:  # whatever one text does to the reading, the others are tried
            tally.failed += 1
            return
        tally.matching += after
        if after and not before:
            tally.gained += 1
            tally.days[asked.time.date()] += 1
            tally.come += [example] if len(tally.come) < EXAMPLES else []
        elif before and not after:
            tally.lost += 1
            tally.go += [example] if len(tally.go) < EXAMPLES else []
