"""From what is seen to what is filed: a real store, and the time it is as an argument."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.feeds.outcome import EMPTIED
from bot.lookout import Lookout
from bot.notices import Notices
from storage.database import Storage
from storage.records import Notice, PolledFeed
from tests.storage.made import MINUTE, NOW, entry, file, setup, subscribe

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DEATHS: list[datetime] = []


@pytest.fixture
def lookout(storage: Storage) -> Lookout:
    DEATHS.clear()
    return Lookout(storage, Notices(storage, [1]), lambda: DEATHS, NOW - DAY)


async def configure(storage: Storage, *names: str) -> None:
    setups = [setup(name, f"https://{name}.example/rss") for name in names]
    async with storage.begin() as tx:
        await tx.feeds.configure(setups, NOW - 30 * DAY)


async def polled(storage: Storage, at: datetime, name: str = "Outlet", new: int = 0, **values: Any) -> None:
    """What a poll then left behind; the next one is far ahead."""
    given = {"succeeded": True, "newest_at": None} | values
    state = PolledFeed(name, f"https://{name}.example/rss", f"{name}.example", at + 99 * DAY, at, **given)
    async with storage.begin() as tx:
        await tx.feeds.polled(state, new)


FAILS: dict[str, Any] = {"succeeded": False, "failures": 3, "error": "o.example: does not answer"}


async def published(storage: Storage, *times: datetime, name: str = "Outlet") -> None:
    """The feed has brought entries of these times."""
    made = [entry(f"address:{name}{at:%s}", f"{name}{at:%s}", published=at, topics=()) for at in times]
    await file(storage, *made, now=max(times), feed=name)
    await polled(storage, max(times), name, len(times), newest_at=max(times))


async def wrong(storage: Storage) -> list[Notice]:
    async with storage.read() as tx:
        return await tx.notices.open()


async def kinds(storage: Storage) -> list[tuple[str, str]]:
    return [(notice.kind, notice.key) for notice in await wrong(storage)]


async def told(storage: Storage) -> list[tuple[str, bool]]:
    """What the administrator is to be told, each once; and then has been."""
    async with storage.begin() as tx:
        posts = await tx.notices.due(NOW + 99 * DAY, 99)
        for post in posts:
            await tx.notices.record(post, "sent", NOW, 0)
    return [(post.notice.kind, post.over) for post in posts]


def hourly(until: datetime, hours: int = 24 * 21) -> list[datetime]:
    return [until - HOUR * number for number in range(hours)]


async def test_a_silent_feed_is_told_once_and_once_more_when_it_speaks(storage: Storage, lookout: Lookout) -> None:
    await configure(storage, "Outlet")
    await published(storage, *hourly(NOW))
    await lookout.look(NOW + 20 * HOUR)
    assert await wrong(storage) == []
    for hours in (30, 31, 32):
        await lookout.look(NOW + hours * HOUR)
    [notice] = await wrong(storage)
    assert (notice.kind, notice.key, notice.since) == ("silent", "Outlet", NOW)
    assert notice.figures["per_day"] == pytest.approx(24, rel=0.05)
    assert await told(storage) == [("silent", False)]
    await published(storage, NOW + 33 * HOUR)
    await lookout.look(NOW + 34 * HOUR)
    assert await told(storage) == [("silent", True)]
    assert await wrong(storage) == []


async def test_after_a_restart_nothing_is_told_again_and_the_end_is_still_seen(storage: Storage) -> None:
    await configure(storage, "Outlet")
    await published(storage, *hourly(NOW))
    await Lookout(storage, Notices(storage, [1])).look(NOW + 30 * HOUR)
    assert await told(storage) == [("silent", False)]
    await Lookout(storage, Notices(storage, [1])).look(NOW + 31 * HOUR)
    assert await told(storage) == []
    await published(storage, NOW + 32 * HOUR)
    await Lookout(storage, Notices(storage, [1])).look(NOW + 33 * HOUR)
    assert await told(storage) == [("silent", True)]


async def test_a_feed_of_one_entry_a_week_is_not_silent_after_two_days(storage: Storage, lookout: Lookout) -> None:
    await configure(storage, "Outlet")
    await published(storage, *(NOW - 7 * DAY * week for week in range(9)))
    await lookout.look(NOW + 2 * DAY)
    await lookout.look(NOW + 14 * DAY)
    assert await wrong(storage) == []


async def test_a_feed_that_lost_all_its_entries_is_suddenly_empty(storage: Storage, lookout: Lookout) -> None:
    await configure(storage, "Outlet")
    await published(storage, *hourly(NOW))
    await polled(storage, NOW + HOUR, succeeded=False, error=EMPTIED, newest_at=NOW)
    await lookout.look(NOW + 2 * HOUR - MINUTE)
    assert await kinds(storage) == []
    await lookout.look(NOW + 2 * HOUR)
    assert await kinds(storage) == [("empty", "Outlet")]
    assert await told(storage) == [("empty", False)]
    await polled(storage, NOW + 3 * HOUR, newest_at=NOW)
    await lookout.look(NOW + 3 * HOUR)
    assert await told(storage) == [("empty", True)]


async def test_when_most_feeds_fail_there_is_one_notice(storage: Storage, lookout: Lookout) -> None:
    names = [f"feed{number}" for number in range(9)]
    await configure(storage, *names)
    for name in names:
        await polled(storage, NOW - 9 * DAY, name)
        await polled(storage, NOW, name, **FAILS)
    await lookout.look(NOW + 14 * MINUTE)
    assert await told(storage) == []
    await lookout.look(NOW + 15 * MINUTE)
    await lookout.look(NOW + 4 * DAY)
    assert await kinds(storage) == [("feeds", "")]
    assert await told(storage) == [("feeds", False)]
    for name in names[:8]:
        await polled(storage, NOW + 4 * DAY, name)
    await lookout.look(NOW + 4 * DAY)
    assert await told(storage) == [("feeds", True), ("silent", False)]
    assert await kinds(storage) == [("silent", "feed8")]


async def test_what_is_configured_no_longer_ends_without_a_word(storage: Storage, lookout: Lookout) -> None:
    await configure(storage, "Outlet", "Other")
    await published(storage, *hourly(NOW))
    await lookout.look(NOW + 30 * HOUR)
    await told(storage)
    await configure(storage, "Other")
    await lookout.look(NOW + 31 * HOUR)
    assert await told(storage) == []
    assert await wrong(storage) == []


async def test_a_bot_that_was_off_does_not_call_feeds_silent(storage: Storage, lookout: Lookout) -> None:
    await configure(storage, "Outlet")
    await published(storage, *hourly(NOW))
    await lookout.look(NOW + 120 * DAY)
    assert await wrong(storage) == []


async def test_delivery_that_is_stuck_is_told_and_its_end(storage: Storage, lookout: Lookout) -> None:
    await subscribe(storage, 7, "extradition")
    await file(storage, entry())
    await lookout.look(NOW + 14 * MINUTE)
    assert await told(storage) == []
    await lookout.look(NOW + 15 * MINUTE)
    [notice] = await wrong(storage)
    assert (notice.kind, notice.since) == ("delivery", NOW)
    async with storage.begin() as tx:
        await tx.subscribers.forget(7)
    assert await told(storage) == [("delivery", False)]
    await lookout.look(NOW + 16 * MINUTE)
    assert await told(storage) == [("delivery", True)]


async def test_processes_that_keep_dying_are_told(storage: Storage, lookout: Lookout) -> None:
    DEATHS.extend([NOW] * 5)
    await lookout.look(NOW)
    assert await kinds(storage) == [("parser", "")]
    await lookout.look(NOW + HOUR)
    assert await told(storage) == [("parser", True)]


async def test_without_administrators_it_is_noticed_all_the_same(storage: Storage) -> None:
    await configure(storage, "Outlet")
    await published(storage, *hourly(NOW))
    await Lookout(storage, Notices(storage)).look(NOW + 30 * HOUR)
    assert await kinds(storage) == [("silent", "Outlet")]
    assert await told(storage) == []
