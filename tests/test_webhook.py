"""Updates that Telegram posts: taken from nobody else, in bounds, and none lost on the way to the inbox or back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.types import Message
from telegram import Update
from telegram.error import BadRequest, NetworkError

from bot.channels.telegram import telegram_bot
from bot.errors import SettingsError
from bot.inbox import listening
from bot.inbox.connection import WANTED
from bot.web import serving
from bot.webhook import MOST_BYTES, PATH, SECRET_HEADER, Webhook, secret, set_webhook
from storage.database import open_storage
from tests.line import TOKEN, Line
from tests.newsroom import until
from tests.talk import Told, inbox_for

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROOF = {SECRET_HEADER: secret(TOKEN)}
CHAT = {"id": 7, "type": "private", "first_name": "Invented"}
UPDATE = {"update_id": 5, "message": {"message_id": 1, "date": 1770379200, "chat": CHAT, "text": "/latest Петров"}}


@pytest_asyncio.fixture(loop_scope="module")
async def hook(line: Line) -> AsyncIterator[Webhook]:
    """A webhook with a queue, and a sandbox as new, which pushes to nobody."""
    await line.bot.delete_webhook(drop_pending_updates=True)
    await line.do("reset")
    made = Webhook(line.bot)
    made.queue = asyncio.Queue()
    yield made
    await line.bot.delete_webhook()


async def posted(hook: Webhook, content: bytes | str, headers: dict[str, str] = PROOF, method: str = "POST") -> int:
    """The status of the answer to this request."""
    transport = httpx.ASGITransport(Starlette(routes=[hook.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://casewatch.example") as client:
        return (await client.request(method, PATH, content=content, headers=headers)).status_code


@asynccontextmanager
async def served(hook: Webhook) -> AsyncIterator[str]:
    """The webhook on this machine; gives its public address."""
    async with serving(Starlette(routes=[hook.route]), "127.0.0.1", 0, name="CASEWATCH_HTTP") as url:
        yield url


async def next_text(hook: Webhook) -> str | None:
    """What the next update says."""
    assert hook.queue is not None
    async with asyncio.timeout(10):
        update = await hook.queue.get()
    assert isinstance(update, Update)
    assert update.message is not None
    return update.message.text


def waiting(hook: Webhook) -> int:
    assert hook.queue is not None
    return hook.queue.qsize()


async def test_an_update_of_telegrams_is_put_into_the_queue(hook: Webhook) -> None:
    assert await posted(hook, json.dumps(UPDATE)) == 200
    assert await next_text(hook) == "/latest Петров"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: secret(TOKEN)[:-1]},
        {SECRET_HEADER: secret(TOKEN).upper()},
        {SECRET_HEADER: secret("124:invented")},
        {SECRET_HEADER: TOKEN},
    ],
    ids=["no secret", "an empty one", "its beginning", "in capitals", "another bot's", "the token itself"],
)
async def test_nobody_else_is_heard(hook: Webhook, headers: dict[str, str]) -> None:
    assert await posted(hook, json.dumps(UPDATE), headers) == 403
    assert waiting(hook) == 0


async def test_a_secret_that_is_no_ascii_is_a_wrong_one(hook: Webhook) -> None:
    async with served(hook) as url, httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{url}{PATH}", headers={SECRET_HEADER.encode(): "секрет".encode()}, content=b"{}")
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"\xff\xfe", 400),
        ("[" * 100_000, 400),
        ("[]", 400),
        ("null", 400),
        ('{"message": {"text": "hello"}}', 400),
        ('{"update_id": "5"}', 400),
        ('{"update_id": true}', 400),
        (json.dumps(UPDATE) + " " * MOST_BYTES, 413),
    ],
    ids=[
        "nothing",
        "no text",
        "too deep",
        "a list",
        "null",
        "no number",
        "a text for it",
        "a truth for it",
        "too long",
    ],
)
async def test_what_telegram_would_not_post_is_refused(hook: Webhook, content: bytes | str, status: int) -> None:
    assert await posted(hook, content) == status
    assert waiting(hook) == 0


async def test_the_longest_that_is_allowed_is_taken(hook: Webhook) -> None:
    written = json.dumps(UPDATE)
    assert await posted(hook, written + " " * (MOST_BYTES - len(written))) == 200
    assert waiting(hook) == 1


async def test_it_is_an_address_for_posting(hook: Webhook) -> None:
    assert await posted(hook, b"", method="GET") == 405


@pytest.mark.parametrize(
    "message", [{"text": "Петров"}, "Петров", {**UPDATE["message"], "chat": "Петров"}]  # type: ignore[dict-item]
)  # fmt: skip
async def test_an_update_that_cannot_be_read_is_given_up_without_a_word_of_it(
    hook: Webhook, caplog: pytest.LogCaptureFixture, message: object
) -> None:
    assert await posted(hook, json.dumps({"update_id": 5, "message": message})) == 200
    assert waiting(hook) == 0
    assert "an update could not be read" in caplog.text
    assert "Петров" not in caplog.text


async def test_while_nobody_listens_telegram_is_asked_to_come_again(hook: Webhook) -> None:
    hook.queue = None
    assert await posted(hook, json.dumps(UPDATE)) == 503


async def test_a_request_that_breaks_off_is_not_an_update(hook: Webhook) -> None:
    written = json.dumps(UPDATE).encode()
    coming = iter(({"type": "http.request", "body": written, "more_body": True}, {"type": "http.disconnect"}))
    sent: list[Message] = []

    async def receive() -> Message:
        return next(coming)

    async def send(message: Message) -> None:
        sent.append(message)

    head = [(SECRET_HEADER.lower().encode(), secret(TOKEN).encode())]
    await hook.route.app({"type": "http", "method": "POST", "headers": head}, receive, send)
    assert (sent[0]["status"], waiting(hook)) == (400, 0)


async def test_the_secret_is_one_that_telegram_takes_and_tells_nothing() -> None:
    assert len(secret(TOKEN)) == 64
    assert set(secret(TOKEN)) <= set("0123456789abcdef")
    assert not any(part in PATH for part in TOKEN.split(":"))


async def test_telegram_posts_what_waited_and_what_is_new_in_order(line: Line, hook: Webhook) -> None:
    await line.do("send", chat=7, text="waited")
    async with served(hook) as url:
        await set_webhook(line.bot, url, WANTED)
        for text in ("второе", "third"):
            await line.do("send", chat=7, text=text)
        assert [await next_text(hook) for _ in range(3)] == ["waited", "второе", "third"]
    set_up = await line.bot.get_webhook_info()
    assert (set_up.url, set_up.allowed_updates) == (f"{url}{PATH}", tuple(WANTED))


async def test_what_comes_while_nobody_listens_is_posted_again(line: Line, hook: Webhook) -> None:
    queue, hook.queue = hook.queue, None

    async def refused() -> str | None:
        return (await line.bot.get_webhook_info()).last_error_message

    async with served(hook) as url:
        await set_webhook(line.bot, url, WANTED)
        await line.do("send", chat=7, text="kept")
        assert "503" in str(await until(refused))
        hook.queue = queue
        assert await next_text(hook) == "kept"


async def test_long_polling_takes_over_from_a_webhook_and_gives_back_to_it(
    line: Line, hook: Webhook, database_url: str, tmp_path: Path
) -> None:
    async def answered() -> bool:
        return bool(await line.got(7))

    await set_webhook(line.bot, "http://127.0.0.1:1", WANTED)
    await line.do("send", chat=7, text="/sources")
    bot = telegram_bot(TOKEN, line.url, None)
    async with (
        await open_storage(database_url) as store,
        listening(bot, await inbox_for(bot, store, tmp_path, Told())),
    ):
        await until(answered)
    await line.do("send", chat=7, text="after the poll")
    async with served(hook) as url:
        await set_webhook(line.bot, url, WANTED)
        assert await next_text(hook) == "after the poll"


@pytest.mark.parametrize(
    ("description", "raised"),
    [
        ("Bad Request: bad webhook: An HTTPS URL must be provided for webhook", SettingsError),
        ("Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", SettingsError),
        ("Bad Request: bad webhook: IP address 192.0.2.1 is reserved", SettingsError),
        ("Bad Request: bad webhook: Failed to resolve host: Name or service not known", BadRequest),
    ],
)
async def test_an_address_that_telegram_never_takes_is_told_from_one_that_waits_for_its_name(
    line: Line, hook: Webhook, description: str, raised: type[Exception]
) -> None:
    await line.fault(400, "setWebhook", description=description)
    with pytest.raises(raised) as refused:
        await set_webhook(line.bot, "http://127.0.0.1:1", WANTED)
    assert ("CASEWATCH_PUBLIC_URL" in str(refused.value)) == (raised is SettingsError)


async def test_telegram_out_of_reach_is_for_another_time(line: Line, hook: Webhook) -> None:
    await line.fault(502, "setWebhook")
    with pytest.raises(NetworkError):
        await set_webhook(line.bot, "http://127.0.0.1:1", WANTED)
