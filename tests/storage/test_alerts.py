from __future__ import annotations

from datetime import datetime, timedelta

from storage.database import Storage
from storage.records import Attempt, DueAlert
from tests.storage.made import MINUTE, NOW, entry, file, subscribe


async def due(storage: Storage, at: datetime = NOW, busy: tuple[int, ...] = ()) -> list[DueAlert]:
    async with storage.read() as tx:
        return await tx.alerts.due(at, limit=100, busy=busy)


async def test_each_subscriber_gets_its_oldest_alert_first(storage: Storage) -> None:
    one = await subscribe(storage, 1, "extradition", "asylum")
    await subscribe(storage, 2, "asylum")
    await file(storage, entry(topics=("extradition", "asylum")), entry("address:b"))
    found = await due(storage)
    assert [(alert.chat_id, alert.attempts) for alert in found] == [(1, 0), (2, 0)]
    assert [alert.chat_id for alert in await due(storage, busy=(one,))] == [2]
    async with storage.read() as tx:
        both = await tx.alerts.content(found[0].id)
        single = await tx.alerts.content(found[1].id)
    assert both is not None
    assert single is not None
    assert [cause.topic for cause in both.causes] == ["asylum", "extradition"]
    assert [cause.topic for cause in single.causes] == ["asylum"]


async def test_a_recorded_attempt_is_not_due_before_its_time(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry())
    [alert] = await due(storage)
    async with storage.begin() as tx:
        await tx.alerts.record(Attempt(alert.id, NOW, "due", "Telegram could not be reached", NOW + MINUTE, 1))
    assert await due(storage) == []
    [again] = await due(storage, NOW + MINUTE)
    assert again.attempts == 1
    async with storage.begin() as tx:
        await tx.alerts.record(Attempt(alert.id, NOW + MINUTE, "sent", "sent", NOW + MINUTE, 1, 77))
    assert await due(storage, NOW + timedelta(days=1)) == []


async def test_a_paused_chat_waits_and_a_disabled_one_is_given_up(storage: Storage) -> None:
    paused = await subscribe(storage, 1, "extradition")
    gone = await subscribe(storage, 2, "extradition")
    await file(storage, entry())
    async with storage.begin() as tx:
        await tx.subscribers.pause(1, NOW + MINUTE)
        await tx.subscribers.disable(gone, "the chat does not let the bot write")
    assert await due(storage) == []
    assert [alert.subscriber_id for alert in await due(storage, NOW + MINUTE)] == [paused]
    await file(storage, entry("address:b"))
    assert [alert.chat_id for alert in await due(storage, NOW + MINUTE)] == [1]


async def test_an_alert_of_an_edited_entry_quotes_the_text_that_matched(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry())
    await file(storage, entry(hash="h2"), now=NOW + MINUTE)
    [alert] = await due(storage)
    async with storage.read() as tx:
        content = await tx.alerts.content(alert.id)
    assert content is not None
    assert (content.entry.title, content.article.body) == ("Title h1", "экстрадицию запросили h1")


async def test_health_counts(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry(), entry("address:b"))
    async with storage.read() as tx:
        health = await tx.alerts.health(NOW + MINUTE)
    assert (health.feeds, health.failing, health.entries, health.due, health.oldest_due_at) == (0, 0, 2, 2, NOW)
