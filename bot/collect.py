"""The first line of the flow: from a due feed to filed entries and planned alerts.

    due feed → fetch → parse → [new entries] → page → understand → file + plan alerts
                                                         └ one transaction per feed ┘

No transaction is open over network or reading. One bad entry never blocks its feed. Which feed is due, and how many are
polled at once, is told in `bot.rounds`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.config.model import Feed
from bot.errors import FeedError, FeedTrouble
from bot.feeds.body_hash import body_hash
from bot.feeds.entry import FetchedFeed, FetchRequest, ParsedEntry, ParsedFeed, Validators
from bot.feeds.fetch import Fetcher
from bot.feeds.identity import TITLE_KEY_DAYS, Key, batch_keys, content_hash
from bot.feeds.outcome import failed, succeeded
from bot.feeds.worker import ParseWorkers
from bot.pages import Pages
from bot.reader import Reader
from bot.rulebook import Rulebook, Wanted
from storage.database import Storage
from storage.errors import StorageError
from storage.records import EntryKey, Filed, PolledFeed, ReadEntry, Seen, StoredFeed

UNCHANGED = "not changed"
NOTHING = Filed()


@dataclass(frozen=True, slots=True)
class PollReport:
    """What came of polling one feed: `entries` is how many it has now, `seconds` how long it took."""

    feed: str
    status: str
    entries: int = 0
    filed: Filed = NOTHING
    seconds: float = 0.0
    trouble: FeedTrouble | None = None
    ok: bool = True


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a feed's address answered; nothing is parsed where nothing has changed."""

    fetched: FetchedFeed
    parsed: ParsedFeed | None = None
    hash: str | None = None


class Collector:
    """Polls one feed at a time, as often as it is asked to at once."""

    def __init__(
        self,
        storage: Storage,
        rulebook: Rulebook,
        fetcher: Fetcher,
        workers: ParseWorkers,
        pages: Pages,
        reader: Reader,
        on_alerts: Callable[[], None] = lambda: None,
    ) -> None:
        self._storage, self._rulebook, self._pages, self._reader = storage, rulebook, pages, reader
        self._fetcher, self._workers, self._on_alerts = fetcher, workers, on_alerts

    async def poll(self, feed: StoredFeed, setup: Feed) -> PollReport:
        """Take this feed from its address to the outbox; whatever goes wrong is in the report."""
        started = time.monotonic()
        try:
            report = await self._poll(feed, setup)
        except StorageError as error:
            # What was not saved is fetched again: the validators of this answer were not saved either.
            report = PollReport(feed.name, f"not saved: {error}", ok=False)
        return _timed(report, time.monotonic() - started)

    async def skip(self, feed: StoredFeed, error: FeedError) -> PollReport:
        """Put this feed off without trying it, for what its host has just done to another."""
        await self._save(failed(feed, error, datetime.now(UTC), random.random()))
        return PollReport(feed.name, str(error), trouble=error.trouble, ok=False)

    async def _poll(self, feed: StoredFeed, setup: Feed) -> PollReport:
        try:
            answer = await self._ask(feed, setup)
        except FeedError as error:
            return await self.skip(feed, error)
        now = datetime.now(UTC)
        state = succeeded(feed, answer.fetched, answer.parsed, answer.hash, now, random.random())
        if answer.parsed is None:
            await self._save(state)
            return PollReport(feed.name, UNCHANGED)
        filed = await self._file(feed, setup, answer.parsed.entries, state)
        return PollReport(feed.name, state.error or "read", len(answer.parsed.entries), filed, ok=state.succeeded)

    async def _ask(self, feed: StoredFeed, setup: Feed) -> _Answer:
        """Fetch, and parse if there is anything new to parse."""
        validators = Validators(feed.etag, feed.last_modified)
        request = FetchRequest(feed.address, validators, setup.user_agent, tuple(setup.headers.items()))
        fetched = await self._fetcher.fetch(request)
        if fetched.body is None:
            return _Answer(fetched)
        hash_ = body_hash(fetched.body)
        if hash_ == feed.body_hash:
            return _Answer(fetched, hash=hash_)
        now = datetime.now(UTC)
        parsed = await self._workers.parse(fetched.body, fetched.content_type, setup.country, now)
        return _Answer(fetched, parsed, hash_)

    async def _file(self, feed: StoredFeed, setup: Feed, entries: Sequence[ParsedEntry], state: PolledFeed) -> Filed:
        """Read what is new or edited, and save it together with the feed's new state."""
        seen = [
            Seen(tuple(map(_stored_key, keys)), content_hash(entry))
            for entry, keys in zip(entries, batch_keys(entries, feed.name), strict=True)
        ]
        async with self._storage.read() as tx:
            fresh = await tx.entries.fresh(seen, state.polled_at)
        full_text, first = self._rulebook.config.full_text(setup), feed.first_polled_at is None
        new = [entries[i] for i in fresh]
        whole = await self._pages.with_texts(new, setup, full_text, now=state.polled_at, first_poll=first)
        filed = None
        while filed is None:
            wanted = await self._rulebook.ready()
            found = await self._reader.read([(whole[n], seen[i]) for n, i in enumerate(fresh)], setup, wanted)
            filed = await self._save_read(feed, found, state, wanted)
        if filed.alerts:
            self._on_alerts()
        return filed

    async def _save_read(
        self, feed: StoredFeed, found: Sequence[ReadEntry], state: PolledFeed, wanted: Wanted
    ) -> Filed | None:
        """File what was read; None, and nothing saved, if somebody began to watch a name while it was read."""
        async with self._storage.begin() as tx:
            if not found or await tx.watches.version() == wanted.version:
                first = feed.first_polled_at is None
                filed = await tx.entries.file(feed.name, found, state.polled_at, first_poll=first)
                await tx.feeds.polled(state, filed.new)
                return filed
        await self._rulebook.refresh_watches()
        return None

    async def _save(self, state: PolledFeed) -> None:
        async with self._storage.begin() as tx:
            await tx.feeds.polled(state)


def _stored_key(key: Key) -> EntryKey:
    return EntryKey(key.value, timedelta(days=TITLE_KEY_DAYS) if key.kind == "title" else None)


def _timed(report: PollReport, seconds: float) -> PollReport:
    return PollReport(report.feed, report.status, report.entries, report.filed, seconds, report.trouble, report.ok)
