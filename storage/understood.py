"""What was understood of entries, on its way into the database: topics, watched people, countries, who hears of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Match, Mention
from storage.routing import plan
from storage.tables import entry_countries, matches, mentions, names
from storage.upsert import insert

What = TypeVar("What", str, int)


@dataclass(frozen=True, slots=True)
class Understood:
    """What one revision of an entry says."""

    entry_id: int
    revision_id: int
    matches: Sequence[Match]
    mentions: Sequence[Mention]
    countries: Sequence[str]


async def add_understood(
    connection: AsyncConnection, found: Sequence[Understood], silent: Collection[int], now: datetime
) -> tuple[int, int]:
    """Store what the entries did not have before, and plan its alerts; (entries newly matched, alerts planned).

    Entries in `silent` cause no alert.
    """
    await _add_countries(connection, found)
    topics = await _add_matches(connection, found, now)
    names = await _add_mentions(connection, found)
    planned = await plan(connection, _without(topics, silent), _without(names, silent), now)
    return len(topics), planned


async def _add_countries(connection: AsyncConnection, found: Sequence[Understood]) -> None:
    pairs = dict.fromkeys((one.entry_id, country) for one in found for country in one.countries)
    if pairs:
        rows = [{"entry_id": entry_id, "country": country} for entry_id, country in pairs]
        await connection.execute(insert(connection, entry_countries).on_conflict_do_nothing(), rows)


async def _add_matches(
    connection: AsyncConnection, found: Sequence[Understood], now: datetime
) -> dict[int, tuple[str, ...]]:
    rows = {
        (one.entry_id, match.topic): {
            **{"entry_id": one.entry_id, "topic": match.topic, "revision_id": one.revision_id},
            **{"hits": list(match.hits), "found_at": now},
        }
        for one in found
        for match in one.matches
    }
    return await _added(connection, matches, matches.c.topic, list(rows.values()))


async def _add_mentions(connection: AsyncConnection, found: Sequence[Understood]) -> dict[int, tuple[int, ...]]:
    wanted = {mention.name_id for one in found for mention in one.mentions}
    if not wanted:
        return {}
    # Somebody may have stopped watching a name while it was looked for.
    still = set(await connection.scalars(select(names.c.id).where(names.c.id.in_(wanted))))
    rows = {
        (one.entry_id, mention.name_id): {
            **{"entry_id": one.entry_id, "name_id": mention.name_id, "revision_id": one.revision_id},
            **{"certainty": mention.certainty, "places": list(mention.places)},
        }
        for one in found
        for mention in one.mentions
        if mention.name_id in still
    }
    return await _added(connection, mentions, mentions.c.name_id, list(rows.values()))


async def _added(
    connection: AsyncConnection, table: Table, what: Column[What], rows: Sequence[Mapping[str, object]]
) -> dict[int, tuple[What, ...]]:
    """Add the rows that are not there yet; what was added, by entry."""
    if not rows:
        return {}
    statement = insert(connection, table).on_conflict_do_nothing().returning(table.c.entry_id, what)
    found: Sequence[tuple[int, What]] = (await connection.execute(statement, list(rows))).all()
    entry_ids = dict.fromkeys(entry_id for entry_id, _ in found)
    return {entry_id: tuple(value for of, value in found if of == entry_id) for entry_id in entry_ids}


def _without(found: Mapping[int, tuple[What, ...]], silent: Collection[int]) -> dict[int, tuple[What, ...]]:
    return {entry_id: what for entry_id, what in found.items() if entry_id not in silent}
