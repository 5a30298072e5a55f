"""A forwarded message keeps what it says, and where it first came from."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import GROUP, PERSON, act, ask, messages

CHANNEL = -1_000_000_000_009


async def forwarded(http: httpx.AsyncClient, chat: int, message_id: int) -> dict[str, Any]:
    """The update the bot gets when the person passes this message on to it."""
    done = await act(http, "send", chat=PERSON, forward_from={"chat": chat, "message_id": message_id})
    message: dict[str, Any] = (await ask(http, "getUpdates", offset=done["update_id"]))["result"][0]["message"]
    return message


async def posted(http: httpx.AsyncClient, chat: int, **more: Any) -> int:
    """The bot writes to a chat; gives the message's id."""
    if chat == CHANNEL:
        await act(http, "member", chat=CHANNEL, type="channel", title="Court watch", status="administrator")
    else:
        await act(http, "send", chat=chat, user=PERSON, text="hello")
    number: int = (await ask(http, "sendMessage", chat_id=chat, **{"text": "said", **more}))["result"]["message_id"]
    return number


async def test_a_persons_words_come_from_that_person(people: httpx.AsyncClient) -> None:
    said = await act(people, "send", chat=GROUP, user=8, name="Bek", text="/help me")
    message = await forwarded(people, GROUP, said["message_id"])
    assert (message["text"], message["from"]["id"]) == ("/help me", PERSON)
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    origin = message["forward_origin"]
    assert (origin["type"], origin["sender_user"]["first_name"]) == ("user", "Bek")


async def test_a_post_comes_from_its_channel(people: httpx.AsyncClient) -> None:
    number = await posted(people, CHANNEL, text="<b>Post</b>", parse_mode="HTML")
    message = await forwarded(people, CHANNEL, number)
    origin = message["forward_origin"]
    assert (origin["type"], origin["chat"]["title"], origin["message_id"]) == ("channel", "Court watch", number)
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]


async def test_the_bots_words_come_from_the_bot_without_their_buttons(people: httpx.AsyncClient) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
    message = await forwarded(people, GROUP, await posted(people, GROUP, reply_markup=keyboard))
    assert message["forward_origin"]["sender_user"]["is_bot"]
    assert "reply_markup" not in message


async def test_a_forward_of_a_forward_keeps_the_first_source(people: httpx.AsyncClient) -> None:
    number = await posted(people, CHANNEL)
    once = await forwarded(people, CHANNEL, number)
    twice = await forwarded(people, PERSON, once["message_id"])
    assert twice["forward_origin"] == once["forward_origin"]


async def test_own_words_can_be_sent_as_a_forward_from_somebody(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="passed on", forward=True)
    [update] = (await ask(people, "getUpdates"))["result"]
    assert update["message"]["forward_origin"]["type"] == "hidden_user"
    [shown] = await messages(people)
    assert (shown["text"], shown["service"]["forward_origin"]["type"]) == ("passed on", "hidden_user")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (7, "forward_from must be an object"),
        ({"chat": GROUP}, "message_id is missing"),
        ({"chat": 99, "message_id": 1}, "forward_from names no message"),
        ({"chat": GROUP, "message_id": 99}, "forward_from names no message"),
        ({"chat": GROUP, "message_id": 2}, "protected"),
        ({"chat": GROUP, "message_id": 3}, "a notice"),
    ],
)
async def test_what_cannot_be_forwarded_says_why(people: httpx.AsyncClient, given: Any, sentence: str) -> None:
    await posted(people, GROUP, protect_content=True)
    await act(people, "member", chat=GROUP, status="left")
    answer = await people.post("/sandbox/send", json={"chat": PERSON, "forward_from": given})
    assert (answer.status_code, sentence in answer.json()["error"]) == (400, True)
