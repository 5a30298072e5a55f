"""Who is not the person that a subscriber watches, and which entries that concerns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Exclusion, Negative, NegativeKind
from storage.tables import exclusions, mentions, negatives, watches
from storage.upsert import insert
from storage.vault import Vault


class Negatives:
    """Negatives in one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def add(
        self, subscriber_id: int, name_id: int, kind: NegativeKind, detail: Mapping[str, Any], now: datetime
    ) -> Negative | None:
        """Remember that such a one is not the person; None if the subscriber does not watch that name."""
        mine = select(watches).where(watches.c.subscriber_id == subscriber_id, watches.c.name_id == name_id)
        if (await self._connection.execute(mine)).one_or_none() is None:
            return None
        row = {
            **{"subscriber_id": subscriber_id, "name_id": name_id, "kind": kind, "created_at": now},
            "detail": self._vault.seal(json.dumps(detail, ensure_ascii=False)),
        }
        made = insert(self._connection, negatives).values(row).returning(negatives.c.id)
        return Negative((await self._connection.execute(made)).scalar_one(), subscriber_id, name_id, kind, detail)

    async def remove(self, subscriber_id: int, negative_id: int) -> None:
        """Take it back: what it left out counts again."""
        mine = negatives.c.subscriber_id == subscriber_id
        await self._connection.execute(delete(negatives).where(mine, negatives.c.id == negative_id))

    async def of(self, subscriber_id: int, name_id: int) -> list[Negative]:
        """Who is not the person, as this subscriber said, oldest first."""
        asked = select(*_KEPT).where(negatives.c.subscriber_id == subscriber_id, negatives.c.name_id == name_id)
        return self._opened((await self._connection.execute(asked.order_by(negatives.c.id))).all())

    async def all(self) -> list[Negative]:
        """Everybody's."""
        return self._opened((await self._connection.execute(select(*_KEPT))).all())

    async def exclude(self, found: Mapping[int, Sequence[Exclusion]]) -> None:
        """Remember which negatives these entries meet."""
        await exclude(self._connection, found)

    async def excluded(self, subscriber_id: int, name_id: int) -> frozenset[int]:
        """The entries that are not about the person, as this subscriber said."""
        asked = (
            select(exclusions.c.entry_id)
            .join_from(exclusions, negatives)
            .where(
                negatives.c.subscriber_id == subscriber_id,
                negatives.c.name_id == name_id,
                exclusions.c.only_possible.is_(False),
            )
        )
        return frozenset(await self._connection.scalars(asked))

    def _opened(self, rows: Sequence[Row[int, int, int, NegativeKind, str]]) -> list[Negative]:
        return [
            Negative(row.id, row.subscriber_id, row.name_id, row.kind, json.loads(self._vault.open(row.detail)))
            for row in rows
        ]


async def exclude(connection: AsyncConnection, found: Mapping[int, Sequence[Exclusion]]) -> None:
    """Remember which negatives these entries meet; one that was taken back meanwhile is left out."""
    wanted = {one.negative_id for met in found.values() for one in met}
    if not wanted:
        return
    still = set(await connection.scalars(select(negatives.c.id).where(negatives.c.id.in_(wanted))))
    rows = [
        {"entry_id": entry_id, "negative_id": one.negative_id, "only_possible": one.only_possible}
        for entry_id, met in found.items()
        for one in met
        if one.negative_id in still
    ]
    if rows:
        await connection.execute(insert(connection, exclusions).on_conflict_do_nothing(), rows)


def is_excluded(*, only_possible: bool) -> ColumnElement[bool]:
    """Whether a watcher said of a mention that it is not the person; or, with `only_possible`, of a case like it."""
    theirs = and_(negatives.c.subscriber_id == watches.c.subscriber_id, negatives.c.name_id == watches.c.name_id)
    return exists(
        select(1)
        .select_from(exclusions.join(negatives))
        .where(exclusions.c.entry_id == mentions.c.entry_id, theirs, exclusions.c.only_possible.is_(only_possible))
        .correlate(mentions, watches)
    )


_KEPT = (negatives.c.id, negatives.c.subscriber_id, negatives.c.name_id, negatives.c.kind, negatives.c.detail)
