"""Watched names, and who watches them. A name stands here and nowhere else, and goes with its last watcher."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Watch
from storage.tables import names, watches
from storage.upsert import insert


class Watches:
    """Watches in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, subscriber_id: int, name: str, now: datetime) -> bool:
        """Follow this name; says whether that is new."""
        known = select(names.c.id).where(names.c.name == name)
        name_id = await self._connection.scalar(known)
        if name_id is None:
            made = insert(self._connection, names).values(name=name).returning(names.c.id)
            name_id = (await self._connection.execute(made)).scalar_one()
        row = {"subscriber_id": subscriber_id, "name_id": name_id, "created_at": now}
        statement = insert(self._connection, watches).values(row).on_conflict_do_nothing()
        return (await self._connection.execute(statement)).rowcount > 0

    async def remove(self, subscriber_id: int, name_id: int) -> bool:
        """Follow it no more; says whether it was followed."""
        gone = delete(watches).where(watches.c.subscriber_id == subscriber_id, watches.c.name_id == name_id)
        removed = (await self._connection.execute(gone)).rowcount > 0
        await forget_unwatched(self._connection)
        return removed

    async def of(self, subscriber_id: int) -> list[Watch]:
        """What this subscriber follows, by name."""
        asked = (
            select(names.c.id, names.c.name)
            .join_from(watches, names)
            .where(watches.c.subscriber_id == subscriber_id)
            .order_by(names.c.name)
        )
        return [Watch(row.id, row.name) for row in await self._connection.execute(asked)]

    async def version(self) -> tuple[int, int]:
        """Changes whenever a name comes or goes: how many there are, and the newest id (never given again)."""
        row = (await self._connection.execute(select(func.count(), func.max(names.c.id)))).one()
        return row[0], row[1] or 0

    async def names(self) -> list[Watch]:
        """Every watched name, once."""
        return [Watch(row.id, row.name) for row in await self._connection.execute(select(names.c.id, names.c.name))]


async def forget_unwatched(connection: AsyncConnection) -> None:
    """Erase the names that nobody watches any more, and where they were mentioned."""
    watched = select(watches.c.name_id)
    await connection.execute(delete(names).where(names.c.id.not_in(watched)))
