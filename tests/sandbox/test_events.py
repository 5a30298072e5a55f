"""What happens is told as it happens, once, to whoever listens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.asking import GROUP, PERSON, act, ask

Heard = AsyncIterator[tuple[str, dict[str, Any]]]
KEYBOARD = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}


@asynccontextmanager
async def hearing(http: httpx.AsyncClient, place: str = "", query: str = "") -> AsyncIterator[Heard]:
    """The events, each as its id and its content, from the moment the sandbox listens to us."""
    headers = {"Last-Event-ID": place} if place else {}
    async with http.stream("GET", f"/sandbox/events{query}", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _events(answer)


async def _events(answer: httpx.Response) -> Heard:
    place = ""
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if name == "id":
            place = value
        if name == "data":
            yield place, json.loads(value)


async def some(heard: Heard, number: int) -> list[dict[str, Any]]:
    return [(await anext(heard))[1] for _ in range(number)]


async def sent(http: httpx.AsyncClient, **more: Any) -> int:
    """The bot writes to the person; gives the message's id."""
    await act(http, "send", chat=PERSON, text="hello")
    number: int = (await ask(http, "sendMessage", chat_id=PERSON, text="first", **more))["result"]["message_id"]
    return number


async def test_a_stream_without_a_past_begins_with_hello(people: httpx.AsyncClient) -> None:
    async with hearing(people) as heard:
        assert await some(heard, 1) == [{"type": "hello"}]


async def test_messages_are_told_when_they_come_change_and_go(people: httpx.AsyncClient) -> None:
    number = await sent(people)
    async with hearing(people) as heard:
        await anext(heard)
        await ask(people, "sendMessage", chat_id=PERSON, text="<b>new</b>", parse_mode="HTML")
        [added] = await some(heard, 1)
        await ask(people, "editMessageText", chat_id=PERSON, message_id=number, text="second")
        [edited] = await some(heard, 1)
        await ask(people, "deleteMessage", chat_id=PERSON, message_id=number)
        [deleted] = await some(heard, 1)
    assert (added["type"], added["message"]["html"], added["message"]["from"]) == ("message_added", "<b>new</b>", "bot")
    assert (edited["type"], edited["message"]["text"], bool(edited["message"]["edited"])) == (
        "message_edited",
        "second",
        True,
    )
    assert deleted == {"type": "message_deleted", "chat": PERSON, "message_id": number}


async def test_a_first_word_makes_a_chat_and_a_message(people: httpx.AsyncClient) -> None:
    async with hearing(people) as heard:
        await anext(heard)
        await act(people, "send", chat=GROUP, user=7, name="Dana", text="hello")
        [chats, message] = await some(heard, 2)
    assert chats == {"type": "chats_changed"}
    assert (message["message"]["text"], message["message"]["name"]) == ("hello", "Dana")


async def test_a_press_is_answered_with_words_and_their_weight(people: httpx.AsyncClient) -> None:
    number = await sent(people, reply_markup=KEYBOARD)
    pressed = await act(people, "tap", chat=PERSON, message_id=number, data="x")
    query = pressed["callback_query_id"]
    async with hearing(people) as heard:
        await anext(heard)
        await ask(people, "answerCallbackQuery", callback_query_id=query, text="Saved", show_alert=True)
        assert await some(heard, 1) == [
            {"type": "callback_answered", "callback_query_id": query, "text": "Saved", "show_alert": True}
        ]


@pytest.mark.parametrize(
    ("method", "parameters", "event"),
    [
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}]}, {"type": "menu_changed"}),
        ("deleteMyCommands", {}, {"type": "menu_changed"}),
        ("leaveChat", {"chat_id": GROUP}, {"type": "chats_changed"}),
        (
            "sendChatAction",
            {"chat_id": GROUP, "action": "typing"},
            {"type": "chat_action", "chat": GROUP, "thread": None, "action": "typing"},
        ),
    ],
)
async def test_what_the_bot_changes_is_told(
    people: httpx.AsyncClient, method: str, parameters: dict[str, Any], event: dict[str, Any]
) -> None:
    await act(people, "send", chat=GROUP, text="hello")
    async with hearing(people) as heard:
        await anext(heard)
        await ask(people, method, **parameters)
        events = await some(heard, 1)
        while events[-1]["type"] == "message_added":
            events += await some(heard, 1)
    assert events[-1] == event


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("member", {"status": "kicked"}),
        ("topic", {"thread": 3}),
        ("topic", {"thread": 3, "closed": True}),
        ("administrators", {"users": [1]}),
        ("migrate", {}),
    ],
)
async def test_what_people_change_of_a_chat_is_told(
    people: httpx.AsyncClient, action: str, fields: dict[str, Any]
) -> None:
    await act(people, "send", chat=GROUP, text="hello")
    async with hearing(people) as heard:
        await anext(heard)
        await act(people, action, chat=GROUP, **fields)
        kinds = [event["type"] for event in await some(heard, 1)]
        while kinds[-1] == "message_added":
            kinds += [event["type"] for event in await some(heard, 1)]
    assert kinds[-1] == "chats_changed"


async def test_a_reset_is_told(people: httpx.AsyncClient) -> None:
    async with hearing(people) as heard:
        await anext(heard)
        await act(people, "reset")
        assert await some(heard, 1) == [{"type": "reset"}]


@pytest.mark.parametrize("by_header", [True, False])
async def test_who_comes_back_hears_what_was_missed(people: httpx.AsyncClient, by_header: bool) -> None:
    async with hearing(people) as heard:
        place, _ = await anext(heard)
    await act(people, "send", chat=PERSON, text="missed")
    given = {"place": place} if by_header else {"query": f"?since={place}"}
    async with hearing(people, **given) as heard:
        events = await some(heard, 2)
        await act(people, "send", chat=PERSON, text="live")
        events += await some(heard, 1)
    assert [event.get("message", {}).get("text") for event in events] == [None, "missed", "live"]


async def test_who_comes_back_from_another_run_starts_anew(people: httpx.AsyncClient) -> None:
    async with hearing(people, "00000000-1") as heard:
        assert await some(heard, 1) == [{"type": "hello"}]


async def test_stopping_ends_the_stream() -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as http, asyncio.timeout(10):
        async with Sandbox() as box:
            http.base_url = httpx.URL(box.url)
            answer = await http.send(http.build_request("GET", "/sandbox/events"), stream=True)
            heard = _events(answer)
            await anext(heard)
        assert [event async for event in heard] == []
        await answer.aclose()
