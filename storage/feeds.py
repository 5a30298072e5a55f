"""What the poller has learnt of each feed: who is due, who holds it, how it went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, and_, bindparam, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import FeedSetup, PolledFeed, StoredFeed
from storage.tables import feeds, hosts
from storage.upsert import insert

# What holds only for the address it was learnt at.
_LEARNT: tuple[str, ...] = (
    *("address", "host", "ttl", "etag", "last_modified", "body_hash", "first_polled_at", "failing_since", "paused"),
    *("redirect_to", "redirect_count", "redirect_since", "leased_until"),
)
# Why a feed is not polled, where that is wanted; any other reason was met while polling.
BY_CONFIGURATION = "paused in feeds.yaml"
_KEPT = tuple(feeds.c[name] for name in StoredFeed.__slots__)


class Feeds:
    """Feeds in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def configure(self, setups: Sequence[FeedSetup], now: datetime) -> None:
        """Make the stored feeds those of the configuration; a removed one keeps its entries and history."""
        asked = select(feeds.c.name, feeds.c.url, feeds.c.every).where(~feeds.c.removed)
        known = {row.name: row for row in await self._connection.execute(asked)}
        gone = known.keys() - {setup.name for setup in setups}
        await self._connection.execute(update(feeds).where(feeds.c.name.in_(gone)).values(removed=True))
        anew = [setup for setup in setups if setup.name not in known or known[setup.name].url != setup.url]
        await self._start_anew(anew, now)
        for setup in setups:
            if setup not in anew and known[setup.name].every != setup.every:
                same = update(feeds).where(feeds.c.name == setup.name)
                await self._connection.execute(same.values(every=setup.every))
        await self._pause({setup.name for setup in setups if setup.paused}, now)

    async def _pause(self, wanted: Collection[str], now: datetime) -> None:
        """Have these paused by the configuration, and no other."""
        by_us = feeds.c.paused == BY_CONFIGURATION
        asked = select(feeds.c.name).where(~feeds.c.removed, by_us)
        paused = set(await self._connection.scalars(asked))
        if on := set(wanted) - paused:
            change = update(feeds).where(feeds.c.name.in_(on))
            await self._connection.execute(change.values(paused=BY_CONFIGURATION))
        if off := paused - set(wanted):
            change = update(feeds).where(feeds.c.name.in_(off))
            await self._connection.execute(change.values(paused=None, next_poll_at=now))

    async def hurry(self, name: str, now: datetime) -> bool:
        """Poll this feed next, also one that was paused since it was gone; not one that the configuration pauses."""
        wanted = or_(feeds.c.paused.is_(None), feeds.c.paused != BY_CONFIGURATION)
        this = update(feeds).where(feeds.c.name == name, ~feeds.c.removed, wanted)
        done = await self._connection.execute(this.values(next_poll_at=now, paused=None))
        return bool(done.rowcount)

    async def _start_anew(self, setups: Sequence[FeedSetup], now: datetime) -> None:
        """A feed is new, comes back, or has another address: then nothing learnt holds, and its poll is a first poll.

        One that comes back under the same address goes on where it was.
        """
        if not setups:
            return
        rows = [_setup(one) | {"next_poll_at": now, "failures": 0, "removed": False} for one in setups]
        statement = insert(self._connection, feeds)
        same = feeds.c.url == statement.excluded.url
        fresh = {name: case((same, feeds.c[name]), else_=statement.excluded[name]) for name in _LEARNT}
        values = {name: statement.excluded[name] for name in rows[0]} | fresh
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values), rows)

    async def all(self) -> list[StoredFeed]:
        """Every configured feed, by name."""
        rows = await self._connection.execute(select(*_KEPT).where(~feeds.c.removed).order_by(feeds.c.name))
        return [_feed(row) for row in rows]

    async def claim(
        self, now: datetime, lease: timedelta, *, hosts_at_most: int, per_host: int, only: Collection[str] | None = None
    ) -> list[list[StoredFeed]]:
        """Take due feeds for polling, grouped by host; nobody else gets these or their hosts before the lease ends.

        `only` names the feeds to take whether they are due or not (one round by hand).
        """
        wanted = _pollable(now) & (feeds.c.name.in_(only) if only is not None else feeds.c.next_poll_at <= now)
        due = (
            select(feeds.c.host)
            .where(wanted, _host_is_free(now), _host_is_not_quiet(now) if only is None else feeds.c.name.is_not(None))
            .group_by(feeds.c.host)
            .order_by(func.min(feeds.c.next_poll_at))
            .limit(hosts_at_most)
        )
        names = [row.host for row in await self._connection.execute(due)]
        order = func.row_number().over(partition_by=feeds.c.host, order_by=feeds.c.next_poll_at)
        ranked = select(*_KEPT, order.label("rank")).where(feeds.c.host.in_(names), wanted).subquery()
        rows = await self._connection.execute(select(ranked).where(ranked.c.rank <= per_host))
        groups: dict[str, list[StoredFeed]] = {}
        for row in rows:
            groups.setdefault(row.host, []).append(_feed(row))
        taken = [feed.name for group in groups.values() for feed in group]
        if taken:
            await self._connection.execute(
                update(feeds).where(feeds.c.name.in_(taken)).values(leased_until=now + lease)
            )
        return list(groups.values())

    async def release(self, names: Collection[str] | None = None) -> None:
        """Give feeds back unpolled; all of them if None: what a process that was killed had claimed is free again."""
        held = update(feeds).where(feeds.c.leased_until.is_not(None))
        mine = held if names is None else held.where(feeds.c.name.in_(names))
        await self._connection.execute(mine.values(leased_until=None))

    async def polled(self, feed: PolledFeed, new_entries: int = 0) -> None:
        """Save what one poll left behind, and free the feed."""
        learnt = {name: getattr(feed, name) for name in _LEFT_BEHIND}
        await self._connection.execute(
            _POLLED[feed.succeeded], {"polled": feed.name, "new_entries": new_entries, **learnt}
        )
        if feed.host_quiet_until:
            await self._quiet(feed.host, feed.host_quiet_until)

    async def _quiet(self, host: str, until: datetime) -> None:
        statement = insert(self._connection, hosts).values(host=host, quiet_until=until)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["host"], set_={"quiet_until": until})
        )

    async def quiet_until(self, host: str, now: datetime) -> datetime | None:
        """Until when this host wants to be left alone; None if it does not."""
        asked = select(hosts.c.quiet_until).where(hosts.c.host == host, hosts.c.quiet_until > now)
        return (await self._connection.execute(asked)).scalar()


# What a poll leaves behind, by the name it has in the record and in the table. The statements are made once: making
# one costs more than SQLite takes for it.
_LEFT_BEHIND = (
    *("ttl", "address", "host", "etag", "last_modified", "body_hash", "next_poll_at", "failures", "paused"),
    *("redirect_to", "redirect_count", "redirect_since", "newest_at", "error", "polled_at"),
)
_COLUMN = {"error": "last_error", "polled_at": "last_polled_at"}
_AT = bindparam("polled_at", type_=feeds.c.last_polled_at.type)
_AFTER: Mapping[bool, Mapping[str, object]] = {
    True: {
        "last_success_at": _AT,
        "failing_since": None,
        "first_polled_at": func.coalesce(feeds.c.first_polled_at, _AT),
    },
    False: {"failing_since": func.coalesce(feeds.c.failing_since, _AT)},
}
_POLLED = {
    succeeded: update(feeds)
    .where(feeds.c.name == bindparam("polled"))
    .values(
        {_COLUMN.get(name, name): bindparam(name) for name in _LEFT_BEHIND}
        | {
            # Somebody may have paused it while it was polled.
            "paused": case((feeds.c.paused == BY_CONFIGURATION, feeds.c.paused), else_=bindparam("paused")),
            "leased_until": None,
            "entry_count": feeds.c.entry_count + bindparam("new_entries"),
        }
        | dict(after)
    )
    for succeeded, after in _AFTER.items()
}


def _setup(one: FeedSetup) -> dict[str, object]:
    return {"name": one.name, "url": one.url, "address": one.url, "host": one.host, "every": one.every}


def _pollable(now: datetime) -> ColumnElement[bool]:
    free = or_(feeds.c.leased_until.is_(None), feeds.c.leased_until <= now)
    return and_(~feeds.c.removed, feeds.c.paused.is_(None), free)


def _host_is_free(now: datetime) -> ColumnElement[bool]:
    other = feeds.alias("other")
    return ~exists(select(1).where(other.c.host == feeds.c.host, other.c.leased_until > now))


def _host_is_not_quiet(now: datetime) -> ColumnElement[bool]:
    return ~exists(select(1).where(hosts.c.host == feeds.c.host, hosts.c.quiet_until > now))


def _feed(row: Row[tuple[object, ...]]) -> StoredFeed:
    return StoredFeed(**{name: row._mapping[name] for name in StoredFeed.__slots__})
