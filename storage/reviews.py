"""Alerts that are held for a channel until somebody consents: who is asked, and what they answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import HeldAlert, PostState, Review
from storage.tables import alerts, attempts, reviews, subscribers
from storage.upsert import insert

APPROVED, REJECTED = "approved", "rejected"
UNANSWERED = "nobody answered whether it may be posted"
_PERSON = subscribers.alias("person")


class Reviews:
    """Questions about held alerts in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def unasked(self, limit: int) -> list[HeldAlert]:
        """Held alerts of which nobody was asked yet, the oldest first."""
        asked = (
            select(alerts.c.id, subscribers.c.approver)
            .join_from(alerts, subscribers)
            .outerjoin(reviews, reviews.c.alert_id == alerts.c.id)
            .where(alerts.c.state == "held", reviews.c.alert_id.is_(None))
            .order_by(alerts.c.id)
            .limit(limit)
        )
        return [HeldAlert(row.id, row.approver or 0) for row in await self._connection.execute(asked)]

    async def ask(self, alert_id: int, users: Collection[int], now: datetime) -> None:
        """These people are to be asked; who was asked already is not asked again."""
        rows = [
            {"alert_id": alert_id, "user_id": user, "asked_at": now, "state": "due", "due_at": now}
            for user in sorted(users)
        ]
        if rows:
            await self._connection.execute(insert(self._connection, reviews).on_conflict_do_nothing(), rows)

    async def due(self, now: datetime, limit: int) -> list[Review]:
        """Whom to ask now, and whom to tell that nobody answered."""
        asked = (
            select(
                *(reviews.c.alert_id, reviews.c.user_id, reviews.c.attempts, reviews.c.message_id, reviews.c.state),
                *(_PERSON.c.language, subscribers.c.chat_id.label("channel")),
            )
            .join_from(reviews, alerts)
            .join(subscribers, subscribers.c.id == alerts.c.subscriber_id)
            .outerjoin(_PERSON, and_(_PERSON.c.chat_id == reviews.c.user_id, _PERSON.c.thread_id == 0))
            .where(
                reviews.c.due_at <= now,
                or_(and_(reviews.c.state == "due", alerts.c.state == "held"), reviews.c.state == "note"),
            )
            .order_by(reviews.c.due_at, reviews.c.alert_id)
            .limit(limit)
        )
        return [_review(row) for row in await self._connection.execute(asked)]

    async def record(
        self, review: Review, state: PostState, due_at: datetime, attempts: int, message_id: int | None = None
    ) -> None:
        """What came of one attempt to ask or to tell."""
        was = "note" if review.dropped else "due"
        this = (reviews.c.alert_id == review.alert_id, reviews.c.user_id == review.user_id, reviews.c.state == was)
        shown = was if state == "due" else state
        values = {"state": shown, "due_at": due_at, "attempts": attempts}
        values |= {"message_id": message_id} if message_id is not None and not review.dropped else {}
        await self._connection.execute(update(reviews).where(*this).values(values))

    async def channel_of(self, alert_id: int) -> int | None:
        """The channel that an alert, held or answered, is for; None if there is no such alert any more."""
        asked = select(subscribers.c.chat_id).join_from(alerts, subscribers)
        asked = asked.where(alerts.c.id == alert_id, alerts.c.id.in_(select(reviews.c.alert_id)))
        return await self._connection.scalar(asked)

    async def answer(self, alert_id: int, user: int, now: datetime, *, approve: bool) -> bool:
        """Let a held alert out at once, or give it up; says whether it was held still."""
        said = APPROVED if approve else REJECTED
        if not await self._end(alert_id, "due" if approve else "never", said, now):
            return False
        mine = update(reviews).where(reviews.c.alert_id == alert_id, reviews.c.user_id == user)
        await self._connection.execute(mine.values(state=said))
        return True

    async def outcome(self, alert_id: int) -> str | None:
        """What was answered first, or that nobody did; None while nothing was, or if there is no such alert."""
        ends = (APPROVED, REJECTED, UNANSWERED)
        asked = select(attempts.c.reason).where(attempts.c.alert_id == alert_id, attempts.c.reason.in_(ends))
        return await self._connection.scalar(asked.order_by(attempts.c.id).limit(1))

    async def give_up(self, alert_id: int, reason: str, now: datetime) -> None:
        """A held alert is posted no more, for this reason."""
        await self._end(alert_id, "never", reason, now)

    async def late(self, asked_before: datetime) -> list[int]:
        """Held alerts that nobody answered since they were asked about, before then."""
        since = func.coalesce(func.min(reviews.c.asked_at), alerts.c.created_at)
        asked = (
            select(alerts.c.id)
            .outerjoin(reviews, reviews.c.alert_id == alerts.c.id)
            .where(alerts.c.state == "held", alerts.c.created_at <= asked_before)
            .group_by(alerts.c.id, alerts.c.created_at)
            .having(since <= asked_before)
        )
        return list(await self._connection.scalars(asked))

    async def expire(self, alert_ids: Collection[int], now: datetime) -> None:
        """Give up what nobody answered; those who were asked are to be told so."""
        for alert_id in alert_ids:
            if await self._end(alert_id, "never", UNANSWERED, now):
                told = update(reviews).where(reviews.c.alert_id == alert_id, reviews.c.state == "sent")
                await self._connection.execute(told.values(state="note", due_at=now, attempts=0))

    async def _end(self, alert_id: int, state: str, reason: str, now: datetime) -> bool:
        held = update(alerts).where(alerts.c.id == alert_id, alerts.c.state == "held")
        ended = await self._connection.execute(held.values(state=state, reason=reason, due_at=now))
        if not ended.rowcount:
            return False
        # No «due»: that an alert was tried and failed is told by attempts of that state.
        row = {"alert_id": alert_id, "at": now, "state": reason if state == "due" else state, "reason": reason}
        await self._connection.execute(insert(self._connection, attempts).values(row))
        return True


def _review(row: Any) -> Review:
    dropped = row.state == "note"
    return Review(row.alert_id, row.user_id, row.language, row.channel, row.attempts, dropped, row.message_id)
