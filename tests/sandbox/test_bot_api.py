"""The Bot API over HTTP, as the library sees it: methods, failures on demand, and the limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.sandbox.server import Sandbox
from tests.sandbox.asking import GROUP, PERSON, act, ask, calls, fail, messages


@dataclass
class Clock:
    """A clock that a test turns."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture(loop_scope="module")
async def strict(clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """HTTP to a sandbox that enforces the limits by `clock`."""
    async with Sandbox(clock=clock) as box, httpx.AsyncClient(base_url=box.url, trust_env=False) as http:
        yield http


async def test_the_library_meets_its_bot(client: Bot) -> None:
    assert (client.id, client.username) == (123, "casewatch_sandbox_bot")


@pytest.mark.parametrize(
    ("token", "bot_id"), [("5:x", 5), ("999999999999999:y", 999_999_999_999_999), ("word", 7_000_000_001)]
)
async def test_any_token_is_a_bot_with_the_id_it_begins_with(
    people: httpx.AsyncClient, token: str, bot_id: int
) -> None:
    assert (await people.get(f"/bot{token}/getMe")).json()["result"]["id"] == bot_id


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME"])
async def test_a_method_is_known_however_its_letters_stand(people: httpx.AsyncClient, name: str) -> None:
    assert (await ask(people, name))["ok"]
    assert [one["method"] for one in await calls(people)] == ["getMe"]


@pytest.mark.parametrize("path", ["/bot123:invented/sendPigeon", "/bot123:invented/", "/bot123:invented", "/bot"])
async def test_an_unknown_method_is_not_found(people: httpx.AsyncClient, path: str) -> None:
    answer = await people.post(path)
    assert (answer.status_code, answer.json()) == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )


async def test_text_arrives_as_the_library_sends_it(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    sent = await client.send_message(PERSON, "<b>Атырау</b> 😀", parse_mode="HTML")
    assert (sent.text, sent.parse_entities()) == ("Атырау 😀", {sent.entities[0]: "Атырау"})
    shown = (await messages(people))[-1]
    assert (shown["from"], shown["html"], shown["message_id"]) == ("bot", "<b>Атырау</b> 😀", sent.message_id)


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        ({"code": 400, "description": "Bad Request: chat not found"}, BadRequest, "Chat not found"),
        ({"code": 401}, InvalidToken, "Unauthorized"),
        ({"code": 403}, Forbidden, "bot was blocked by the user"),
        ({"code": 404}, InvalidToken, "Not Found"),
        ({"code": 409}, Conflict, "terminated by other getUpdates request"),
        ({"code": 500}, NetworkError, "Internal Server Error"),
        ({"code": 502, "delay": 0.01}, NetworkError, "Bad Gateway"),
        ({"code": 503}, NetworkError, "Service Unavailable"),
    ],
)
async def test_a_failure_on_demand_is_the_library_s_error(
    client: Bot, people: httpx.AsyncClient, fault: dict[str, Any], error: type[TelegramError], words: str
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    await fail(people, {"method": "sendMessage", **fault})
    with pytest.raises(error, match=words):
        await client.send_message(PERSON, "hello")
    assert len(await messages(people)) == 1
    await client.send_message(PERSON, "once is enough")


async def test_too_many_requests_say_how_long_to_wait(
    client: Bot, people: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    await fail(people, {"code": 429, "parameters": {"retry_after": 17}, "times": 2})
    with pytest.raises(RetryAfter) as refused:
        await client.send_message(PERSON, "hello")
    assert refused.value.retry_after == timedelta(seconds=17)
    answer = await people.post("/bot1:x/sendMessage")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "17")


async def test_a_chat_can_migrate_on_demand(client: Bot, people: httpx.AsyncClient) -> None:
    moved = {"code": 400, "description": "group chat was upgraded", "parameters": {"migrate_to_chat_id": -100_500}}
    await fail(people, {"chat": GROUP, **moved})
    with pytest.raises(ChatMigrated) as refused:
        await client.send_message(GROUP, "hello")
    assert refused.value.new_chat_id == -100_500


@pytest.mark.parametrize("after", [False, True])
async def test_silence_is_a_timeout_and_the_message_may_have_arrived(
    client: Bot, people: httpx.AsyncClient, after: bool
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    await fail(people, {"method": "sendMessage", "code": "timeout", "after": after})
    with pytest.raises(TimedOut):
        await client.send_message(PERSON, "hello", read_timeout=0.05)
    assert [one["text"] for one in await messages(people)] == ["/start", *(["hello"] if after else [])]
    [silent] = [one for one in await calls(people) if one["method"] == "sendMessage"]
    assert (silent["status"], silent["answer"]) == (0, None)


async def test_a_failure_is_for_the_chat_and_the_times_it_names(people: httpx.AsyncClient) -> None:
    for chat in (PERSON, PERSON + 1):
        await act(people, "send", chat=chat, text="/start")
    await fail(people, {"method": "sendMessage", "chat": PERSON, "code": 403, "times": 2})
    asked = [PERSON + 1, PERSON, PERSON + 1, PERSON, PERSON]
    answers = [await ask(people, "sendMessage", chat_id=chat, text="x") for chat in asked]
    assert [one["ok"] for one in answers] == [True, False, True, False, True]


async def test_a_fourth_message_at_once_is_one_too_many(strict: httpx.AsyncClient, clock: Clock) -> None:
    await act(strict, "send", chat=PERSON, text="/start")
    answers = [await ask(strict, "sendMessage", chat_id=PERSON, text="x") for _ in range(4)]
    assert [one["ok"] for one in answers] == [True, True, True, False]
    assert answers[3]["description"] == "Too Many Requests: retry after 1"
    assert (answers[3]["error_code"], answers[3]["parameters"]) == (429, {"retry_after": 1})
    clock.now += 1
    assert (await ask(strict, "sendMessage", chat_id=PERSON, text="x"))["ok"]


async def test_a_group_hears_twenty_messages_a_minute(strict: httpx.AsyncClient) -> None:
    await act(strict, "send", chat=GROUP, text="/start")
    answers = [await ask(strict, "sendMessage", chat_id=GROUP, text="x") for _ in range(21)]
    assert [one["ok"] for one in answers] == [True] * 20 + [False]
    assert answers[-1]["parameters"] == {"retry_after": 60}


async def test_a_refused_message_is_not_counted(strict: httpx.AsyncClient) -> None:
    await act(strict, "send", chat=PERSON, text="/start")
    for _ in range(5):
        await ask(strict, "sendMessage", chat_id=PERSON, text="<b>", parse_mode="HTML")
    assert [(await ask(strict, "sendMessage", chat_id=PERSON, text="x"))["ok"] for _ in range(3)] == [True] * 3


async def test_nothing_is_counted_unless_asked_for(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answers = [await ask(people, "sendMessage", chat_id=PERSON, text="x") for _ in range(40)]
    assert all(one["ok"] for one in answers)
