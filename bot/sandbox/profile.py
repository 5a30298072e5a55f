"""The methods for what people see of the bot before they write: its name, descriptions and menu of commands.

Sources: https://core.telegram.org/bots/api#setmycommands, #botcommandscope, #setmydescription.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.call import Call
from bot.sandbox.params import Params
from bot.sandbox.refusal import bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_MOST_COMMANDS = 100
_MOST_DESCRIPTION = 256
_EVERYBODY = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_ONE_CHAT = ("chat", "chat_administrators", "chat_member")
FIELDS = {"name": 64, "description": 512, "short_description": 120}  # field → most characters


def set_my_commands(call: Call) -> bool:
    """setMyCommands."""
    given = call.params.json("commands", list)
    if given is None:
        raise bad_request("commands is not specified")
    if len(given) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.menus[_place(call)] = [_command(one) for one in given]
    call.world.journal.add("menu_changed")
    return True


def get_my_commands(call: Call) -> list[dict[str, str]]:
    """getMyCommands."""
    return call.world.menus.get(_place(call), [])


def delete_my_commands(call: Call) -> bool:
    """deleteMyCommands."""
    call.world.menus.pop(_place(call), None)
    call.world.journal.add("menu_changed")
    return True


def setter(field: str) -> Callable[[Call], bool]:
    """The method that sets `field` of the bot's profile."""

    def set_field(call: Call) -> bool:
        text = call.params.text(field).strip()
        if len(text) > FIELDS[field]:
            raise bad_request(f"{field} is too long: at most {FIELDS[field]} characters")
        call.world.profile[f"{field} {_language(call)}"] = text
        return True

    return set_field


def getter(field: str) -> Callable[[Call], dict[str, str]]:
    """The method that tells `field` of the bot's profile, in a language or by default."""

    def get_field(call: Call) -> dict[str, str]:
        profile = call.world.profile
        default = call.world.bot.name if field == "name" else ""
        return {field: profile.get(f"{field} {_language(call)}") or profile.get(f"{field} ") or default}

    return get_field


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = given.get("command"), given.get("description")
    if not isinstance(name, str) or not _COMMAND.fullmatch(name.removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= _MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


def _place(call: Call) -> str:
    """Which menu: its scope and language."""
    scope = call.params.json("scope", dict) or {"type": "default"}
    kind = scope.get("type")
    if kind in _EVERYBODY:
        return f"{kind} {_language(call)}"
    if kind not in _ONE_CHAT:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    inner = Call(call.world, Params(scope), call.now, call.spend)
    person = f" {inner.params.required('user_id')}" if kind == "chat_member" else ""
    return f"{kind} {inner.chat().id}{person} {_language(call)}"


def _language(call: Call) -> str:
    code = call.params.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code
