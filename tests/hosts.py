"""One server that plays many hosts, and answers that wait until they are let through."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

from bot.feeds.fetch import Fetcher
from storage.database import Storage
from tests.feeds.server import Server, Write, answer
from tests.newsroom import Newsroom, newsroom


@dataclass
class Hosts:
    """A server known by the names of many hosts; `looked_up` counts how often each was looked for."""

    server: Server
    unknown: frozenset[str] = frozenset()
    looked_up: Counter[str] = field(default_factory=Counter)

    async def resolve(self, host: str, _port: int) -> list[str]:
        self.looked_up[host] += 1
        return [] if host in self.unknown else ["127.0.0.1"]

    def urls(self, *hosts: str) -> dict[str, str]:
        """A feed for each: «a.example», the second of it «a.example 2», and so on."""
        seen: Counter[str] = Counter()
        feeds = {}
        for host in hosts:
            seen[host] += 1
            name = f"{host} {seen[host]}"
            feeds[name] = self.server.url(f"/{name.replace(' ', '/')}", host)
        return feeds

    def room(
        self, folder: Path, storage: Storage, feeds: Mapping[str, str], total_timeout: float = 20.0
    ) -> AbstractAsyncContextManager[Newsroom]:
        fetcher = Fetcher(allow_private=True, total_timeout=total_timeout, resolve=self.resolve)
        return newsroom(folder, storage, feeds, fetcher)


@dataclass
class Doors:
    """An answer that waits to be let through, and counts who waits: now, and at most, by host."""

    open: asyncio.Event = field(default_factory=asyncio.Event)
    inside: int = 0
    most: int = 0

    async def answer(self, write: Write) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.open.wait()
        self.inside -= 1
        await write(answer("404 Not Found"))
