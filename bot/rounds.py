"""Which feeds are polled now, and how many side by side. What polling is, is told in `bot.collect`.

Feeds are claimed from the database with a lease, so that any number of processes can poll from one. Hosts are polled
side by side; the feeds of a host one after the other.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.collect import Collector, PollReport
from bot.errors import FeedError, FeedTrouble
from bot.rulebook import Rulebook
from storage.database import Storage
from storage.errors import StorageError
from storage.records import StoredFeed

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=30)
HOSTS_AT_ONCE = 32
HOSTS_CLAIMED = 64
# With the longest that a feed and its pages may take, a host's feeds are through before their lease ends.
FEEDS_PER_HOST = 16
# A host that cannot be reached for one feed cannot be reached for its next.
HOST_IS_DOWN = (FeedTrouble.DNS, FeedTrouble.CONNECT, FeedTrouble.TIMEOUT)

Watcher = Callable[[PollReport], None]


class Rounds:
    """Polls what is due."""

    def __init__(self, storage: Storage, rulebook: Rulebook, collector: Collector) -> None:
        self._storage, self._rulebook, self._collector = storage, rulebook, collector
        self._claimed: deque[list[StoredFeed]] = deque()
        self._claiming = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()
        self._held: set[str] = set()

    async def tick(self) -> None:
        """Start polling what is due; returns at once, however long the polling takes."""
        if len(self._running) < HOSTS_AT_ONCE:
            await self._claim(None)
            self._start(None, _log)

    async def once(self, watcher: Watcher) -> None:
        """Poll every configured feed, due or not; `watcher` hears of each as soon as it is done."""
        left = {feed.name for feed in self._rulebook.config.feeds}

        def done(report: PollReport) -> None:
            left.discard(report.feed)
            watcher(report)

        while left and await self._claim(left):
            self._start(left, done)
            await asyncio.gather(*self._running)
        for name in sorted(left):
            watcher(PollReport(name, "left out: paused, or being polled by another process", ok=False))

    async def aclose(self) -> None:
        """Stop polling; what is not done is free for the next process."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._held:
            await self._give_back(self._held)

    async def _claim(self, only: Collection[str] | None) -> bool:
        """Have hosts to poll, if there are any; says whether there are."""
        async with self._claiming:
            if not self._claimed:
                async with self._storage.begin() as tx:
                    groups = await tx.feeds.claim(
                        datetime.now(UTC), LEASE, hosts_at_most=HOSTS_CLAIMED, per_host=FEEDS_PER_HOST, only=only
                    )
                self._claimed.extend(groups)
                self._held.update(feed.name for group in groups for feed in group)
        return bool(self._claimed)

    def _start(self, only: Collection[str] | None, watcher: Watcher) -> None:
        """Have a worker for every claimed host, up to HOSTS_AT_ONCE."""
        for _ in range(min(len(self._claimed), HOSTS_AT_ONCE - len(self._running))):
            task = asyncio.create_task(self._work(only, watcher))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _work(self, only: Collection[str] | None, watcher: Watcher) -> None:
        """Poll one host after the other until none is due."""
        try:
            while await self._claim(only):
                await self._poll_host(self._claimed.popleft(), watcher)
        except StorageError as error:
            log.error("polling waits for the database: %s", error)

    async def _poll_host(self, feeds: Sequence[StoredFeed], watcher: Watcher) -> None:
        down: FeedError | None = None
        for feed in feeds:
            report = await self._poll(feed, down)
            self._held.discard(feed.name)
            if report.trouble in HOST_IS_DOWN and down is None:
                down = FeedError(report.trouble, report.status)
            watcher(report)

    async def _poll(self, feed: StoredFeed, down: FeedError | None) -> PollReport:
        setup = self._rulebook.config.feed(feed.name)
        if setup is None:
            # Its lease would keep its host from the feeds that are still configured.
            await self._give_back({feed.name})
            return PollReport(feed.name, "no longer configured", ok=False)
        if down:
            return await self._collector.skip(feed, down)
        try:
            return await self._collector.poll(feed, setup)
        except Exception as error:
            # Our own mistake, in a feed we know nothing of: the others go on, and this one's lease ends by itself.
            log.exception("%s could not be polled", feed.name)
            return PollReport(feed.name, f"failed: {type(error).__name__}", ok=False)

    async def _give_back(self, names: Collection[str]) -> None:
        async with self._storage.begin() as tx:
            await tx.feeds.release(names)


def _log(report: PollReport) -> None:
    if not report.ok:
        log.warning("%s: %s", report.feed, report.status)
    elif report.filed.new or report.filed.revised:
        log.info("%s: %d new, %d matched", report.feed, report.filed.new, report.filed.matched)
