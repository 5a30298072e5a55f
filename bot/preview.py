"""What edits of a topic's keywords would have made of the articles stored, before anybody saves them.

    edits → the topic as it would be → articles that have the words of what changes (full-text index)
          → each read as it is and as it would be (bot/reading/backtest.py) → how many more, how many fewer, which

It only reads, and runs beside whatever else uses the database. How many match now is what was told when they came.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import starmap

from bot.config.edit import AddRule, RemoveRule, with_rules
from bot.config.edit.applied import topic_of
from bot.config.model import Config, Topic
from bot.config.rule import Rule
from bot.reading.backtest import Asked, Comparison, OffLoop, Tally, backtest, here
from bot.reading.narrow import Groups, narrowed
from bot.reading.stored import stored_article
from storage.database import Storage
from storage.records import StoredArticle, StoredEntry

BATCH = 50
DAYS = 30
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """The last `days` days: entries stored, those told under the topic, and what the edits would change.

    `asked` articles have the words of what changes; of these `tally.read` were read, the newest first, so that `gained`
    and `lost`, for all of them, are estimates if that is fewer.
    """

    topic: str
    days: int
    entries: int
    matched: int
    asked: int
    tally: Tally

    @property
    def gained(self) -> int:
        """How many more articles would be told."""
        return self._scaled(self.tally.gained)

    @property
    def lost(self) -> int:
        """How many would be told no more."""
        return self._scaled(self.tally.lost)

    @property
    def would_match(self) -> int:
        """How many would be told in all."""
        return max(self.matched + self.gained - self.lost, self.gained)

    @property
    def is_estimate(self) -> bool:
        """Whether not all articles were read."""
        return self.tally.read < self.asked

    def _scaled(self, count: int) -> int:
        return round(count * self.asked / self.tally.read) if self.tally.read else 0


async def preview(
    storage: Storage,
    config: Config,
    topic: str,
    edits: Sequence[AddRule | RemoveRule],
    *,
    now: datetime,
    days: int = DAYS,
    seconds: float | None = None,
    progress: Progress = lambda _done, _of: None,
    off_loop: OffLoop = here,
) -> Preview:
    """Try these edits, all of this topic; without any, how the topic as it is reads everything that is stored.

    `config` has its rules filled, as `parse_config` gives it. After `seconds` no more articles are read, None
    reads all; `progress` hears how many of how many were. Raises ConfigError for an edit that cannot be made.
    """
    since, started = now - timedelta(days=days), time.monotonic()
    before, after = topic_of(config, topic), topic_of(with_rules(config, edits), topic)
    async with storage.read() as tx:
        entries, matched = await tx.entries.counted(topic, since)
    ids = await _candidates(storage, before, after, edits, since)
    asked = entries if ids is None else len(ids)
    try_ = _Try(config, topic)
    comparison = Comparison(before if edits else None, after, [] if ids is None else _changed(before, after, edits))
    async with aclosing(_everything(storage, try_, since) if ids is None else _these(storage, try_, ids)) as batches:
        tally = await backtest(
            batches,
            comparison,
            lambda done: progress(done, asked),
            off_loop,
            lambda: seconds is not None and time.monotonic() - started > seconds,
        )
    return Preview(topic, days, entries, matched, asked, tally)


async def concerned(
    storage: Storage, config: Config, edits: Sequence[AddRule | RemoveRule], since: datetime
) -> AsyncGenerator[list[Asked], None]:
    """The articles since then that these edits, of one topic of the configuration before them, may concern."""
    topic = edits[0].topic
    before, after = topic_of(config, topic), topic_of(with_rules(config, edits), topic)
    ids = await _candidates(storage, before, after, edits, since)
    try_ = _Try(config, topic)
    async with aclosing(_everything(storage, try_, since) if ids is None else _these(storage, try_, ids)) as batches:
        async for batch in batches:
            yield batch


def _changed(before: Topic, after: Topic, edits: Sequence[AddRule | RemoveRule]) -> list[tuple[str, Rule]]:
    """The rules, filled, that only one of the two has, with the language of each."""
    return [(edit.language, rule) for edit in edits for rule in _differing(before, after, edit)]


def _differing(before: Topic, after: Topic, edit: AddRule | RemoveRule) -> list[Rule]:
    old, new = (getattr(topic, edit.part).get(edit.language, ()) for topic in (before, after))
    mine, other = (new, old) if isinstance(edit, AddRule) else (old, new)
    texts = {rule.text for rule in other}
    return [rule for rule in mine if rule.text not in texts]


async def _candidates(
    storage: Storage, before: Topic, after: Topic, edits: Sequence[AddRule | RemoveRule], since: datetime
) -> list[int] | None:
    """The entries that the edits may concern, newest first; None if that may be any."""
    if not edits or any(before.context.values()) != any(after.context.values()):
        return None
    found: set[int] = set()
    for edit in edits:
        # A new exclusion only takes away what was told.
        topic = after.id if isinstance(edit, AddRule) and edit.part == "exclude" else None
        for rule in _differing(before, after, edit):
            groups = narrowed(rule, edit.language)
            if not groups:
                return None
            found.update(await _having(storage, groups, since, topic))
    return sorted(found, reverse=True)


async def _having(storage: Storage, groups: Groups, since: datetime, topic: str | None) -> list[int]:
    async with storage.read() as tx:
        return await tx.search.candidates(groups, since, topic)


async def _these(storage: Storage, try_: _Try, ids: Sequence[int]) -> AsyncGenerator[list[Asked], None]:
    for start in range(0, len(ids), BATCH):
        async with storage.read() as tx:
            found = await tx.entries.articles_of(ids[start : start + BATCH])
        yield list(starmap(try_, found))


async def _everything(storage: Storage, try_: _Try, since: datetime) -> AsyncGenerator[list[Asked], None]:
    last: int | None = None
    while True:
        async with storage.read() as tx:
            found = await tx.entries.stored_articles(since, last, BATCH)
        if not found:
            return
        yield list(starmap(try_, found))
        last = found[-1][0].id


@dataclass(frozen=True, slots=True)
class _Try:
    """Makes a stored entry one to be tried on a topic."""

    config: Config
    topic: str

    def __call__(self, entry: StoredEntry, text: StoredArticle) -> Asked:
        article = stored_article(text, self.config.feed(entry.feed))
        return Asked(entry.id, article, entry.link, entry.time, self.topic in entry.topics)
