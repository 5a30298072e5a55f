"""The sandbox as a whole: where it listens, and that it stops."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from bot.errors import SettingsError
from bot.sandbox.server import Sandbox
from tests.sandbox.asking import PERSON, act, ask, calls, fail


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "casewatch.example", ""])
def test_only_this_machine_is_served(host: str) -> None:
    with pytest.raises(SettingsError, match=r"choose the host 127\.0\.0\.1"):
        Sandbox(host)


async def test_a_taken_port_is_named(box: Sandbox) -> None:
    port = int(box.url.rpartition(":")[2])
    with pytest.raises(SettingsError, match=rf"the sandbox cannot listen on 127\.0\.0\.1:{port}.*another port"):
        async with Sandbox(port=port):
            pass


async def test_two_sandboxes_know_nothing_of_each_other(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="here")
    async with Sandbox() as other, httpx.AsyncClient(base_url=other.url, trust_env=False) as elsewhere:
        assert (await elsewhere.get("/sandbox/messages")).json() == []


async def test_stopping_ends_every_wait() -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as http:
        async with Sandbox() as box:
            http.base_url = httpx.URL(box.url)
            sent = await act(http, "send", chat=PERSON, text="hello")
            await fail(http, {"method": "getMe", "code": "timeout"})
            silent = asyncio.create_task(http.post("/bot1:x/getMe"))
            while not await calls(http):
                pass
            polling = asyncio.create_task(ask(http, "getUpdates", offset=sent["update_id"] + 1, timeout=50))
            while (await ask(http, "getWebhookInfo"))["result"]["pending_update_count"]:
                pass
        assert (await polling) == {"ok": True, "result": []}
        assert (await silent).status_code == 504
