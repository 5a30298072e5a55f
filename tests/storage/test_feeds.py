from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage.database import Storage
from storage.records import FeedSetup, PolledFeed, StoredFeed
from tests.storage.made import MINUTE, NOW, setup

LEASE = timedelta(minutes=10)
ONE, TWO, OTHER = (
    setup("One", "https://a.example/1"),
    setup("Two", "https://a.example/2"),
    setup("Other", "https://b.example/1"),
)


async def configure(storage: Storage, *setups: FeedSetup, now: datetime = NOW) -> None:
    async with storage.begin() as tx:
        await tx.feeds.configure(setups, now)


async def claim(storage: Storage, now: datetime = NOW, per_host: int = 8, only: object = None) -> list[list[str]]:
    async with storage.begin() as tx:
        groups = await tx.feeds.claim(now, LEASE, hosts_at_most=9, per_host=per_host, only=only)  # type: ignore[arg-type]
    return sorted(sorted(feed.name for feed in group) for group in groups)


def polled(name: str = "One", **values: object) -> PolledFeed:
    filled = {"address": "https://a.example/1", "host": "a.example", "next_poll_at": NOW + 10 * MINUTE}
    return PolledFeed(**{"name": name, "polled_at": NOW, "succeeded": True, **filled, **values})  # type: ignore[arg-type]


async def feed(storage: Storage, name: str = "One") -> StoredFeed:
    async with storage.read() as tx:
        return next(one for one in await tx.feeds.all() if one.name == name)


async def test_feeds_are_claimed_by_host_and_by_nobody_else(storage: Storage) -> None:
    await configure(storage, ONE, TWO, OTHER)
    assert await claim(storage) == [["One", "Two"], ["Other"]]
    assert await claim(storage) == []
    assert await claim(storage, NOW + LEASE) == [["One", "Two"], ["Other"]]


async def test_a_host_that_is_being_polled_is_not_claimed_twice(storage: Storage) -> None:
    await configure(storage, ONE, TWO)
    assert await claim(storage, per_host=1) == [["One"]]
    assert await claim(storage, per_host=1) == []
    async with storage.begin() as tx:
        await tx.feeds.release(["One"])
    assert await claim(storage) == [["One", "Two"]]


async def test_a_polled_feed_is_free_and_due_at_its_time(storage: Storage) -> None:
    await configure(storage, ONE)
    await claim(storage)
    async with storage.begin() as tx:
        await tx.feeds.polled(polled(etag='"e"', newest_at=NOW), new_entries=3)
    assert await claim(storage, NOW + 9 * MINUTE) == []
    assert await claim(storage, NOW, only=["One"]) == [["One"]]
    stored = await feed(storage)
    assert (stored.etag, stored.newest_at, stored.entry_count, stored.first_polled_at) == ('"e"', NOW, 3, NOW)


async def test_a_quiet_host_is_left_alone(storage: Storage) -> None:
    await configure(storage, ONE, TWO)
    failed = polled(succeeded=False, failures=1, error="answered 503", host_quiet_until=NOW + 30 * MINUTE)
    async with storage.begin() as tx:
        await tx.feeds.polled(failed)
    assert await claim(storage, NOW + 29 * MINUTE) == []
    assert await claim(storage, NOW + 30 * MINUTE) == [["One", "Two"]]
    assert (await feed(storage)).failing_since == NOW


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (setup("One", "https://a.example/1", MINUTE), True),
        (setup("One", "https://a.example/moved"), False),
    ],
    ids=["another interval", "another address"],
)
async def test_what_was_learnt_holds_for_the_same_address(storage: Storage, changed: FeedSetup, kept: bool) -> None:
    await configure(storage, ONE)
    async with storage.begin() as tx:
        await tx.feeds.polled(polled(etag='"e"'))
    await configure(storage, changed)
    stored = await feed(storage)
    assert stored.every == changed.every
    assert stored.address == changed.url
    assert (stored.etag, stored.first_polled_at) == (('"e"', NOW) if kept else (None, None))


async def test_a_removed_feed_is_not_polled_and_comes_back_as_it_was(storage: Storage) -> None:
    await configure(storage, ONE, OTHER)
    async with storage.begin() as tx:
        await tx.feeds.polled(polled(etag='"e"'))
    await configure(storage, OTHER)
    assert await claim(storage, NOW + LEASE) == [["Other"]]
    await configure(storage, ONE, OTHER)
    assert (await feed(storage)).etag == '"e"'


async def test_a_paused_feed_is_not_polled(storage: Storage) -> None:
    await configure(storage, ONE)
    async with storage.begin() as tx:
        await tx.feeds.polled(polled(succeeded=False, paused="gone (410)"))
    assert await claim(storage, NOW + timedelta(days=9)) == []
