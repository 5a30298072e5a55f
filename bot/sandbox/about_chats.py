"""The methods that ask about a chat, or leave it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import Call
from bot.sandbox.person import set_status
from bot.sandbox.refusal import bad_request
from bot.sandbox.shapes import full_chat_shape, member_shape
from bot.sandbox.world import Chat


def get_chat(call: Call) -> dict[str, Any]:
    """getChat."""
    return full_chat_shape(call.open_chat())


def get_chat_member(call: Call) -> dict[str, Any]:
    """getChatMember."""
    chat, user_id = call.open_chat(), call.params.required("user_id")
    if user_id == call.world.bot.id:
        return member_shape(call.world.bot, chat.status)
    if user_id not in call.world.users and user_id not in chat.administrators:
        raise bad_request("user not found")
    return member_shape(call.world.user(user_id), _status(chat, user_id))


def get_chat_administrators(call: Call) -> list[dict[str, Any]]:
    """getChatAdministrators: the first is the creator; the bot too if it is one."""
    chat = call.open_chat()
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    people = [member_shape(call.world.user(one), _status(chat, one)) for one in chat.administrators]
    return people + ([member_shape(call.world.bot, chat.status)] if chat.status == "administrator" else [])


def get_chat_member_count(call: Call) -> int:
    """getChatMemberCount: the people seen there, and the bot."""
    chat = call.open_chat()
    return len(chat.users | set(chat.administrators)) + 1


def leave_chat(call: Call) -> bool:
    """leaveChat."""
    chat = call.open_chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    set_status(call.world, chat, "left", call.world.bot, call.now)
    return True


def _status(chat: Chat, user_id: int) -> str:
    if user_id in chat.administrators:
        return "creator" if chat.administrators[0] == user_id else "administrator"
    return "member" if user_id in chat.users or user_id == chat.id else "left"
