"""Looks after the bot itself: gathers what the watchdog judges by, and files what it finds.

    feeds, entries' times, outbox, disk, processes → watchdog → notices: begun, over

A look costs one list of feeds and a few figures; how a feed usually publishes is looked up only while it is quiet.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.notices import Notices
from bot.watchdog import machine
from bot.watchdog.feeds import feed_findings, is_doubtful, is_over, most_fail
from bot.watchdog.finding import OF_A_FEED, OF_ALL, Finding
from bot.watchdog.rhythm import Rhythm, rhythm_of
from storage.database import Storage
from storage.disk import disk_of
from storage.records import Disk, Notice, StoredFeed, Waiting

log = logging.getLogger(__name__)

# Half a year tells how often a weekly outlet publishes, the newest entries alone how a busy one does.
LEARNT_FROM, LEARNT_ENTRIES = timedelta(weeks=26), 10_000
LEARNT_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Seen:
    """What there was to see at one look; of feeds in `unknown` it is not known yet how they usually publish."""

    feeds: Sequence[StoredFeed]
    unknown: Collection[str]
    open: Sequence[Notice]
    waiting: Waiting
    disk: Disk | None


class Lookout:
    """Tells administrators when something goes wrong with the bot or a feed, and when it is over."""

    def __init__(
        self,
        storage: Storage,
        notices: Notices,
        deaths: Callable[[], Sequence[datetime]] = tuple,
        started: datetime | None = None,
    ) -> None:
        """`deaths` gives when parsing processes died lately; `started` is since when it could see them."""
        self._storage, self._notices, self._deaths = storage, notices, deaths
        self._started = started or datetime.now(UTC)
        # A rhythm holds until the feed brings something.
        self._rhythms: dict[str, tuple[object, Rhythm | None]] = {}

    async def look(self, now: datetime | None = None) -> None:
        """Look once; what has begun and what is over since the last time is filed."""
        now = now or datetime.now(UTC)
        seen = await self._see(now)
        found = self._judge(seen, now)
        await self._file(found, seen, now)

    async def _see(self, now: datetime) -> _Seen:
        async with self._storage.read() as tx:
            feeds, wrong, waiting = await tx.feeds.all(), await tx.notices.open(), await tx.pulse.waiting(now)
        unknown = await self._learn([feed for feed in feeds if is_doubtful(feed, now)], now)
        return _Seen(feeds, unknown, wrong, waiting, await disk_of(self._storage.path))

    async def _learn(self, doubtful: Sequence[StoredFeed], now: datetime) -> set[str]:
        """Learn how these feeds usually publish, some at a time; which are left."""
        names = {feed.name for feed in doubtful}
        self._rhythms = {name: known for name, known in self._rhythms.items() if name in names}
        stale = [feed for feed in doubtful if self._rhythms.get(feed.name, (None,))[0] != _state(feed)]
        for feed in stale[:LEARNT_AT_ONCE]:
            async with self._storage.read() as tx:
                times = await tx.pulse.times(feed.name, now - LEARNT_FROM, LEARNT_ENTRIES)
            self._rhythms[feed.name] = (_state(feed), rhythm_of(times))
        return {feed.name for feed in stale[LEARNT_AT_ONCE:]}

    def _judge(self, seen: _Seen, now: datetime) -> list[Finding]:
        noticed = {notice.kind: notice.since for notice in seen.open}
        of_all = (
            most_fail(seen.feeds, now, is_open="feeds" in noticed),
            machine.delivery(seen.waiting, now, noticed.get("delivery")),
            machine.disk(seen.disk, now, is_open="disk" in noticed),
            machine.parser(self._deaths(), self._started, now, is_open="parser" in noticed),
        )
        rhythms = {name: rhythm for name, (_, rhythm) in self._rhythms.items()}
        return [*(one for one in of_all if one), *feed_findings(seen.feeds, rhythms, seen.unknown, now)]

    async def _file(self, found: Sequence[Finding], seen: _Seen, now: datetime) -> None:
        # When most feeds fail, it is not the feeds: one notice, not hundreds.
        at_once = any(one.kind == "feeds" for one in found)
        noticed = {(notice.kind, notice.key) for notice in seen.open}
        for one in found:
            if (one.kind, one.key) not in noticed and not (at_once and one.kind in OF_A_FEED):
                await self._notices.tell(one.kind, one.key, since=one.since, figures=one.figures, now=now)
                log.warning("noticed: %s %s", one.kind, one.key)
        wrong = {one.kind for one in found}
        for notice in seen.open:
            if notice.kind in OF_ALL and notice.kind not in wrong:
                await self._end(notice, now)
            elif notice.kind in OF_A_FEED:
                await self._end_of_feed(notice, seen.feeds, now)

    async def _end_of_feed(self, notice: Notice, feeds: Sequence[StoredFeed], now: datetime) -> None:
        """It is over if the feed shows so; without a word if the feed is configured no longer."""
        feed = next((feed for feed in feeds if feed.name == notice.key), None)
        _, rhythm = self._rhythms.get(notice.key, (None, None))
        if feed is None or is_over(notice, feed, rhythm, now):
            await self._end(notice, now, told=feed is not None)

    async def _end(self, notice: Notice, now: datetime, *, told: bool = True) -> None:
        await self._notices.over(notice.kind, notice.key, told=told, now=now)
        log.info("over: %s %s", notice.kind, notice.key)


def _state(feed: StoredFeed) -> object:
    return feed.newest_at, feed.entry_count
