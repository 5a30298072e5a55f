"""The list of chats: who is there, what was said last, how the bot describes itself."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import GROUP, PERSON, act, ask


async def listed(http: httpx.AsyncClient, **query: str) -> dict[str, Any]:
    found: dict[str, Any] = (await http.get("/sandbox/chats", params=query)).json()
    return found


async def test_people_are_listed_as_they_last_wrote(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, name="Dana", language="en", text="a")
    await act(people, "send", chat=GROUP, user=PERSON, language="ru", text="b")
    assert (await listed(people))["people"] == [{"id": PERSON, "name": "Dana", "language": "ru"}]


async def test_the_last_message_is_the_last_that_still_stands(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="a")
    sent = await ask(people, "sendMessage", chat_id=PERSON, text="b")
    [chat] = (await listed(people))["chats"]
    assert chat["last"]["text"] == "b"
    await ask(people, "deleteMessage", chat_id=PERSON, message_id=sent["result"]["message_id"])
    [chat] = (await listed(people))["chats"]
    assert chat["last"]["text"] == "a"


async def test_a_moved_group_names_its_new_id(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=GROUP, text="a")
    new = (await act(people, "migrate", chat=GROUP))["chat"]
    moved = {chat["id"]: chat["migrated_to"] for chat in (await listed(people))["chats"]}
    assert moved == {GROUP: new, new: None}


@pytest.mark.parametrize(("language", "description"), [("ru", "Дела"), ("en", "Cases"), ("", "Cases")])
async def test_the_bot_describes_itself_in_a_language(
    people: httpx.AsyncClient, language: str, description: str
) -> None:
    await ask(people, "setMyDescription", description="Cases")
    await ask(people, "setMyDescription", description="Дела", language_code="ru")
    bot = (await listed(people, language=language))["bot"]
    assert (bot["description"], bot["name"], bot["short_description"]) == (description, "Casewatch sandbox", "")
