"""Alerts that are held until somebody consents."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage.database import Storage
from storage.records import DueAlert, Review
from storage.reviews import APPROVED, REJECTED, UNANSWERED
from tests.storage.made import MINUTE, NOW, entry, file, subscribe

WEEK = timedelta(days=7)
CHANNEL = -1005


async def held(storage: Storage, approver: int | None = 5) -> int:
    """A channel that asks this person, and an alert for it; the alert's number."""
    id_ = await subscribe(storage, CHANNEL, "extradition")
    async with storage.begin() as tx:
        await tx.subscribers.hold(id_, approver)
    await file(storage, entry())
    async with storage.read() as tx:
        unasked = await tx.reviews.unasked(9)
    return unasked[0].id if unasked else 0


async def ask(storage: Storage, alert_id: int, *users: int, now: datetime = NOW) -> None:
    async with storage.begin() as tx:
        await tx.reviews.ask(alert_id, users, now)


async def questions(storage: Storage, now: datetime = NOW) -> list[Review]:
    async with storage.read() as tx:
        return await tx.reviews.due(now, 9)


async def sent(storage: Storage, *reviews: Review) -> None:
    async with storage.begin() as tx:
        for review in reviews:
            await tx.reviews.record(review, "sent", NOW, 0, 77)


async def answer(storage: Storage, alert_id: int, user: int, *, approve: bool, now: datetime = NOW) -> bool:
    async with storage.begin() as tx:
        return await tx.reviews.answer(alert_id, user, now, approve=approve)


async def due(storage: Storage, now: datetime = NOW) -> list[DueAlert]:
    async with storage.read() as tx:
        return await tx.alerts.due(now, limit=9)


@pytest.mark.parametrize(
    ("approver", "asked"), [(None, []), (0, [0]), (5, [5])], ids=["nobody", "who runs the bot", "one person"]
)
async def test_an_alert_is_held_where_somebody_is_asked(
    storage: Storage, approver: int | None, asked: list[int]
) -> None:
    await held(storage, approver)
    async with storage.read() as tx:
        assert [one.approver for one in await tx.reviews.unasked(9)] == asked
        assert await tx.pulse.held() == len(asked)
    assert len(await due(storage)) == (not asked)


async def test_one_chat_that_asks_holds_no_other(storage: Storage) -> None:
    await subscribe(storage, 7, "extradition")
    await held(storage)
    assert [alert.chat_id for alert in await due(storage)] == [7]


async def test_everybody_is_asked_once(storage: Storage) -> None:
    alert_id = await held(storage)
    await ask(storage, alert_id, 5, 6)
    await ask(storage, alert_id, 6)
    asked = await questions(storage)
    assert [(one.user_id, one.channel, one.dropped) for one in asked] == [(5, CHANNEL, False), (6, CHANNEL, False)]
    await sent(storage, *asked)
    assert await questions(storage) == []
    async with storage.read() as tx:
        assert await tx.reviews.unasked(9) == []
        assert await tx.alerts.content(alert_id) is not None


@pytest.mark.parametrize(("approve", "said"), [(True, APPROVED), (False, REJECTED)])
async def test_the_first_answer_decides(storage: Storage, approve: bool, said: str) -> None:
    alert_id = await held(storage)
    await ask(storage, alert_id, 5, 6)
    later = NOW + 3 * MINUTE
    assert await answer(storage, alert_id, 5, approve=approve, now=later)
    assert not await answer(storage, alert_id, 6, approve=not approve, now=later)
    assert [alert.id for alert in await due(storage, later)] == ([alert_id] if approve else [])
    assert await questions(storage, later) == []
    async with storage.read() as tx:
        assert await tx.reviews.outcome(alert_id) == said
        assert (await tx.pulse.waiting(later)).since == (later if approve else None)


async def test_what_nobody_answers_for_a_week_is_given_up_and_told(storage: Storage) -> None:
    alert_id = await held(storage)
    await ask(storage, alert_id, 5, 6, now=NOW + MINUTE)
    await sent(storage, (await questions(storage, NOW + MINUTE))[0])
    async with storage.begin() as tx:
        assert await tx.reviews.late(NOW) == []
        assert await tx.reviews.late(NOW + MINUTE) == [alert_id]
        await tx.reviews.expire([alert_id], NOW + WEEK)
    [note] = await questions(storage, NOW + WEEK)
    assert (note.user_id, note.dropped, note.message_id) == (5, True, 77)
    await sent(storage, note)
    assert await questions(storage, NOW + WEEK) == []
    assert not await answer(storage, alert_id, 5, approve=True)
    async with storage.read() as tx:
        assert await tx.reviews.outcome(alert_id) == UNANSWERED


async def test_an_answer_just_before_the_end_holds(storage: Storage) -> None:
    alert_id = await held(storage)
    await ask(storage, alert_id, 5)
    await answer(storage, alert_id, 5, approve=True)
    async with storage.begin() as tx:
        await tx.reviews.expire([alert_id], NOW + WEEK)
    assert [alert.id for alert in await due(storage)] == [alert_id]


async def test_of_other_alerts_nobody_can_answer(storage: Storage) -> None:
    await subscribe(storage, 7, "extradition")
    await file(storage, entry())
    [alert] = await due(storage)
    async with storage.begin() as tx:
        assert await tx.reviews.channel_of(alert.id) is None
        assert not await tx.reviews.answer(alert.id, 5, NOW, approve=False)
        assert await tx.reviews.channel_of(99) is None


async def test_a_channel_that_is_gone_asks_nothing_more(storage: Storage) -> None:
    await held(storage)
    async with storage.begin() as tx:
        [channel] = await tx.subscribers.all_of(CHANNEL)
        await tx.subscribers.disable(channel, "the chat is gone")
        assert await tx.reviews.unasked(9) == []


async def test_who_is_forgotten_is_asked_no_more_but_somebody_is(storage: Storage) -> None:
    alert_id = await held(storage, 5)
    await ask(storage, alert_id, 5)
    async with storage.begin() as tx:
        await tx.subscribers.forget(5)
        known = await tx.subscribers.find(CHANNEL)
        assert known is not None
        assert known.approver == 0
        assert [one.approver for one in await tx.reviews.unasked(9)] == [0]
