"""Links that work once. What stands in a link is a secret: only its hash is stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Link, LinkKind
from storage.tables import links
from storage.upsert import insert


class Links:
    """Links in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, kind: LinkKind, hash: str, made_by: int, now: datetime, expires_at: datetime) -> int:
        """Let a link work from now on; its number, by which it is spoken of."""
        await self._connection.execute(delete(links).where(links.c.expires_at <= now))
        row = {"kind": kind, "hash": hash, "made_by": made_by, "made_at": now, "expires_at": expires_at}
        made = insert(self._connection, links).values(row).returning(links.c.id)
        return int((await self._connection.execute(made)).scalar_one())

    async def find(self, kind: LinkKind, hash: str, now: datetime) -> Link | None:
        """The link with this secret in it, if it works still."""
        asked = select(*_KEPT).where(links.c.kind == kind, links.c.hash == hash, links.c.expires_at > now)
        row = (await self._connection.execute(asked)).one_or_none()
        return Link(**row._mapping) if row else None

    async def open(self, kind: LinkKind, now: datetime) -> list[Link]:
        """The links of this kind that work still, the oldest first."""
        asked = select(*_KEPT).where(links.c.kind == kind, links.c.expires_at > now).order_by(links.c.id)
        return [Link(**row._mapping) for row in await self._connection.execute(asked)]

    async def remove(self, link_id: int) -> bool:
        """Let it work no more, used or revoked; says whether it was there."""
        return (await self._connection.execute(delete(links).where(links.c.id == link_id))).rowcount > 0

    async def remove_of(self, made_by: int) -> None:
        """Let nothing work that this person made."""
        await self._connection.execute(delete(links).where(links.c.made_by == made_by))


_KEPT = (links.c.id, links.c.kind, links.c.made_by, links.c.made_at, links.c.expires_at)
