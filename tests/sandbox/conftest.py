"""A running sandbox, the client of a bot and the hands of a person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot

from bot.sandbox.server import Sandbox


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox that does not count messages."""
    async with Sandbox(enforce_limits=False) as running:
        yield running


@pytest.fixture
async def client(box: Sandbox) -> AsyncIterator[Bot]:
    """The library's client, talking to the sandbox."""
    async with Bot("123:invented", base_url=f"{box.url}/bot") as bot:
        yield bot


@pytest.fixture
async def people(box: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """HTTP to the sandbox, for a person's side and for raw calls."""
    async with httpx.AsyncClient(base_url=box.url, trust_env=False) as http:
        yield http
