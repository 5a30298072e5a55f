"""What was understood of entries, on its way into the database: topics, watched people, countries, who hears of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Table, delete, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.negatives import exclude
from storage.records import Exclusion, Match, Mention
from storage.routing import plan
from storage.suppressions import hide
from storage.tables import entry_countries, exclusions, matches, mentions, names, negatives
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
    exclusions: Sequence[Exclusion] = ()
    hidden_by: Sequence[int] = ()


async def add_understood(
    connection: AsyncConnection, found: Sequence[Understood], silent: Collection[int], now: datetime
) -> tuple[int, int]:
    """Store what the entries did not have before, and plan its alerts; (entries newly matched, alerts planned).

    Entries in `silent` cause no alert.
    """
    await _add_countries(connection, found)
    topics = await _add_matches(connection, found, now)
    await _lift(connection, found)
    names = await _add_mentions(connection, found)
    await _add_exclusions(connection, found)
    await hide(connection, {one.entry_id: one.hidden_by for one in found})
    planned = await plan(connection, _without(topics, silent), _without(names, silent), now)
    return len(topics), planned


async def add_matches(connection: AsyncConnection, found: Sequence[Understood], now: datetime) -> tuple[int, int]:
    """Store the topics that entries did not have before, nothing else of them, and plan the alerts; counts as above."""
    topics = await _add_matches(connection, found, now)
    return len(topics), await plan(connection, topics, {}, now)


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
            **{"certainty": mention.certainty, "reason": mention.reason, "places": list(mention.places)},
        }
        for one in found
        for mention in one.mentions
        if mention.name_id in still
    }
    return await _added(connection, mentions, mentions.c.name_id, list(rows.values()), _made_certain)


def _made_certain(statement: Insert) -> Insert:
    """Who was only possible in an earlier version, and is certain in this one, is news to whoever wants no guesses."""
    news = {name: statement.excluded[name] for name in ("revision_id", "certainty", "reason", "places")}
    better = (mentions.c.certainty == "possible") & (statement.excluded.certainty == "certain")
    return statement.on_conflict_do_update(index_elements=["entry_id", "name_id"], set_=news, where=better)


async def _add_exclusions(connection: AsyncConnection, found: Sequence[Understood]) -> None:
    met: dict[int, list[Exclusion]] = {}
    for one in found:
        met.setdefault(one.entry_id, []).extend(one.exclusions)
    await exclude(connection, met)


async def _lift(connection: AsyncConnection, found: Sequence[Understood]) -> None:
    """Forget that somebody else was named in an earlier version, where this one names the person."""
    now = {one.entry_id: one for one in found if one.mentions}
    asked = (
        select(exclusions.c.entry_id, exclusions.c.negative_id, negatives.c.name_id)
        .join_from(exclusions, negatives)
        .where(exclusions.c.entry_id.in_(now), negatives.c.kind.in_(("given", "patronymic")))
    )
    for row in (await connection.execute(asked)).all() if now else ():
        one = now[row.entry_id]
        still = row.negative_id in {met.negative_id for met in one.exclusions}
        if not still and row.name_id in {mention.name_id for mention in one.mentions}:
            for table, its in ((exclusions, exclusions.c.negative_id), (mentions, mentions.c.name_id)):
                id_ = row.negative_id if table is exclusions else row.name_id
                await connection.execute(delete(table).where(table.c.entry_id == row.entry_id, its == id_))


async def _added(
    connection: AsyncConnection,
    table: Table,
    what: Column[What],
    rows: Sequence[Mapping[str, object]],
    unless: Callable[[Insert], Insert] = lambda statement: statement.on_conflict_do_nothing(),
) -> dict[int, tuple[What, ...]]:
    """Add the rows that are not there yet, or change them as `unless` says; what was added or changed, by entry."""
    if not rows:
        return {}
    statement = unless(insert(connection, table)).returning(table.c.entry_id, what)
    found: Sequence[tuple[int, What]] = (await connection.execute(statement, list(rows))).all()
    entry_ids = dict.fromkeys(entry_id for entry_id, _ in found)
    return {entry_id: tuple(value for of, value in found if of == entry_id) for entry_id in entry_ids}


def _without(found: Mapping[int, tuple[What, ...]], silent: Collection[int]) -> dict[int, tuple[What, ...]]:
    return {entry_id: what for entry_id, what in found.items() if entry_id not in silent}
