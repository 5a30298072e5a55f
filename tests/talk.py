"""A person's talk with the bot through the sandbox: everything that answering needs, over a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Bot, Update

from bot.alerts.pace import Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_chats import TelegramChats
from bot.config.file import ConfigFile
from bot.feeds.discover import Discovery
from bot.inbox import Inbox
from bot.rulebook import Rulebook
from bot.settings import OPEN, WATCH_LIMIT, Door
from storage.database import Storage, open_storage
from tests.line import Line
from tests.newsroom import feeds_yaml


class Told(Pace):
    """Remembers of which messages it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, str]] = []

    def sent(self, chat_id: int, kind: str, now: float) -> None:
        self.told.append((chat_id, kind))


@dataclass
class Talk:
    """A person's talk with the bot; each update is fetched and handled before the next is said."""

    storage: Storage
    line: Line
    inbox: Inbox
    pace: Told
    offset: int = 0

    async def updates(self) -> list[Update]:
        """What the bot has not heard yet."""
        found = await self.line.bot.get_updates(self.offset or None, timeout=0)
        self.offset = found[-1].update_id + 1 if found else self.offset
        return list(found)

    async def menu(self, chat: int, language: str = "") -> set[str]:
        """The commands that Telegram offers to whoever is in this private chat."""
        asked: dict[str, str | int] = {"chat": chat, "user": chat, "language": language}
        shown = (await self.line.people.get("/sandbox/menu", params=asked)).json()
        return {one["command"] for one in shown}

    async def hear(self) -> None:
        for update in await self.updates():
            await self.inbox.handle(update)

    async def say(self, text: str, chat: int = 7, **given: Any) -> list[dict[str, Any]]:
        """What the bot answers to this."""
        before = len(await self.line.got(chat))
        await self.line.do("send", chat=chat, text=text, **given)
        await self.hear()
        return (await self.line.got(chat))[before:]

    async def tap(self, message: dict[str, Any], data: str, **given: Any) -> None:
        await self.line.do("tap", chat=message["chat"], message_id=message["message_id"], data=data, **given)
        await self.hear()

    async def forged(self, message: dict[str, Any], data: str, **values: Any) -> None:
        """A tap on a button that this message does not have, or has no longer."""
        real = message["buttons"][0][0]["callback_data"]
        await self.line.do("tap", chat=message["chat"], message_id=message["message_id"], data=real)
        [update] = await self.updates()
        raw = update.to_dict()
        raw["callback_query"]["data"] = data
        raw["callback_query"]["message"] |= values
        await self.inbox.handle(Update.de_json(raw, self.line.bot))

    async def toasts(self) -> list[str | None]:
        """What the bot said to whoever tapped, for every tap."""
        return [call["parameters"].get("text") for call in await self.line.calls("answerCallbackQuery")]

    async def topics(self, chat: int, thread: int = 0) -> set[str]:
        async with self.storage.read() as tx:
            known = await tx.subscribers.find(chat, thread)
        return set(known.topics) if known else set()


@asynccontextmanager
async def open_talk(
    line: Line, database_url: str, folder: Path, door: Door = OPEN, discovery: Discovery | None = None
) -> AsyncIterator[Talk]:
    """One with an empty sandbox and a fresh store."""
    await line.do("reset")
    async with await open_storage(database_url) as storage:
        pace = Told()
        yield Talk(storage, line, await inbox_for(line.bot, storage, folder, pace, door, discovery), pace)


async def inbox_for(
    bot: Bot, storage: Storage, folder: Path, pace: Pace, door: Door = OPEN, discovery: Discovery | None = None
) -> Inbox:
    """An inbox that answers through this bot, with two topics and no feeds."""
    file = folder / "feeds.yaml"
    file.write_text(feeds_yaml({}), encoding="utf-8")
    rulebook = Rulebook(ConfigFile(file), storage)
    await rulebook.load()
    return Inbox(storage, TelegramChannel(bot), TelegramChats(bot), rulebook, pace, WATCH_LIMIT, door, discovery)
