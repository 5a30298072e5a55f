"""The real program in a process of its own, between a loopback feed server and the sandbox, both over HTTP."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

import httpx

from bot.sandbox.server import Sandbox
from tests.feeds.server import Server, answer, running
from tests.newsroom import until

TOKEN = "123456:invented-for-this-test"
PATIENCE = 30.0  # seconds until something that must happen counts as missing
TOPICS = """
  - id: extradition
    title: {en: Extradition, ru: Экстрадиция}
    keywords: {ru: [экстрадиция]}
  - id: desertion
    title: {en: Desertion, ru: Дезертирство}
    keywords: {ru: [дезертир]}
"""


@dataclass
class Item:
    """An entry as an outlet publishes it."""

    link: str
    title: str
    text: str
    age: timedelta = timedelta()

    def xml(self) -> str:
        """The <item>, its texts escaped as an outlet does."""
        date = format_datetime(datetime.now(UTC) - self.age)
        parts = f"<title>{escape(self.title)}</title><link>{escape(self.link)}</link>"
        return f"<item>{parts}<description>{escape(self.text)}</description><pubDate>{date}</pubDate></item>"


@dataclass
class Stage:
    """Everything around the process; `outlets` are feeds by name, each with its items, newest first."""

    folder: Path
    server: Server
    box: Sandbox
    http: httpx.AsyncClient
    outlets: dict[str, list[Item]]
    settings: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    output: list[str] = field(default_factory=list)

    def publish(self) -> None:
        """Serve the outlets as they are now."""
        for name, items in self.outlets.items():
            channel = f"<channel><title>{name}</title>{''.join(item.xml() for item in items)}</channel>"
            self.server.answers[f"/{name}"] = answer(body=f'<rss version="2.0">{channel}</rss>'.encode())

    async def start(self) -> None:
        """Start the program and wait until it says that it is ready."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("CASEWATCH_", "TELEGRAM_"))}
        environment |= {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.box.url,
            "CASEWATCH_DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
            "CASEWATCH_FEEDS": str(self.folder / "feeds.yaml"),
            "CASEWATCH_ALLOW_PRIVATE_NETWORKS": "1",
            **self.settings,
        }
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), env=environment, stdout=asyncio.subprocess.PIPE, stderr=log
            )
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := (await self.process.stdout.readline()).decode():
                if "ready" in line:
                    return
        raise AssertionError(f"the program ended: {self.log}")

    async def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal and wait for the end; gives the exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(sign)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    @property
    def database(self) -> Path:
        """The program's database."""
        return self.folder / "casewatch.db"

    @property
    def log(self) -> str:
        """All that the program logged."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def asked(self, query: str) -> list[Any]:
        """Rows of the program's database, read from outside."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    async def person(self, action: str, **what: Any) -> dict[str, Any]:
        """Do something as a person."""
        answered = await self.http.post(f"/sandbox/{action}", json=what)
        assert answered.is_success, answered.text
        return dict(answered.json())

    async def heard(self, chat: int) -> list[dict[str, Any]]:
        """The bot's messages in a chat, oldest first."""
        messages = (await self.http.get("/sandbox/messages", params={"chat": chat})).json()
        return [message for message in messages if message["from"] == "bot"]

    async def subscribe(self, chat: int, topic: str = "extradition", language: str = "en") -> None:
        """As a person of this chat: /subscribe, and tap the topic."""
        before = len(await self.heard(chat))
        await self.person("send", chat=chat, text="/subscribe", language=language)
        offer = await self.message(chat, before)
        data = f"subscribe {topic}"
        await self.person("tap", chat=chat, message_id=offer["message_id"], data=data, language=language)
        await until(lambda: self._ticked(chat, before, data), PATIENCE)

    async def _ticked(self, chat: int, number: int, data: str) -> bool:
        rows = (await self.heard(chat))[number]["buttons"]
        return any(button["text"].startswith("✓") for row in rows for button in row if button["callback_data"] == data)

    async def message(self, chat: int, number: int) -> dict[str, Any]:
        """The bot's message of this number in the chat, once it is there."""
        await until(lambda: self._has(chat, number), PATIENCE)
        return (await self.heard(chat))[number]

    async def _has(self, chat: int, number: int) -> bool:
        return len(await self.heard(chat)) > number

    async def polled(self, times: int = 2) -> None:
        """Until every outlet was asked so many times from now on: the answer to the last but one is filed by then."""
        wanted = {f"GET /{name} HTTP/1.1": times for name in self.outlets}
        already = len(self.server.seen)

        async def done() -> bool:
            asked = [first for first, _ in self.server.seen[already:]]
            return all(asked.count(first) >= number for first, number in wanted.items())

        await until(done, PATIENCE)


@asynccontextmanager
async def staged(
    folder: Path, outlets: Sequence[str], settings: Mapping[str, str] | None = None
) -> AsyncIterator[Stage]:
    """A stage with these outlets and further settings, nothing started yet; the program is ended at the end."""
    async with running() as server, Sandbox(enforce_limits=False) as box, httpx.AsyncClient(base_url=box.url) as http:
        stage = Stage(folder, server, box, http, {name: [] for name in outlets}, dict(settings or {}))
        feeds = "".join(f"  - {{name: {name}, url: '{server.url(f'/{name}')}'}}\n" for name in outlets)
        text = f"version: 1\ndefaults: {{every: 1s, full_text: never}}\nfeeds:\n{feeds}topics:{TOPICS}"
        (folder / "feeds.yaml").write_text(text, encoding="utf-8")
        stage.publish()
        try:
            yield stage
        finally:
            if stage.process:
                await stage.end(signal.SIGKILL)
