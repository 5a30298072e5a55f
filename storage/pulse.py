"""The figures that tell how the bot is doing: what waits, what was sent and read, how often feeds publish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Waiting
from storage.tables import alerts, attempts, entries, subscribers

_TRIED = select(func.min(attempts.c.at)).where(attempts.c.alert_id == alerts.c.id, attempts.c.state == "due")
WAITS_SINCE: ColumnElement[datetime] = func.coalesce(_TRIED.scalar_subquery(), alerts.c.due_at)
"""Since when an alert waits: the first attempt that failed, for each moves on when it is due; else when it was due."""


def waits(now: datetime) -> Select[Any]:
    """The times since which alerts wait, but for chats that Telegram wants to be left alone."""
    paused = exists(select(1).where(subscribers.c.id == alerts.c.subscriber_id, subscribers.c.paused_until > now))
    tried = exists(select(1).where(attempts.c.alert_id == alerts.c.id, attempts.c.state == "due"))
    asked = select(WAITS_SINCE.label("since")).where(alerts.c.state == "due", ~paused)
    return asked.where(or_(alerts.c.due_at <= now, tried))


class Pulse:
    """Figures in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self, now: datetime) -> Waiting:
        """Since when the alert waits that has waited longest, and when one was sent last."""
        oldest = waits(now).subquery()
        since = await self._connection.scalar(select(func.min(oldest.c.since, type_=alerts.c.due_at.type)))
        sent = select(attempts.c.at).where(attempts.c.state == "sent").order_by(attempts.c.at.desc()).limit(1)
        return Waiting(since, await self._connection.scalar(sent))

    async def sent(self, since: datetime) -> int:
        """How many alerts were sent since then."""
        asked = select(func.count()).where(attempts.c.at >= since, attempts.c.state == "sent")
        return int(await self._connection.scalar(asked) or 0)

    async def held(self) -> int:
        """How many alerts wait for somebody's consent."""
        asked = select(func.count()).where(alerts.c.state == "held")
        return int(await self._connection.scalar(asked) or 0)

    async def read(self, since: datetime) -> int:
        """How many entries were seen first since then."""
        # Ids count up with time: only what is newer has to be looked at.
        before = select(entries.c.id).where(entries.c.first_seen_at < since).order_by(entries.c.id.desc()).limit(1)
        newest = await self._connection.scalar(before) or 0
        asked = select(func.count()).select_from(entries).where(entries.c.id > newest)
        return int(await self._connection.scalar(asked) or 0)

    async def times(self, feed: str, since: datetime, limit: int) -> list[datetime]:
        """When the newest entries of a feed were published, at the latest when they were seen; in no order."""
        asked = select(entries.c.time, entries.c.first_seen_at).where(entries.c.feed == feed, entries.c.time >= since)
        rows = await self._connection.execute(asked.order_by(entries.c.time.desc()).limit(limit))
        return [min(row.time, row.first_seen_at) for row in rows]
