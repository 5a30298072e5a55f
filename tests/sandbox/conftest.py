"""A running sandbox, the client of a bot and the hands of a person.

The tests of one file share one sandbox and one event loop, since stopping a server takes longer than most tests; each
test finds it as if it had just been started, but for the numbers that go on over a reset.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.server import Sandbox
from tests.sandbox.asking import TOKEN, act, ask

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every asynchronous test in this folder share its file's event loop."""
    for item in items:
        if HERE in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_box() -> AsyncIterator[Sandbox]:
    """The file's sandbox; it does not count messages."""
    async with Sandbox(enforce_limits=False) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_http(shared_box: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """The file's HTTP client; without certificates, whose loading costs more than a test."""
    async with httpx.AsyncClient(base_url=shared_box.url, trust_env=False, verify=False) as http:
        yield http


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_bot(shared_box: Sandbox) -> AsyncIterator[Bot]:
    """The file's library client."""
    request, polling = (HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": False}) for _ in range(2))
    async with Bot(TOKEN, base_url=f"{shared_box.url}/bot", request=request, get_updates_request=polling) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="module")
async def people(shared_http: httpx.AsyncClient) -> httpx.AsyncClient:
    """HTTP to the sandbox, for a person's side and for raw calls."""
    await act(shared_http, "reset")
    await ask(shared_http, "deleteWebhook")
    await ask(shared_http, "getUpdates", allowed_updates=[])
    await act(shared_http, "reset")
    return shared_http


@pytest.fixture
def box(people: httpx.AsyncClient, shared_box: Sandbox) -> Sandbox:
    """The sandbox."""
    return shared_box


@pytest.fixture
def client(people: httpx.AsyncClient, shared_bot: Bot) -> Bot:
    """The library's client, talking to the sandbox."""
    return shared_bot
