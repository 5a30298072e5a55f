"""The chats that the page opens with: made when it asks, never disturbed, there again after a reset."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.sandbox.stage import BEK, CHANNEL, DANA, FORUM, GROUP, TOPICS
from tests.sandbox.asking import act, ask, messages


async def chats(http: httpx.AsyncClient) -> dict[int, dict[str, Any]]:
    listed = (await http.get("/sandbox/chats")).json()["chats"]
    return {chat["id"]: chat for chat in listed}


async def test_nothing_is_there_before_the_page_asks(people: httpx.AsyncClient) -> None:
    for address in ("/", "/page/app.js", "/sandbox/messages"):
        assert (await people.get(address)).status_code == 200
    assert await chats(people) == {}


async def test_two_people_share_a_group_a_forum_and_a_channel(people: httpx.AsyncClient) -> None:
    assert (await act(people, "stage"))["chats"] == [DANA, BEK, GROUP, FORUM, CHANNEL]
    made = await chats(people)
    assert {chat_id: chat["type"] for chat_id, chat in made.items()} == {
        DANA: "private",
        BEK: "private",
        GROUP: "group",
        FORUM: "supergroup",
        CHANNEL: "channel",
    }
    assert {one["thread"]: one["title"] for one in made[FORUM]["topics"]} == TOPICS
    assert {chat_id: made[chat_id]["status"] for chat_id in (GROUP, CHANNEL)} == {
        GROUP: "member",
        CHANNEL: "administrator",
    }
    assert all(made[one]["administrators"] == [DANA] for one in (GROUP, FORUM, CHANNEL))
    assert all(made[one]["users"] == [DANA, BEK] for one in (GROUP, FORUM, CHANNEL))


async def test_the_bot_hears_nothing_of_it(people: httpx.AsyncClient) -> None:
    await act(people, "stage")
    assert (await ask(people, "getUpdates"))["result"] == []


@pytest.mark.parametrize("thread", TOPICS)
async def test_the_bot_can_write_into_every_topic(people: httpx.AsyncClient, thread: int) -> None:
    await act(people, "stage")
    assert (await ask(people, "sendMessage", chat_id=FORUM, message_thread_id=thread, text="x"))["ok"]


async def test_a_topic_is_called_by_the_message_that_made_it(people: httpx.AsyncClient) -> None:
    await act(people, "stage")
    made = [one for one in await messages(people, FORUM) if "forum_topic_created" in one["service"]]
    assert [(one["message_id"], one["thread"]) for one in made] == [(thread, thread) for thread in TOPICS]


async def test_what_is_there_stays_as_it_is(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=DANA, name="Daria", language="kk", text="hello")
    await act(people, "stage")
    await act(people, "send", chat=GROUP, user=BEK, text="hello")
    listed, said = await chats(people), await messages(people, GROUP)
    await act(people, "stage")
    assert await chats(people) == listed
    assert await messages(people, GROUP) == said
    assert listed[DANA]["title"] == "Daria"


async def test_it_can_be_set_again_after_a_reset(people: httpx.AsyncClient) -> None:
    await act(people, "stage")
    before = await chats(people)
    await act(people, "reset")
    assert await chats(people) == {}
    await act(people, "stage")
    assert list(await chats(people)) == list(before)
