"""Which menu a person sees: the narrowest that is set, in their language before the one for all."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import GROUP, PERSON, act, ask

LEADER, MEMBER = 1, 2
CHANNEL = -1_000_000_000_009
DEFAULT: dict[str, Any] = {"type": "default"}
PRIVATE, GROUPS, LEADERS = (
    {"type": kind} for kind in ("all_private_chats", "all_group_chats", "all_chat_administrators")
)
HERE = {"type": "chat", "chat_id": GROUP}
ALONE = {"type": "chat", "chat_id": PERSON}
LEADERS_HERE = {"type": "chat_administrators", "chat_id": GROUP}
ONE_HERE = {"type": "chat_member", "chat_id": GROUP, "user_id": MEMBER}


@pytest.mark.parametrize(
    ("menus", "chat", "user", "language", "seen"),
    [
        ([], PERSON, PERSON, "en", None),
        ([(DEFAULT, "")], PERSON, PERSON, "en", 0),
        ([(DEFAULT, ""), (DEFAULT, "ru")], PERSON, PERSON, "ru", 1),
        ([(DEFAULT, ""), (DEFAULT, "ru")], PERSON, PERSON, "ru-RU", 1),
        ([(DEFAULT, ""), (DEFAULT, "ru")], PERSON, PERSON, "en", 0),
        ([(DEFAULT, "ru")], PERSON, PERSON, "en", None),
        ([(DEFAULT, "ru"), (PRIVATE, "")], PERSON, PERSON, "ru", 1),
        ([(ALONE, ""), (PRIVATE, "ru")], PERSON, PERSON, "ru", 0),
        ([(DEFAULT, ""), (PRIVATE, ""), (GROUPS, "")], GROUP, MEMBER, "en", 2),
        ([(PRIVATE, "")], GROUP, MEMBER, "en", None),
        ([(GROUPS, ""), (LEADERS, "")], GROUP, MEMBER, "en", 0),
        ([(GROUPS, "ru"), (LEADERS, "")], GROUP, LEADER, "ru", 1),
        ([(LEADERS, "ru"), (HERE, "")], GROUP, LEADER, "ru", 1),
        ([(HERE, ""), (LEADERS_HERE, "")], GROUP, LEADER, "en", 1),
        ([(HERE, ""), (LEADERS_HERE, "")], GROUP, MEMBER, "en", 0),
        ([(LEADERS_HERE, ""), (ONE_HERE, "")], GROUP, MEMBER, "en", 1),
        ([(DEFAULT, ""), (ONE_HERE, "")], GROUP, LEADER, "en", 0),
        ([(DEFAULT, "")], CHANNEL, LEADER, "en", None),
    ],
)
async def test_the_narrowest_menu_is_seen(
    people: httpx.AsyncClient,
    menus: list[tuple[dict[str, Any], str]],
    chat: int,
    user: int,
    language: str,
    seen: int | None,
) -> None:
    await act(people, "send", chat=PERSON, text="hello")
    await act(people, "administrators", chat=GROUP, users=[LEADER])
    await act(people, "member", chat=CHANNEL, type="channel", status="administrator")
    for number, (scope, code) in enumerate(menus):
        commands = [{"command": f"menu{number}", "description": "x"}]
        assert (await ask(people, "setMyCommands", commands=commands, scope=scope, language_code=code))["ok"]
    query: dict[str, str | int] = {"chat": chat, "user": user, "language": language}
    shown = (await people.get("/sandbox/menu", params=query)).json()
    assert shown == ([] if seen is None else [{"command": f"menu{seen}", "description": "x"}])


async def test_an_emptied_menu_gives_way_to_the_next(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="hello")
    for scope, commands in ((DEFAULT, [{"command": "help", "description": "x"}]), (PRIVATE, [])):
        await ask(people, "setMyCommands", commands=commands, scope=scope)
    shown = (await people.get("/sandbox/menu", params={"chat": PERSON})).json()
    assert [one["command"] for one in shown] == ["help"]


@pytest.mark.parametrize(
    ("query", "sentence"), [({"chat": 99}, "chat does not exist yet"), ({"chat": GROUP}, "user is missing")]
)
async def test_a_menu_needs_a_chat_and_who_looks(
    people: httpx.AsyncClient, query: dict[str, int], sentence: str
) -> None:
    await act(people, "send", chat=GROUP, text="hello")
    answer = await people.get("/sandbox/menu", params=query)
    assert (answer.status_code, sentence in answer.json()["error"]) == (400, True)
