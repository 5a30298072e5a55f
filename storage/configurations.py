"""Every accepted version of feeds.yaml: who, when, what changed, the whole text."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import ConfigRevision
from storage.tables import config_revisions
from storage.upsert import insert


class Configurations:
    """Configuration revisions in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self) -> ConfigRevision | None:
        """The version in force; None before the first."""
        newest = select(config_revisions).order_by(config_revisions.c.id.desc()).limit(1)
        return _revision((await self._connection.execute(newest)).one_or_none())

    async def get(self, id_: int) -> ConfigRevision | None:
        """The version of this number."""
        asked = select(config_revisions).where(config_revisions.c.id == id_)
        return _revision((await self._connection.execute(asked)).one_or_none())

    async def before(self, id_: int) -> ConfigRevision | None:
        """The version that this one took the place of; None if it is the first."""
        older = select(config_revisions).where(config_revisions.c.id < id_)
        row = await self._connection.execute(older.order_by(config_revisions.c.id.desc()).limit(1))
        return _revision(row.one_or_none())

    async def page(self, start: int, limit: int) -> list[ConfigRevision]:
        """So many versions, the newest first, from this place on; without their texts."""
        columns = [config_revisions.c[name] for name in ("id", "at", "who", "what")]
        asked = select(*columns).order_by(config_revisions.c.id.desc()).offset(start).limit(limit)
        return [ConfigRevision(row.id, row.at, row.who, row.what, "") for row in await self._connection.execute(asked)]

    async def accept(self, text: str, *, who: str, what: str, now: datetime) -> None:
        """Keep a version that is now in force; the same text as the last is no new version."""
        last = await self.last()
        if last is None or last.text != text:
            values = {"at": now, "who": who, "what": what, "text": text}
            await self._connection.execute(insert(self._connection, config_revisions).values(values))


def _revision(row: Row[Any] | None) -> ConfigRevision | None:
    return ConfigRevision(row.id, row.at, row.who, row.what, row.text) if row else None
