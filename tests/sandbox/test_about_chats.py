"""What the bot may ask about a chat."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.sandbox.asking import GROUP, PERSON, act, ask

SUPERGROUP = -1_000_000_000_500


@pytest.mark.parametrize(
    ("chat", "kind", "name"),
    [(PERSON, "private", "Айгуль"), (GROUP, "group", "Айгуль's group"), (SUPERGROUP, "supergroup", "Айгуль's group")],
)
async def test_a_chat_tells_its_kind_and_name(
    client: Bot, people: httpx.AsyncClient, chat: int, kind: str, name: str
) -> None:
    title = {} if chat > 0 else {"title": name}
    await act(people, "send", chat=chat, text="/start", name="Айгуль", **title)
    told = await client.get_chat(chat)
    assert (told.type, told.first_name or told.title) == (kind, name)


async def test_members_have_their_standing(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start", user=8)
    await act(people, "send", chat=GROUP, text="/start", user=1)
    await act(people, "administrators", chat=GROUP, users=[2, 3])
    standing = [(await client.get_chat_member(GROUP, user)).status for user in (2, 3, 1, 8, client.id)]
    assert standing == ["creator", "administrator", "member", "left", "member"]
    with pytest.raises(BadRequest, match="User not found"):
        await client.get_chat_member(GROUP, 404)


async def test_administrators_are_told_with_the_bot_if_it_is_one(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "administrators", chat=GROUP, users=[2, 3])
    assert [one.user.id for one in await client.get_chat_administrators(GROUP)] == [2, 3]
    await act(people, "member", chat=GROUP, status="administrator")
    assert [one.user.id for one in await client.get_chat_administrators(GROUP)] == [2, 3, client.id]


async def test_people_and_the_bot_are_counted(client: Bot, people: httpx.AsyncClient) -> None:
    for user in (1, 2, 1):
        await act(people, "send", chat=GROUP, text="hello", user=user)
    await act(people, "administrators", chat=GROUP, users=[2, 3])
    assert await client.get_chat_member_count(GROUP) == 4


async def test_a_bot_that_left_is_outside(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=GROUP, text="/start")
    assert await client.leave_chat(GROUP)
    change = (await client.get_updates())[-1].my_chat_member
    assert change is not None
    assert (change.new_chat_member.status, change.from_user.id) == ("left", client.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await client.get_chat(GROUP)


async def test_a_chat_that_moved_says_where_to(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=GROUP, text="/start")
    await act(people, "migrate", chat=GROUP, to=SUPERGROUP)
    with pytest.raises(ChatMigrated) as moved:
        await client.get_chat(GROUP)
    assert moved.value.new_chat_id == SUPERGROUP


@pytest.mark.parametrize(
    ("method", "parameters", "sentence"),
    [
        ("getChat", {}, "chat_id is empty"),
        ("getChat", {"chat_id": 404}, "chat not found"),
        ("getChat", {"chat_id": {"id": 7}}, 'parameter "chat_id" must be of type String'),
        ("getChatMember", {"chat_id": PERSON}, "user_id is not specified"),
        ("getChatMember", {"chat_id": PERSON, "user_id": "me"}, 'parameter "user_id" must be of type Integer'),
        ("getChatAdministrators", {"chat_id": PERSON}, "there are no administrators in the private chat"),
        ("leaveChat", {"chat_id": PERSON}, "chat member status can't be changed in private chats"),
    ],
)
async def test_a_question_without_an_answer_is_refused(
    people: httpx.AsyncClient, method: str, parameters: dict[str, Any], sentence: str
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await ask(people, method, **parameters)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {sentence}")
