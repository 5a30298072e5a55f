"""Small makers of stored words, so that a test says only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.database import Storage
from storage.records import EntryKey, Exclusion, FeedSetup, Filed, Match, Mention, ReadEntry, Seen

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HIT = {"rule": "экстрадиция", "text": "экстрадицию", "field": "body", "start": 0, "end": 11}


def entry(
    key: str = "address:a",
    hash: str = "h1",
    *,
    topics: tuple[str, ...] = ("extradition",),
    published: datetime | None = NOW,
    words: str = "экстрадиция темирбаев",
    failure: str | None = None,
    keys: tuple[EntryKey, ...] = (),
    mentions: tuple[Mention, ...] = (),
    countries: tuple[str, ...] = (),
    exclusions: tuple[Exclusion, ...] = (),
    names: str = "wtmrpf g7",
) -> ReadEntry:
    """A read entry; its title and body say which version it is."""
    return ReadEntry(
        seen=Seen((EntryKey(key), *keys), hash),
        title=f"Title {hash}",
        summary="Summary",
        link="https://outlet.example/a",
        body=f"экстрадицию запросили {hash}",
        published_at=published,
        language="ru",
        words=words,
        matches=tuple(Match(topic, [HIT]) for topic in topics),
        mentions=mentions,
        countries=countries,
        failure=failure,
        keys=names,
        exclusions=exclusions,
    )


def setup(name: str = "Outlet", url: str = "https://outlet.example/rss", every: timedelta = 10 * MINUTE) -> FeedSetup:
    """A feed of the configuration."""
    return FeedSetup(name, url, url.split("/")[2], every)


async def subscribe(storage: Storage, chat: int, *topics: str, thread: int = 0) -> int:
    """A chat that follows these topics; its subscriber's id."""
    async with storage.begin() as tx:
        id_ = await tx.subscribers.ensure(chat, thread, kind="private", language="en", now=NOW)
        await tx.subscribers.follow(id_, topics)
    return id_


async def file(
    storage: Storage, *entries: ReadEntry, now: datetime = NOW, first: bool = False, feed: str = "Outlet"
) -> Filed:
    """File these entries as one poll."""
    async with storage.begin() as tx:
        return await tx.entries.file(feed, entries, now, first_poll=first)
