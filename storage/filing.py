"""File what one poll found: entries, revisions, texts, matches and the alerts they cause, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, Executable, Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.packing import pack
from storage.records import Filed, ReadEntry, Seen
from storage.search import Search
from storage.sorting import Group, KnownKey, sort_out
from storage.tables import articles, entries, entry_keys, revisions, stories
from storage.understood import Understood, add_understood
from storage.upsert import insert, insert_into

# At a feed's first poll only what is younger than this is news; the rest is stored silently.
FIRST_POLL_NEWS = timedelta(days=1)
FIRST_RETRY = timedelta(minutes=1)


_KNOWN_KEYS = select(entry_keys).where(entry_keys.c.key.in_(bindparam("wanted", expanding=True)))
_KNOWN_HASHES = select(revisions.c.entry_id, revisions.c.hash).where(
    revisions.c.entry_id.in_(bindparam("ids", expanding=True))
)


async def sorted_out(connection: AsyncConnection, seen: Sequence[Seen], now: datetime) -> list[Group]:
    """What the stored keys and revisions say of these members of a poll."""
    wanted = list({key.key for one in seen for key in one.keys})
    rows = await connection.execute(_KNOWN_KEYS, {"wanted": wanted})
    known = {row.key: KnownKey(row.entry_id, row.seen_at) for row in rows}
    ids = list({key.entry_id for key in known.values()})
    hashes: dict[int, set[str]] = {}
    for row in await connection.execute(_KNOWN_HASHES, {"ids": ids}) if ids else ():
        hashes.setdefault(row.entry_id, set()).add(row.hash)
    return sort_out(seen, known, {id_: frozenset(found) for id_, found in hashes.items()}, now)


def is_silent(published_at: datetime | None, now: datetime, *, first_poll: bool) -> bool:
    """Whether a new entry is stored without an alert."""
    return first_poll and (published_at is None or now - published_at > FIRST_POLL_NEWS)


class Filing:
    """One poll's entries on their way into the database."""

    def __init__(
        self, connection: AsyncConnection, feed: str, found: Sequence[ReadEntry], now: datetime, *, first_poll: bool
    ) -> None:
        self._connection, self._feed, self._found, self._now = connection, feed, found, now
        self._first_poll = first_poll

    async def file(self) -> Filed:
        """Store what is new or edited, and plan the alerts of new matches; says how much of each there was."""
        groups = await sorted_out(self._connection, [one.seen for one in self._found], self._now)
        new = [group for group in groups if group.entry_id is None]
        silent = await self._add_entries(new)
        fresh = [(group, index) for group in groups for index in group.fresh]
        revision_ids = await self._add_revisions(fresh)
        await self._add_keys(groups)
        found = [
            Understood(
                *(self._entry_id(group), revision, one.matches, one.mentions, one.countries),
                *(one.exclusions, one.hidden_by),
            )
            for (group, index), revision in zip(fresh, revision_ids, strict=True)
            for one in (self._found[index],)
        ]
        matched, alerts = await add_understood(self._connection, found, silent, self._now)
        revised = {group.entry_id for group in groups if group.fresh} - {group.entry_id for group in new}
        return Filed(len(new), len(revised), matched, alerts)

    async def _add_entries(self, new: Sequence[Group]) -> frozenset[int]:
        """Give each new group its entry; returns the ids of those that cause no alert."""
        if not new:
            return frozenset()
        made = await self._insert(stories.c.id, rows=[{"created_at": self._now}] * len(new))
        told = [row.id for row in made]
        rows = [self._entry(self._found[group.members[0]], story) for group, story in zip(new, told, strict=True)]
        ids = {row.story_id: row.id for row in await self._insert(entries.c.id, entries.c.story_id, rows=rows)}
        for group, story in zip(new, told, strict=True):
            group.entry_id = ids[story]
        return frozenset(ids[story] for story, row in zip(told, rows, strict=True) if row["silent"])

    def _entry(self, one: ReadEntry, story_id: int) -> dict[str, object]:
        return {
            "story_id": story_id,
            "feed": self._feed,
            "first_seen_at": self._now,
            "time": one.published_at or self._now,
            "silent": is_silent(one.published_at, self._now, first_poll=self._first_poll),
        }

    async def _add_revisions(self, fresh: Sequence[tuple[Group, int]]) -> list[int]:
        if not fresh:
            return []
        rows = [self._revision(group, self._found[index]) for group, index in fresh]
        made = {(row.entry_id, row.hash): row.id for row in await self._insert(*_NAMED, rows=rows)}
        ids = [made[group.entry_id, self._found[index].seen.hash] for group, index in fresh]
        texts = [(id_, self._found[index]) for id_, (_, index) in zip(ids, fresh, strict=True)]
        packed = [_article(id_, one) for id_, one in texts]
        await self._connection.execute(insert(self._connection, articles), packed)
        await Search(self._connection).index({id_: one.words for id_, one in texts})
        await Search(self._connection).index_names({id_: one.keys for id_, one in texts})
        await self._mark_failed(fresh)
        return ids

    def _revision(self, group: Group, one: ReadEntry) -> dict[str, object]:
        return {
            "entry_id": group.entry_id,
            "feed": self._feed,
            "seen_at": self._now,
            "hash": one.seen.hash,
            "title": one.title,
            "summary": one.summary,
            "link": one.link,
            "published_at": one.published_at,
        }

    async def _mark_failed(self, fresh: Sequence[tuple[Group, int]]) -> None:
        for group, index in fresh:
            if reason := self._found[index].failure:
                change = entries.update().where(entries.c.id == group.entry_id)
                await self._connection.execute(
                    change.values(failure=reason, attempts=1, retry_at=self._now + FIRST_RETRY)
                )

    async def _add_keys(self, groups: Sequence[Group]) -> None:
        rows = {
            key.key: {"key": key.key, "entry_id": group.entry_id, "seen_at": self._now}
            for group in groups
            for index in group.members
            for key in self._found[index].seen.keys
        }
        if not rows:
            return
        await self._connection.execute(_renewing(self._connection.dialect.name), list(rows.values()))

    @staticmethod
    def _entry_id(group: Group) -> int:
        assert group.entry_id is not None
        return group.entry_id

    async def _insert(self, *returned: Column[Any], rows: Sequence[Mapping[str, object]]) -> Sequence[Row[Any]]:
        """Add rows to these columns' table; gives the columns in no order: an order would take a statement a row."""
        statement = insert(self._connection, returned[0].table).returning(*returned)
        return (await self._connection.execute(statement, list(rows))).all()


def _article(revision_id: int, one: ReadEntry) -> dict[str, object]:
    return {
        "revision_id": revision_id,
        "language": one.language,
        "body": pack(one.body),
        "keyed": bool(one.keys),
    }


@cache
def _renewing(dialect: str) -> Executable:
    """Adds keys. One that has expired for its old entry now stands for the new; a valid one has led there anyway."""
    statement = insert_into(dialect, entry_keys)
    renewed = {"entry_id": statement.excluded.entry_id, "seen_at": statement.excluded.seen_at}
    differs = entry_keys.c.entry_id != statement.excluded.entry_id
    return statement.on_conflict_do_update(index_elements=["key"], set_=renewed, where=differs)


_NAMED = (revisions.c.id, revisions.c.entry_id, revisions.c.hash)
