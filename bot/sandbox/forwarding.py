"""What a person forwards: the message again, and where it came from.

Source: https://core.telegram.org/bots/api#messageorigin
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import present
from bot.sandbox.fields import Fields
from bot.sandbox.refusal import PersonError
from bot.sandbox.shapes import chat_shape, user_shape
from bot.sandbox.world import Message, World

_SOMEBODY = "Somebody"
_HOW = "write {chat, message_id} of a message from /sandbox/messages"


def forwarded(world: World, fields: Fields, now: float) -> dict[str, Any]:
    """What the new message takes over: all of the one `forward_from` names, or with `forward` only an origin.

    Empty if nothing is forwarded. PersonError: there is no such message, or it may not be forwarded.
    """
    given = fields.values.get("forward_from")
    if given is not None:
        return _again(_source(world, given))
    if not fields.values.get("forward"):
        return {}
    return {"service": {"forward_origin": {"type": "hidden_user", "sender_user_name": _SOMEBODY, "date": int(now)}}}


def origin(message: Message) -> dict[str, Any]:
    """Where a forward of `message` came from: the first source, however often it was passed on."""
    if "forward_origin" in message.service:
        return dict(message.service["forward_origin"])
    if message.chat.type == "channel":
        came = {"type": "channel", "chat": chat_shape(message.chat), "message_id": message.message_id}
    else:
        came = {"type": "user", "sender_user": user_shape(message.sender)}
    return came | {"date": message.date}


def _source(world: World, given: Any) -> Message:
    if not isinstance(given, dict):
        raise PersonError(f"forward_from must be an object: {_HOW}")
    fields = Fields(given)
    chat = world.chats.get(fields.number("chat", "the id of the chat the message is in"))
    message = present(chat, fields.number("message_id")) if chat else None
    if message is None:
        raise PersonError(f"forward_from names no message: {_HOW}")
    if message.protected:
        raise PersonError("forward_from: the message is protected, nobody can forward it")
    if not message.text and not message.attachment:
        raise PersonError("forward_from: a notice such as «joined» cannot be forwarded")
    return message


def _again(message: Message) -> dict[str, Any]:
    return {
        "text": message.text,
        "entities": message.entities,
        "attachment": message.attachment,
        "service": {"forward_origin": origin(message)},
    }
