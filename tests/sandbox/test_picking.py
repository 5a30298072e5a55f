"""A person types after the bot's name and posts what they pick; the bot hears both."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Bot

from tests.sandbox.asking import GROUP, PERSON, act, ask, messages

BUTTONS = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
RESULT = {
    "type": "article",
    "id": "one",
    "title": "One",
    "description": "the first",
    "input_message_content": {"message_text": "<b>Said</b>", "parse_mode": "HTML"},
}


async def offered(http: httpx.AsyncClient, **more: Any) -> str:
    """A query that the bot has answered with one result."""
    query: str = (await act(http, "inline", chat=PERSON, query="o"))["inline_query_id"]
    assert (await ask(http, "answerInlineQuery", inline_query_id=query, results=[RESULT | more]))["ok"]
    return query


async def picked(http: httpx.AsyncClient, chat: int = PERSON, **more: Any) -> dict[str, Any]:
    """The update the bot gets when the person posts its result."""
    query = await offered(http, **more)
    done = await act(http, "choose", inline_query_id=query, result_id="one", chat=chat, user=PERSON)
    update: dict[str, Any] = (await ask(http, "getUpdates", offset=done["update_id"]))["result"][0]
    return update


@pytest.mark.parametrize(("chat", "kind"), [(PERSON, "sender"), (GROUP, "group"), (-1_000_000_000_009, "supergroup")])
async def test_the_bot_is_asked_what_was_typed(client: Bot, people: httpx.AsyncClient, chat: int, kind: str) -> None:
    await act(people, "inline", chat=chat, user=PERSON, language="ru", query="Temir")
    [update] = await client.get_updates()
    query = update.inline_query
    assert query is not None
    assert (query.query, query.offset, query.chat_type, query.from_user.id) == ("Temir", "", kind, PERSON)
    assert query.from_user.language_code == "ru"


async def test_a_picked_result_is_the_persons_message(people: httpx.AsyncClient) -> None:
    message = (await picked(people, GROUP))["message"]
    assert (message["text"], message["from"]["id"], message["via_bot"]["is_bot"]) == ("Said", PERSON, True)
    [shown] = await messages(people, GROUP)
    assert (shown["html"], shown["from"]) == ("<b>Said</b>", PERSON)


async def test_a_result_can_be_posted_more_than_once(people: httpx.AsyncClient) -> None:
    query = await offered(people)
    for _ in range(2):
        await act(people, "choose", inline_query_id=query, result_id="one", chat=PERSON)
    assert [one["text"] for one in await messages(people)] == ["Said", "Said"]


async def test_a_press_below_it_gives_the_bot_only_an_id(people: httpx.AsyncClient) -> None:
    message = (await picked(people, reply_markup=BUTTONS))["message"]
    pressed = await act(people, "tap", chat=PERSON, message_id=message["message_id"], data="x")
    [update] = (await ask(people, "getUpdates", offset=pressed["update_id"]))["result"]
    query = update["callback_query"]
    assert "message" not in query
    edited = await ask(people, "editMessageText", inline_message_id=query["inline_message_id"], text="changed")
    assert edited == {"ok": True, "result": True}
    [shown] = await messages(people)
    assert (shown["text"], shown["buttons"]) == ("changed", [])


@pytest.mark.parametrize("inline_id", ["7", "7/x", "7/1", "99/1", "x/1", f"{PERSON}/99"])
async def test_no_other_message_can_be_changed_by_such_an_id(people: httpx.AsyncClient, inline_id: str) -> None:
    await act(people, "send", chat=PERSON, text="own words")
    answer = await ask(people, "editMessageText", inline_message_id=inline_id, text="changed")
    assert answer["description"] == "Bad Request: MESSAGE_ID_INVALID"


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("inline", {"query": "x" * 257}, "query is too long"),
        ("inline", {"query": 5}, "query must be a text"),
        ("choose", {"inline_query_id": "5", "result_id": "one"}, "result_id names no result"),
        ("choose", {"result_id": "one"}, "result_id names no result"),
    ],
)
async def test_what_cannot_be_asked_or_picked_says_why(
    people: httpx.AsyncClient, action: str, fields: dict[str, Any], sentence: str
) -> None:
    answer = await people.post(f"/sandbox/{action}", json={"chat": PERSON, **fields})
    assert (answer.status_code, sentence in answer.json()["error"]) == (400, True)


async def test_a_query_without_an_answer_has_nothing_to_pick(people: httpx.AsyncClient) -> None:
    query = (await act(people, "inline", chat=PERSON, query="o"))["inline_query_id"]
    answer = await people.post("/sandbox/choose", json={"chat": PERSON, "inline_query_id": query, "result_id": "one"})
    assert answer.status_code == 400
