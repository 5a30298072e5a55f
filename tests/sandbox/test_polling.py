"""getUpdates: what is new, the wait for it, and the conflict of two who ask."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.sandbox.asking import PERSON, act, ask, calls


async def confirmed(people: httpx.AsyncClient) -> None:
    """Until a waiting poll has confirmed everything, and so is known to wait."""
    while (await ask(people, "getWebhookInfo"))["result"]["pending_update_count"]:
        pass


async def test_an_update_stays_until_it_is_confirmed(client: Bot, people: httpx.AsyncClient) -> None:
    for text in ("a", "b", "c"):
        await act(people, "send", chat=PERSON, text=text)
    for offset, limit, texts in ((None, None, ["a", "b", "c"]), (None, 2, ["a", "b"]), (-1, None, ["c"])):
        updates = await client.get_updates(offset=offset, limit=limit)
        assert [one.message and one.message.text for one in updates] == texts
    assert await client.get_updates(offset=updates[-1].update_id + 1) == ()
    assert await client.get_updates() == ()


async def test_a_poll_ends_with_the_first_update(client: Bot, people: httpx.AsyncClient) -> None:
    sent = await act(people, "send", chat=PERSON, text="a")
    waiting = asyncio.create_task(client.get_updates(offset=sent["update_id"] + 1, timeout=50))
    await confirmed(people)
    assert not waiting.done()
    await act(people, "send", chat=PERSON, text="b")
    [update] = await waiting
    assert update.message is not None
    assert update.message.text == "b"


async def test_a_second_poll_ends_the_first(client: Bot, people: httpx.AsyncClient) -> None:
    sent = await act(people, "send", chat=PERSON, text="a")
    first = asyncio.create_task(client.get_updates(offset=sent["update_id"] + 1, timeout=50))
    await confirmed(people)
    assert (await ask(people, "getUpdates"))["result"] == []
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    assert [one["status"] for one in await calls(people) if one["method"] == "getUpdates"] == [200, 409]


async def test_nobody_polls_beside_a_webhook(client: Bot, people: httpx.AsyncClient) -> None:
    sent = await act(people, "send", chat=PERSON, text="a")
    waiting = asyncio.create_task(client.get_updates(offset=sent["update_id"] + 1, timeout=50))
    await confirmed(people)
    await client.set_webhook("http://127.0.0.1:9/hook")
    for poll in (waiting, client.get_updates()):
        with pytest.raises(Conflict, match="while webhook is active"):
            await poll
    await client.delete_webhook()
    assert await client.get_updates() == ()


async def test_only_the_kinds_that_are_wanted_come(client: Bot, people: httpx.AsyncClient) -> None:
    await client.get_updates(allowed_updates=["my_chat_member"])
    await act(people, "send", chat=PERSON, text="unheard")
    await act(people, "member", chat=PERSON, status="kicked")
    [update] = await client.get_updates()
    assert update.my_chat_member is not None


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"offset": "next"}, 'parameter "offset" must be of type Integer'),
        ({"timeout": [1]}, 'parameter "timeout" must be of type Integer'),
        ({"limit": True}, 'parameter "limit" must be of type Integer'),
        ({"allowed_updates": {"message": 1}}, "can't parse allowed_updates: array expected"),
        ({"allowed_updates": "[message]"}, "can't parse allowed_updates JSON object"),
    ],
)
async def test_a_wrong_poll_is_refused(people: httpx.AsyncClient, parameters: dict[str, Any], sentence: str) -> None:
    answer = await ask(people, "getUpdates", **parameters)
    assert answer["description"].startswith(f"Bad Request: {sentence}")


@pytest.mark.parametrize("parameters", [{"offset": 10**300}, {"limit": -5}, {"limit": 10**300}, {"timeout": -1}])
async def test_numbers_beyond_their_bounds_are_taken_as_the_bound(
    people: httpx.AsyncClient, parameters: dict[str, Any]
) -> None:
    assert (await ask(people, "getUpdates", **parameters)) == {"ok": True, "result": []}
