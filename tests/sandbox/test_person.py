"""What a chat is told of what people do to it, and what of that the bot hears."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import GROUP, PERSON, act, ask, messages

SUPERGROUP, CHANNEL = -1_000_000_000_007, -1_000_000_000_009


async def notices(http: httpx.AsyncClient, chat: int) -> list[str]:
    """The kinds of notices in a chat."""
    return [kind for message in await messages(http, chat) for kind in message["service"]]


async def heard(http: httpx.AsyncClient) -> list[tuple[str, list[str]]]:
    """Each update the bot has not confirmed: its kind, and the notices it carries."""
    updates: list[dict[str, Any]] = (await ask(http, "getUpdates"))["result"]
    told = ("new_chat_members", "left_chat_member", "forum_topic_closed", "forum_topic_reopened")
    kinds = [next(kind for kind in update if kind != "update_id") for update in updates]
    return [(kind, [one for one in told if one in update[kind]]) for kind, update in zip(kinds, updates, strict=True)]


@pytest.mark.parametrize("chat", [GROUP, SUPERGROUP])
@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["kicked"], ["left_chat_member"]),
        (["left", "kicked"], ["left_chat_member"]),
        (["left", "member"], ["left_chat_member", "new_chat_members"]),
        (["administrator", "member"], []),
    ],
)
async def test_a_group_reads_that_the_bot_came_or_went(
    people: httpx.AsyncClient, chat: int, statuses: list[str], told: list[str]
) -> None:
    for status in statuses:
        await act(people, "member", chat=chat, user=PERSON, status=status)
    assert await notices(people, chat) == told


@pytest.mark.parametrize("chat", [PERSON, CHANNEL])
async def test_elsewhere_nothing_is_written_about_it(people: httpx.AsyncClient, chat: int) -> None:
    kind = {"type": "channel"} if chat == CHANNEL else {}
    for status in ("kicked", "member"):
        await act(people, "member", chat=chat, user=PERSON, status=status, **kind)
    assert await notices(people, chat) == []


async def test_the_bot_hears_of_its_coming_but_not_what_was_written_after_it_left(people: httpx.AsyncClient) -> None:
    for status in ("left", "member"):
        await act(people, "member", chat=GROUP, user=PERSON, status=status)
    assert await heard(people) == [
        ("my_chat_member", []),
        ("my_chat_member", []),
        ("message", ["new_chat_members"]),
    ]


async def test_the_bots_own_leaving_is_written_too(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=GROUP, text="hello")
    await ask(people, "leaveChat", chat_id=GROUP)
    assert await notices(people, GROUP) == ["left_chat_member"]


async def test_a_topic_says_when_it_is_closed_and_opened_again(people: httpx.AsyncClient) -> None:
    for closed in (False, True, True, False):
        await act(people, "topic", chat=SUPERGROUP, thread=5, user=PERSON, closed=closed)
    told = ["forum_topic_closed", "forum_topic_reopened"]
    assert await notices(people, SUPERGROUP) == told
    assert {message["thread"] for message in await messages(people, SUPERGROUP)} == {5}
    assert await heard(people) == [("message", [one]) for one in told]
