"""Watched names, and who watches them. A name stands here and nowhere else, and goes with its last watcher."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Watch
from storage.tables import names, negatives, subscribers, suppressions, watches
from storage.upsert import insert
from storage.vault import Vault


class Watches:
    """Watches in one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def add(self, subscriber_id: int, name: str, now: datetime) -> bool:
        """Follow this name, spelt as it is; says whether that is new.

        Another spelling is another name: one row for both would show a watcher how somebody else wrote it.
        """
        mark = self._vault.mark(name)
        name_id = await self._connection.scalar(select(names.c.id).where(names.c.mark == mark))
        if name_id is None:
            row = {"name": self._vault.seal(name), "mark": mark}
            made = insert(self._connection, names).values(row).returning(names.c.id)
            name_id = (await self._connection.execute(made)).scalar_one()
        watch = {"subscriber_id": subscriber_id, "name_id": name_id, "created_at": now}
        statement = insert(self._connection, watches).values(watch).on_conflict_do_nothing()
        return (await self._connection.execute(statement)).rowcount > 0

    async def pause(self, subscriber_id: int, name_id: int, on: bool) -> None:
        """Tell nothing of this name for a while, or tell of it again."""
        mine = update(watches).where(watches.c.subscriber_id == subscriber_id, watches.c.name_id == name_id)
        await self._connection.execute(mine.values(paused=on))

    async def remove(self, subscriber_id: int, name_id: int) -> bool:
        """Follow it no more; says whether it was followed."""
        gone = delete(watches).where(watches.c.subscriber_id == subscriber_id, watches.c.name_id == name_id)
        removed = (await self._connection.execute(gone)).rowcount > 0
        await forget_unwatched(self._connection)
        return removed

    async def of(self, subscriber_id: int) -> list[Watch]:
        """What this subscriber follows, by name."""
        asked = (
            select(names.c.id, names.c.name, watches.c.paused)
            .join_from(watches, names)
            .where(watches.c.subscriber_id == subscriber_id)
        )
        return sorted(map(self._watch, await self._connection.execute(asked)), key=lambda watch: watch.name)

    async def number_in(self, chat_id: int) -> int:
        """How many names a chat watches, its forum topics counted in."""
        asked = select(func.count()).select_from(watches.join(subscribers)).where(subscribers.c.chat_id == chat_id)
        return await self._connection.scalar(asked) or 0

    async def version(self) -> tuple[int, ...]:
        """Changes whenever a name, a negative or a suppression comes or goes: how many of each, and the newest ids."""
        counted = [select(func.count(), func.max(table.c.id)) for table in (names, negatives, suppressions)]
        rows = [(await self._connection.execute(one)).one() for one in counted]
        return tuple(number or 0 for row in rows for number in row)

    async def names(self, above: int = 0, limit: int | None = None) -> list[Watch]:
        """Watched names, each once, by id from above this one."""
        asked = select(names.c.id, names.c.name).where(names.c.id > above).order_by(names.c.id).limit(limit)
        return [Watch(row.id, self._vault.open(row.name)) for row in await self._connection.execute(asked)]

    async def ids(self) -> frozenset[int]:
        """What the watched names go by."""
        return frozenset(await self._connection.scalars(select(names.c.id)))

    def _watch(self, row: Row[int, str, bool]) -> Watch:
        return Watch(row.id, self._vault.open(row.name), row.paused)


async def forget_unwatched(connection: AsyncConnection) -> None:
    """Erase the names that nobody watches any more, and where they were mentioned."""
    watched = select(watches.c.name_id)
    await connection.execute(delete(names).where(names.c.id.not_in(watched)))
