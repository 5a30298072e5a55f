"""What the tests of the flow share: a small configuration, feeds in a line, everything that polling needs, patience."""

from __future__ import annotations

import asyncio
import html
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TypeVar

from bot.collect import Collector, PollReport
from bot.config.file import ConfigFile
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.pages import Pages
from bot.reader import Reader
from bot.rulebook import Rulebook
from storage.database import Storage
from storage.records import DueAlert, StoredEntry, StoredFeed
from tests.feeds.server import Server

Found = TypeVar("Found")

TOPICS = """
topics:
  - id: extradition
    title: {en: Extradition, ru: Экстрадиция}
    keywords: {en: [extradition], ru: [экстрадиция]}
  - id: desertion
    title: {en: Desertion, ru: Дезертирство}
    keywords: {en: [desertion], ru: [дезертирство]}
"""


def feeds_yaml(feeds: Mapping[str, str], full_text: str = "never") -> str:
    """A whole feeds.yaml with these feeds, by name, and two topics."""
    lines = [
        f"  - {{name: {name}, url: '{url}', language: ru, country: KZ, full_text: {full_text}}}"
        for name, url in feeds.items()
    ]
    return "\n".join(["version: 1", "feeds:", *lines] if lines else ["version: 1", "feeds: []"]) + TOPICS


def item(name: str, title: str = "Суд", text: str = "Текст", *, age: timedelta | None = None, link: str = "") -> str:
    """One RSS item; `name` makes its guid and, unless another is given, its link; `age` dates it before now."""
    date = "" if age is None else f"<pubDate>{format_datetime(datetime.now(UTC) - age)}</pubDate>"
    link = link or f"https://outlet.example/{name}"
    return (
        f"<item><guid>{name}</guid><link>{link}</link><title>{html.escape(title)}</title>"
        f"<description>{html.escape(text)}</description>{date}</item>"
    )


def rss(*items: str, built: str = "") -> bytes:
    """A feed of these items; `built` is when it says it was made."""
    about = f"<title>Лента</title>{f'<lastBuildDate>{built}</lastBuildDate>' if built else ''}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{about}{"".join(items)}</channel></rss>'.encode()


@dataclass(frozen=True)
class Newsroom:
    """Everything that polling needs, over a real store; `told` is set when alerts were planned."""

    storage: Storage
    rulebook: Rulebook
    collector: Collector
    told: asyncio.Event

    async def stored(self, name: str = "Outlet") -> StoredFeed:
        """What the database knows of a feed."""
        async with self.storage.read() as tx:
            return next(feed for feed in await tx.feeds.all() if feed.name == name)

    async def poll(self, name: str = "Outlet") -> PollReport:
        """Poll this feed once, as it now stands in the database."""
        setup = self.rulebook.config.feed(name)
        assert setup is not None
        return await self.collector.poll(await self.stored(name), setup)

    async def entries(self) -> list[StoredEntry]:
        """Every entry, oldest first."""
        async with self.storage.read() as tx:
            return [entry async for entry in tx.entries.every()]

    async def due(self) -> list[DueAlert]:
        """The alerts that are due."""
        async with self.storage.read() as tx:
            return await tx.alerts.due(datetime.now(UTC), limit=100)


@asynccontextmanager
async def newsroom(
    folder: Path,
    storage: Storage,
    feeds: Mapping[str, str],
    fetcher: Fetcher | None = None,
    reader: Reader | None = None,
    full_text: str = "never",
) -> AsyncIterator[Newsroom]:
    """One for these feeds, by name; its fetcher may reach the loopback unless it is given."""
    file, told = folder / "feeds.yaml", asyncio.Event()
    file.write_text(feeds_yaml(feeds, full_text), encoding="utf-8")
    rulebook = Rulebook(ConfigFile(file), storage)
    await rulebook.load()
    fetcher = fetcher or Fetcher(allow_private=True)
    reader, workers = reader or Reader(), ParseWorkers()
    pages = Pages(fetcher, workers, pause=0)
    try:
        yield Newsroom(storage, rulebook, Collector(storage, rulebook, fetcher, workers, pages, reader, told.set), told)
    finally:
        await fetcher.aclose()
        await workers.aclose()
        reader.close()


async def until(look: Callable[[], Awaitable[Found | None]], seconds: float = 10.0) -> Found:
    """What `look` gives as soon as it gives anything but nothing; TimeoutError if that takes too long."""
    async with asyncio.timeout(seconds):
        while True:
            if found := await look():
                return found
            await asyncio.sleep(0.01)


@contextmanager
def missing_table(storage: Storage, name: str) -> Iterator[None]:
    """The database without this table, for as long as one is inside: what needs it fails for real."""
    with closing(sqlite3.connect(str(storage._engine.url.database), isolation_level=None)) as connection:
        connection.execute(f"ALTER TABLE {name} RENAME TO elsewhere")
        try:
            yield
        finally:
            connection.execute(f"ALTER TABLE elsewhere RENAME TO {name}")


class Clock:
    """Takes the place of a module's `datetime`: it is as late as a test says."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def now(self, _zone: object = None) -> datetime:
        """The time it is."""
        return self.time


def two_outlets(
    server: Server, storage: Storage, folder: Path, fetcher: Fetcher | None = None
) -> AbstractAsyncContextManager[Newsroom]:
    """One for «Outlet» and «Other», two feeds of one host."""
    return newsroom(folder, storage, {"Outlet": server.url("/rss"), "Other": server.url("/other")}, fetcher)
