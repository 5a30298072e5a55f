"""People who are left out of lists and alerts, and the entries that certainly name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Suppression
from storage.tables import hidden_entries, mentions, revisions, suppressions
from storage.upsert import insert
from storage.vault import Vault


class Suppressions:
    """Suppressions in one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def all(self) -> list[Suppression]:
        """Everybody who is left out, the first first."""
        rows = await self._connection.execute(select(suppressions).order_by(suppressions.c.id))
        return [self._opened(row) for row in rows]

    async def add(self, name: str, added_by: int, now: datetime) -> int:
        """Leave this person out from now on; the number they go by."""
        row = {"name": self._vault.seal(name), "added_by": added_by, "added_at": now}
        made = insert(self._connection, suppressions).values(row).returning(suppressions.c.id)
        return int((await self._connection.execute(made)).scalar_one())

    async def remove(self, suppression_id: int) -> bool:
        """Leave this person out no longer; says whether they were."""
        gone = delete(suppressions).where(suppressions.c.id == suppression_id)
        return (await self._connection.execute(gone)).rowcount > 0

    async def hide(self, found: Mapping[int, Collection[int]]) -> None:
        """Leave out these entries, each by those suppressions."""
        await hide(self._connection, found)

    async def hide_revisions(self, found: Mapping[int, Collection[int]]) -> None:
        """Leave out the entries of these revisions, each by those suppressions."""
        asked = select(revisions.c.id, revisions.c.entry_id).where(revisions.c.id.in_(found))
        for row in (await self._connection.execute(asked)).all() if found else ():
            await hide(self._connection, {row.entry_id: found[row.id]})

    async def hidden(self, suppression_id: int) -> int:
        """How many entries are left out by this suppression."""
        asked = select(func.count()).where(hidden_entries.c.suppression_id == suppression_id)
        return await self._connection.scalar(asked) or 0

    async def mentions(self, entry_id: int) -> dict[int, list[Mapping[str, Any]]]:
        """Where an entry's newest revision mentions watched people: places by the name's id."""
        newest = select(func.max(revisions.c.id)).where(revisions.c.entry_id == entry_id).scalar_subquery()
        asked = select(mentions.c.name_id, mentions.c.places).where(mentions.c.revision_id == newest)
        asked = asked.where(mentions.c.entry_id == entry_id)
        return {row.name_id: row.places for row in await self._connection.execute(asked)}

    async def unmention(self, entry_id: int, name_ids: Collection[int]) -> None:
        """Forget that an entry mentions these: who watches them is told nothing more of it."""
        gone = delete(mentions).where(mentions.c.entry_id == entry_id, mentions.c.name_id.in_(name_ids))
        await self._connection.execute(gone)

    def _opened(self, row: Row[Any]) -> Suppression:
        return Suppression(row.id, self._vault.open(row.name), row.added_by, row.added_at)


async def hide(connection: AsyncConnection, found: Mapping[int, Collection[int]]) -> None:
    """Leave out these entries; a suppression that was taken back meanwhile hides nothing."""
    wanted = {one for ids in found.values() for one in ids}
    if not wanted:
        return
    still = set(await connection.scalars(select(suppressions.c.id).where(suppressions.c.id.in_(wanted))))
    rows = [{"entry_id": entry, "suppression_id": one} for entry, ids in found.items() for one in ids if one in still]
    if rows:
        await connection.execute(insert(connection, hidden_entries).on_conflict_do_nothing(), rows)


def is_shown(entry_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an entry names nobody who is left out."""
    return entry_id.not_in(select(hidden_entries.c.entry_id))
