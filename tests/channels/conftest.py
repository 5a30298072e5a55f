"""A running sandbox, the channel that talks to it, and the hands of a person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from bot.channels.telegram import TelegramChannel, telegram_bot
from bot.sandbox.server import Sandbox
from tests.channels.people import CHAT, People


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox that does not count messages, one for all tests of a file."""
    async with Sandbox(enforce_limits=False) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def channel(box: Sandbox) -> AsyncIterator[TelegramChannel]:
    """The channel, with the sandbox in the place of Telegram."""
    async with telegram_bot("123:invented", box.url, None) as bot:
        yield TelegramChannel(bot)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def http(box: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """HTTP to the sandbox."""
    async with httpx.AsyncClient(base_url=box.url, trust_env=False) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def people(http: httpx.AsyncClient) -> People:
    """The sandbox from outside, as new; one person has written to the bot already."""
    hands = People(http)
    await hands.do("reset")
    await hands.do("send", chat=CHAT, text="/start")
    return hands
