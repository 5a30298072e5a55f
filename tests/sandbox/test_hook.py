"""Updates pushed to a webhook on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest

from bot.web import serving
from tests.sandbox.asking import PERSON, act, ask

SECRET = "Hush-1_2"


@dataclass
class Receiver:
    """The bot's own server: answers with these statuses, then 200, and keeps what came."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    came: asyncio.Queue[tuple[str | None, dict[str, Any]]] = field(default_factory=asyncio.Queue)

    async def receive(self, request: Request) -> Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.came.put_nowait((secret, await request.json()))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 200)

    async def next(self) -> tuple[str | None, dict[str, Any]]:
        async with asyncio.timeout(10):
            return await self.came.get()


@pytest_asyncio.fixture(loop_scope="module")
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = Starlette(routes=[Route("/hook", made.receive, methods=["POST"])])
    async with serving(app, "127.0.0.1", 0, name="the receiver") as url:
        made.url = f"{url}/hook"
        yield made


async def test_updates_come_in_order_with_the_secret(
    client: Bot, people: httpx.AsyncClient, receiver: Receiver
) -> None:
    await act(people, "send", chat=PERSON, text="waited for the webhook")
    await client.set_webhook(receiver.url, secret_token=SECRET)
    await act(people, "send", chat=PERSON, text="😀 второе")
    came = [await receiver.next() for _ in range(2)]
    assert [secret for secret, _ in came] == [SECRET, SECRET]
    assert [update["message"]["text"] for _, update in came] == ["waited for the webhook", "😀 второе"]


async def test_without_a_secret_none_is_sent(client: Bot, people: httpx.AsyncClient, receiver: Receiver) -> None:
    await client.set_webhook(receiver.url)
    await act(people, "send", chat=PERSON, text="hello")
    assert (await receiver.next())[0] is None


async def test_an_update_is_pushed_until_it_is_taken(
    client: Bot, people: httpx.AsyncClient, receiver: Receiver
) -> None:
    receiver.statuses = [500, 302]
    await client.set_webhook(receiver.url)
    await act(people, "send", chat=PERSON, text="first")
    await act(people, "send", chat=PERSON, text="second")
    texts = [(await receiver.next())[1]["message"]["text"] for _ in range(4)]
    assert texts == ["first", "first", "first", "second"]
    info = await client.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 302"


async def test_a_webhook_that_is_down_says_so_and_its_successor_gets_everything(
    client: Bot, people: httpx.AsyncClient, receiver: Receiver
) -> None:
    await client.set_webhook("http://127.0.0.1:1/nobody")
    await act(people, "send", chat=PERSON, text="kept")
    while not (info := await client.get_webhook_info()).last_error_message:
        pass
    assert info.last_error_message == "Connection failed: ConnectError"
    assert (info.url, info.pending_update_count) == ("http://127.0.0.1:1/nobody", 1)
    await client.set_webhook(receiver.url)
    assert (await receiver.next())[1]["message"]["text"] == "kept"


@pytest.mark.parametrize("delete", [True, False])
async def test_pending_updates_can_be_dropped(
    client: Bot, people: httpx.AsyncClient, receiver: Receiver, delete: bool
) -> None:
    await act(people, "send", chat=PERSON, text="dropped")
    if delete:
        await client.delete_webhook(drop_pending_updates=True)
    await client.set_webhook(receiver.url, drop_pending_updates=not delete, allowed_updates=["message"])
    await act(people, "member", chat=PERSON, status="kicked")
    await act(people, "send", chat=PERSON, text="wanted")
    assert (await receiver.next())[1]["message"]["text"] == "wanted"
    assert (await client.get_webhook_info()).allowed_updates == ("message",)


async def test_an_empty_address_takes_the_webhook_away(
    client: Bot, people: httpx.AsyncClient, receiver: Receiver
) -> None:
    await client.set_webhook(receiver.url)
    await client.set_webhook("")
    await act(people, "send", chat=PERSON, text="for the poll")
    [update] = await client.get_updates()
    assert update.message is not None
    assert (update.message.text, receiver.came.empty()) == ("for the poll", True)


@pytest.mark.parametrize(
    "url",
    [
        "http://casewatch.example/hook",
        "http://192.0.2.1/",
        "http://127.0.0.1.casewatch.example/",
        "http://127.0.0.1@casewatch.example/",
        "ftp://127.0.0.1/",
        "http://[1",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://127.0.0.1/\x01",
        "hook",
    ],
)
async def test_a_webhook_elsewhere_is_refused(people: httpx.AsyncClient, url: str) -> None:
    answer = await ask(people, "setWebhook", url=url)
    assert answer["description"].startswith("Bad Request: bad webhook: the sandbox delivers only to")
    assert (await ask(people, "getWebhookInfo"))["result"]["url"] == ""


@pytest.mark.parametrize("secret", ["with space", "секрет", "x" * 257])
async def test_a_secret_telegram_would_not_take_is_refused(client: Bot, secret: str) -> None:
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        await client.set_webhook("http://127.0.0.1:9/hook", secret_token=secret)
