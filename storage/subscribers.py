"""Chats and what they chose. As little as possible: an id, a language, topics."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.alerts import Alerts
from storage.records import Subscriber
from storage.tables import alerts, subscribers, subscriptions
from storage.upsert import insert


class Subscribers:
    """Subscribers in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, chat_id: int, thread_id: int = 0) -> Subscriber | None:
        """The subscriber that this chat (or forum topic) is, if it is one."""
        asked = select(subscribers).where(subscribers.c.chat_id == chat_id, subscribers.c.thread_id == thread_id)
        row = (await self._connection.execute(asked)).one_or_none()
        if row is None:
            return None
        chosen = select(subscriptions.c.topic).where(subscriptions.c.subscriber_id == row.id)
        topics = frozenset(await self._connection.scalars(chosen))
        return Subscriber(row.id, row.chat_id, row.thread_id, row.language, topics, row.disabled)

    async def ensure(self, chat_id: int, thread_id: int, *, kind: str, language: str, now: datetime) -> int:
        """The id of this chat's subscriber, made if need be; one that had been disabled hears us again."""
        values = {"chat_id": chat_id, "thread_id": thread_id, "kind": kind, "language": language, "created_at": now}
        statement = insert(self._connection, subscribers).values(values)
        again = {"kind": kind, "language": language, "disabled": None}
        statement = statement.on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_=again)
        return int((await self._connection.execute(statement.returning(subscribers.c.id))).scalar_one())

    async def follow(self, subscriber_id: int, topics: Collection[str]) -> None:
        """Add topics to what this subscriber follows."""
        rows = [{"subscriber_id": subscriber_id, "topic": topic} for topic in topics]
        if rows:
            await self._connection.execute(insert(self._connection, subscriptions).on_conflict_do_nothing(), rows)

    async def unfollow(self, subscriber_id: int, topics: Collection[str] | None) -> None:
        """Take topics away; all of them if None."""
        gone = delete(subscriptions).where(subscriptions.c.subscriber_id == subscriber_id)
        await self._connection.execute(gone if topics is None else gone.where(subscriptions.c.topic.in_(topics)))

    async def all_of(self, chat_id: int) -> list[int]:
        """The subscribers that are this chat or a forum topic of it."""
        asked = select(subscribers.c.id).where(subscribers.c.chat_id == chat_id)
        return [int(id_) for id_ in await self._connection.scalars(asked)]

    async def forget(self, chat_id: int) -> None:
        """Erase every row about this chat: choices, alerts, attempts."""
        await self._connection.execute(delete(subscribers).where(subscribers.c.chat_id == chat_id))

    async def disable(self, subscriber_id: int, reason: str) -> None:
        """Send nothing more to this subscriber until it speaks to us again."""
        await self._connection.execute(
            update(subscribers).where(subscribers.c.id == subscriber_id).values(disabled=reason)
        )
        await Alerts(self._connection).abandon(subscriber_id, reason)

    async def pause(self, chat_id: int, until: datetime) -> None:
        """Send nothing to this chat, in any of its forum topics, before `until`."""
        await self._connection.execute(
            update(subscribers).where(subscribers.c.chat_id == chat_id).values(paused_until=until)
        )

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: its rows follow it to the new id."""
        taken = select(subscribers.c.id, subscribers.c.thread_id).where(subscribers.c.chat_id == new)
        there = {row.thread_id: row.id for row in await self._connection.execute(taken)}
        moving = select(subscribers.c.id, subscribers.c.thread_id).where(subscribers.c.chat_id == old)
        for row in (await self._connection.execute(moving)).all():
            if row.thread_id in there:
                await self._merge(row.id, there[row.thread_id])
        await self._connection.execute(
            update(subscribers).where(subscribers.c.chat_id == old).values(chat_id=new, kind="supergroup")
        )

    async def _merge(self, source: int, target: int) -> None:
        chosen = select(subscriptions.c.topic).where(subscriptions.c.subscriber_id == source)
        await self.follow(target, (await self._connection.scalars(chosen)).all())
        told = select(alerts.c.story_id).where(alerts.c.subscriber_id == target)
        moved = update(alerts).where(alerts.c.subscriber_id == source, alerts.c.story_id.not_in(told))
        await self._connection.execute(moved.values(subscriber_id=target))
        await self._connection.execute(delete(subscribers).where(subscribers.c.id == source))
