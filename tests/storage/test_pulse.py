"""The figures that tell how the bot is doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from storage.database import Storage
from storage.records import AlertState, Attempt, Waiting
from tests.storage.made import MINUTE, NOW, entry, file, subscribe

DAY = timedelta(days=1)


async def record(storage: Storage, alert_id: int, state: AlertState, at: datetime, due_at: datetime) -> None:
    async with storage.begin() as tx:
        await tx.alerts.record(Attempt(alert_id, at, state, "as the test says", due_at, 1))


async def alerted(storage: Storage, *chats: int) -> list[int]:
    """An alert for each of these chats, due at NOW; their numbers."""
    for chat in chats:
        await subscribe(storage, chat, "extradition")
    await file(storage, entry())
    async with storage.read() as tx:
        return [alert.id for alert in await tx.alerts.due(NOW, limit=9)]


async def waiting(storage: Storage, at: datetime) -> Waiting:
    async with storage.read() as tx:
        return await tx.pulse.waiting(at)


async def test_an_alert_waits_since_it_was_due(storage: Storage) -> None:
    await alerted(storage, 1)
    assert await waiting(storage, NOW - MINUTE) == Waiting()
    assert await waiting(storage, NOW + MINUTE) == Waiting(NOW)


async def test_an_alert_that_is_tried_in_vain_waits_since_the_first_time(storage: Storage) -> None:
    [alert] = await alerted(storage, 1)
    for minutes in (1, 5, 20):
        at = NOW + minutes * MINUTE
        await record(storage, alert, "due", at, at + 5 * MINUTE)
        assert (await waiting(storage, at)).since == NOW + MINUTE
    async with storage.read() as tx:
        assert (await tx.alerts.health(at)).oldest_due_at == NOW + MINUTE


async def test_one_that_was_sent_does_not_wait(storage: Storage) -> None:
    one, two = await alerted(storage, 1, 2)
    await record(storage, one, "due", NOW, NOW + MINUTE)
    await record(storage, one, "sent", NOW + MINUTE, NOW + MINUTE)
    await record(storage, two, "never", NOW + 2 * MINUTE, NOW)
    assert await waiting(storage, NOW + DAY) == Waiting(None, NOW + MINUTE)
    async with storage.read() as tx:
        assert [await tx.pulse.sent(NOW + minutes * MINUTE) for minutes in (0, 1, 2)] == [1, 1, 0]


async def test_a_chat_that_wants_to_be_left_alone_does_not_count(storage: Storage) -> None:
    await alerted(storage, 1)
    async with storage.begin() as tx:
        await tx.subscribers.pause(1, NOW + DAY)
    assert (await waiting(storage, NOW + MINUTE)).since is None
    assert (await waiting(storage, NOW + DAY)).since == NOW


async def test_entries_are_counted_since_they_were_seen(storage: Storage) -> None:
    for days, key in enumerate("abc"):
        await file(storage, entry(f"address:{key}", published=None), now=NOW + days * DAY)
    async with storage.read() as tx:
        assert [await tx.pulse.read(NOW + days * DAY) for days in range(4)] == [3, 2, 1, 0]


async def test_the_times_of_a_feed_are_those_of_publishing_if_they_can_be(storage: Storage) -> None:
    dates = {"a": NOW - DAY, "b": NOW + DAY, "c": None, "d": NOW - 9 * DAY}
    await file(storage, *(entry(f"address:{key}", f"h-{key}", published=date) for key, date in dates.items()))
    await file(storage, replace(entry("address:e"), published_at=NOW - DAY), feed="Other")
    async with storage.read() as tx:
        assert sorted(await tx.pulse.times("Outlet", NOW - 2 * DAY, 9)) == [NOW - DAY, NOW, NOW]
        assert len(await tx.pulse.times("Outlet", NOW - 2 * DAY, 2)) == 2
