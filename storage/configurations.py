"""Every accepted version of feeds.yaml: who, when, what changed, the whole text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
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
        row = (await self._connection.execute(newest)).one_or_none()
        return ConfigRevision(row.id, row.at, row.who, row.what, row.text) if row else None

    async def accept(self, text: str, *, who: str, what: str, now: datetime) -> None:
        """Keep a version that is now in force; the same text as the last is no new version."""
        last = await self.last()
        if last is None or last.text != text:
            values = {"at": now, "who": who, "what": what, "text": text}
            await self._connection.execute(insert(self._connection, config_revisions).values(values))
