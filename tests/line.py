"""A running sandbox, the hands of the people in it, and the bot's way to it.

One sandbox serves a whole module: starting and stopping it takes longer than most tests. So these tests, and the
stores they use, share the module's event loop: `pytestmark = pytest.mark.asyncio(loop_scope="module")`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from telegram import Bot

from bot.channels.telegram import telegram_bot
from bot.sandbox.server import Sandbox

TOKEN = "123:invented"


@dataclass(frozen=True)
class Line:
    """Where the sandbox is, and both ends of it."""

    url: str
    people: httpx.AsyncClient
    bot: Bot

    async def do(self, what: str, **given: Any) -> dict[str, Any]:
        """Do something as a person: send, tap, member, topic, migrate, reset."""
        answer = await self.people.post(f"/sandbox/{what}", json=given)
        assert answer.is_success, answer.text
        return dict(answer.json())

    async def fault(self, code: int | str, method: str = "sendMessage", **given: Any) -> None:
        """Order a failure."""
        answer = await self.people.post("/sandbox/faults", json=[{"method": method, "code": code} | given])
        assert answer.is_success, answer.text

    async def faults(self) -> list[Any]:
        """The failures that are still to come."""
        return list((await self.people.get("/sandbox/faults")).json())

    async def got(self, chat: int) -> list[dict[str, Any]]:
        """What the bot wrote in a chat."""
        shown = (await self.people.get("/sandbox/messages", params={"chat": chat})).json()
        return [message for message in shown if message["from"] == "bot" and not message["service"]]

    async def calls(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The bot's calls of this method."""
        shown = (await self.people.get("/sandbox/calls")).json()
        return [call for call in shown if call["method"] == method]


@asynccontextmanager
async def open_line() -> AsyncIterator[Line]:
    """A sandbox that does not count messages, until the end."""
    async with (
        Sandbox(enforce_limits=False) as box,
        httpx.AsyncClient(base_url=box.url, trust_env=False) as people,
        telegram_bot(TOKEN, box.url, None) as bot,
    ):
        yield Line(box.url, people, bot)
