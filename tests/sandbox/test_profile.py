"""What people see of the bot before they write: names, descriptions, menus."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeChatMember

from tests.sandbox.asking import PERSON, act, ask


async def test_each_scope_and_language_has_a_menu_of_its_own(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    places: list[dict[str, Any]] = [
        {},
        {"language_code": "ru"},
        {"scope": BotCommandScopeAllPrivateChats()},
        {"scope": BotCommandScopeChat(PERSON)},
        {"scope": BotCommandScopeChatMember(PERSON, 8), "language_code": "ru"},
    ]
    for number, place in enumerate(places):
        await client.set_my_commands([BotCommand("help", f"Menu {number}")], **place)
    menus = [(await client.get_my_commands(**place))[0].description for place in places]
    assert menus == [f"Menu {number}" for number in range(len(places))]
    await client.delete_my_commands(language_code="ru")
    assert [len(await client.get_my_commands(**place)) for place in places] == [1, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "commands is not specified"),
        ({"commands": "help"}, "can't parse commands JSON object"),
        ({"commands": {"command": "help"}}, "can't parse commands: array expected"),
        ({"commands": ["help"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": 5, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "help", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "help", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "help", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "russian"}, "LANG_CODE_INVALID"),
        ({"commands": [], "scope": {"type": "planet"}}, "can't parse BotCommandScope: unsupported type specified"),
        ({"commands": [], "scope": {"type": []}}, "can't parse BotCommandScope: unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat"}}, "chat_id is empty"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 404}}, "chat not found"),
        ({"commands": [], "scope": {"type": "chat_member", "chat_id": 7}}, "user_id is not specified"),
    ],
)
async def test_a_menu_telegram_would_not_take_is_refused(
    people: httpx.AsyncClient, parameters: dict[str, Any], sentence: str
) -> None:
    answer = await ask(people, "setMyCommands", **parameters)
    assert answer["description"].startswith(f"Bad Request: {sentence}")


async def test_a_hundred_commands_are_no_more_than_a_menu_holds(client: Bot) -> None:
    menu = [BotCommand(f"command_{number}", "x" * 256) for number in range(100)]
    assert await client.set_my_commands(menu)
    assert await client.get_my_commands() == tuple(menu)


@pytest.mark.parametrize(
    ("method", "field", "most"),
    [
        ("MyName", "name", 64),
        ("MyDescription", "description", 512),
        ("MyShortDescription", "short_description", 120),
    ],
)
async def test_a_line_of_the_profile_is_told_in_its_language_or_by_default(
    people: httpx.AsyncClient, method: str, field: str, most: int
) -> None:
    await ask(people, f"set{method}", **{field: "x" * most})
    await ask(people, f"set{method}", **{field: "я" * most, "language_code": "ru"})
    told = [(await ask(people, f"get{method}", language_code=code))["result"][field] for code in ("", "ru", "kk")]
    assert told == ["x" * most, "я" * most, "x" * most]
    refused = await ask(people, f"set{method}", **{field: "x" * (most + 1)})
    assert refused["description"] == f"Bad Request: {field} is too long: at most {most} characters"


async def test_a_bot_without_a_name_of_its_own_has_that_of_the_sandbox(client: Bot) -> None:
    assert (await client.get_my_name()).name == "Casewatch sandbox"
    assert (await client.get_my_description()).description == ""
