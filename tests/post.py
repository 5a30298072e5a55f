"""Everything that delivery needs, over a real store and the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import deliver
from bot.alerts.pace import Pace
from bot.channels.base import Address, Channel
from bot.channels.telegram import TelegramChannel
from bot.config.file import parse_config
from bot.deliver import Delivery
from bot.messages.text import Buttons, Message
from bot.settings import OPEN, Door
from storage.database import Storage, open_storage
from storage.tables import alerts, attempts
from tests.line import Line
from tests.newsroom import Clock, feeds_yaml, until
from tests.storage.made import NOW, entry, file, subscribe

CONFIG = parse_config(feeds_yaml({}))


class NoPace(Pace):
    """Lets everything go at once."""

    def wait(self, chat_id: int, now: float) -> float:
        """No time at all."""
        return 0.0


@dataclass
class Post:
    """A store, a channel and a clock, and what a test does with them."""

    storage: Storage
    channel: Channel
    line: Line
    clock: Clock
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def follow(self, *chats: int, thread: int = 0) -> None:
        """These chats exist and follow extraditions."""
        for chat in chats:
            await self.line.do("send", chat=chat, text="hello")
            await subscribe(self.storage, chat, "extradition", thread=thread)

    async def publish(self, name: str = "a", **values: Any) -> None:
        """An entry, «Title a», that everyone is to be alerted to, now."""
        made = entry(f"address:{name}", f"h-{name}", published=self.clock.time)
        await file(self.storage, replace(made, **{"title": f"Title {name}"} | values), now=self.clock.time)
        self.news.set()

    def later(self, length: timedelta) -> None:
        """So much time passes."""
        self.clock.time += length
        self.news.set()

    async def rows(self) -> list[Any]:
        """The outbox."""
        async with self.storage.read() as tx:
            return list(await tx.alerts._connection.execute(select(alerts).order_by(alerts.c.id)))

    async def tried(self, times: int) -> list[tuple[str, str]]:
        """State and reason of every attempt, once there were so many."""

        async def enough() -> list[tuple[str, str]] | None:
            async with self.storage.read() as tx:
                found = await tx.alerts._connection.execute(select(attempts).order_by(attempts.c.id))
                reasons = [(row.state, row.reason) for row in found]
            return reasons if len(reasons) >= times else None

        return await until(enough)

    async def titles(self, chat: int) -> list[str]:
        """The titles of the entries that this chat was told of."""
        return [message["text"].split("\n")[1] for message in await self.line.got(chat)]

    @asynccontextmanager
    async def delivering(
        self, channel: Channel | None = None, pace: Pace | None = None, door: Door = OPEN
    ) -> AsyncIterator[None]:
        """The delivery runs while inside, as in one process."""
        delivery = Delivery(self.storage, channel or self.channel, lambda: CONFIG, pace or NoPace(), self.news, door)
        task = asyncio.create_task(delivery.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


class Slow:
    """A channel on which messages to these chats take until they are let go; `most` is how many did at once."""

    def __init__(self, channel: Channel, *chats: int) -> None:
        self.channel, self.chats = channel, chats
        self.asked: list[int] = []
        self.let_go = asyncio.Event()
        self.inside = self.most = 0

    async def send(self, to: Address, message: Message, *, as_plain_text: bool = False) -> int:
        """As the channel does, when it is let go."""
        self.asked.append(to.chat_id)
        if to.chat_id in self.chats:
            self.inside += 1
            self.most = max(self.most, self.inside)
            await self.let_go.wait()
            self.inside -= 1
        return await self.channel.send(to, message, as_plain_text=as_plain_text)

    async def edit(self, to: Address, message_id: int, message: Message) -> None:
        """As the channel does."""
        await self.channel.edit(to, message_id, message)

    async def put_buttons(self, to: Address, message_id: int, buttons: Buttons) -> None:
        """As the channel does."""
        await self.channel.put_buttons(to, message_id, buttons)


@asynccontextmanager
async def open_post(line: Line, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    """One with an empty sandbox; the clock stands at NOW."""
    clock = Clock(NOW)
    monkeypatch.setattr(deliver, "datetime", clock)
    # Nothing here happens because some time has passed by itself.
    monkeypatch.setattr(deliver, "IDLE_SECONDS", 3600.0)
    await line.do("reset")
    async with await open_storage(database_url) as storage:
        yield Post(storage, TelegramChannel(line.bot), line, clock)
