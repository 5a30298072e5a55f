"""What people do in the world: they write, press buttons, add and remove the bot. Each is an update for the bot."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.refusal import PersonError
from bot.sandbox.shapes import chat_shape, member_shape, message_shape, user_shape
from bot.sandbox.units import units
from bot.sandbox.world import SUPERGROUP, Chat, Message, Topic, User, World

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{1,32})?(?!/)\b")
_OUT = ("kicked", "left")


def say(
    world: World, chat: Chat, user: User, text: str, now: float, *,
    thread: int | None = None, reply_to: int | None = None, **more: Any,
) -> tuple[Message, int]:  # fmt: skip
    """`user` writes `text` in `chat`; gives the message and the id of its update. `more` is said of the message too."""
    _let_in(world, chat, user, now)
    if thread is not None:
        chat.topics.setdefault(thread, Topic(f"Topic {thread}"))
    if reply_to is not None and reply_to not in chat.messages:
        raise PersonError("reply_to names no message of this chat: write a message_id from /sandbox/messages")
    chat.users.add(user.id)
    said = {"text": text, "entities": commands(text), "thread": thread, "reply_to": reply_to} | more
    message = world.post(chat, user, now, **said)
    kind = "channel_post" if chat.type == "channel" else "message"
    return message, world.updates.add(kind, message_shape(message))


def tap(world: World, message: Message, user: User, data: str | None, label: str | None) -> tuple[str, int]:
    """`user` presses a button of `message`, named by its data or its label; gives callback id and update id."""
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    buttons = [one for row in rows for one in row if "callback_data" in one]
    wanted = [one for one in buttons if (one["text"] == label if data is None else one["callback_data"] == data)]
    if not wanted:
        raise PersonError(
            "data: this message has no button with it; "
            + (f"it has {[one['callback_data'] for one in buttons]}" if buttons else "it has no buttons to press")
        )
    message.chat.users.add(user.id)
    callback = world.new_callback()
    query = {
        "id": callback,
        "from": user_shape(user),
        **_pressed(message),
        "chat_instance": str(message.chat.id),
        "data": wanted[0]["callback_data"],
    }
    return callback, world.updates.add("callback_query", query)


def set_status(world: World, chat: Chat, status: str, user: User, now: float) -> int:
    """The bot's own membership of `chat` becomes `status`, by `user`; gives the id of the update."""
    change = {
        "chat": chat_shape(chat),
        "from": user_shape(user),
        "date": int(now),
        "old_chat_member": member_shape(world.bot, chat.status),
        "new_chat_member": member_shape(world.bot, status),
    }
    was_out, chat.status = chat.status in _OUT, status
    update_id = world.updates.add("my_chat_member", change)
    if was_out != (status in _OUT):
        _tell_group(world, chat, user, now)
    world.journal.add("chats_changed")
    return update_id


def migrate(world: World, chat: Chat, to: int | None, user: User, now: float) -> Chat:
    """The group becomes a supergroup with a new id, told in both chats."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise PersonError("chat is not a basic group that can still move: write the negative id of a new group")
    new_id = to if to is not None else SUPERGROUP + chat.id
    if new_id in world.chats or new_id >= SUPERGROUP:
        raise PersonError("to must be the id of a chat that does not exist yet, below -1000000000000")
    new = world.chat(new_id, "supergroup", chat.title)
    new.status, new.administrators, new.users = chat.status, list(chat.administrators), set(chat.users)
    _announce(world, chat, user, now, {"migrate_to_chat_id": new_id})
    chat.migrated_to = new_id
    _announce(world, new, user, now, {"migrate_from_chat_id": chat.id})
    return new


def close_topic(world: World, chat: Chat, thread: int, user: User, now: float, *, closed: bool) -> None:
    """A forum topic is closed or opened again, told in the topic."""
    chat.topics[thread].closed = closed
    _announce(world, chat, user, now, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, thread)


def commands(text: str) -> list[dict[str, Any]]:
    """The bot_command entities of a text."""
    return [
        {"type": "bot_command", "offset": units(text[: one.start()]), "length": units(one[0])}
        for one in _COMMAND.finditer(text)
    ]


def _announce(
    world: World, chat: Chat, user: User, now: float, service: dict[str, Any], thread: int | None = None
) -> None:
    world.updates.add("message", message_shape(world.post(chat, user, now, service=service, thread=thread)))


def _tell_group(world: World, chat: Chat, user: User, now: float) -> None:
    """A group reads that the bot joined or left; the bot reads only what is written while it is there."""
    if chat.type not in ("group", "supergroup"):
        return
    if chat.status in _OUT:
        world.post(chat, user, now, service={"left_chat_member": user_shape(world.bot)})
    else:
        _announce(world, chat, user, now, {"new_chat_members": [user_shape(world.bot)]})


def _pressed(message: Message) -> dict[str, Any]:
    """Of a message that a person posted from inline results, the bot learns only an id."""
    if "via_bot" in message.service:
        return {"inline_message_id": f"{message.chat.id}/{message.message_id}"}
    return {"message": message_shape(message)}


def _let_in(world: World, chat: Chat, user: User, now: float) -> None:
    """Who writes to a bot they blocked unblocks it first; elsewhere the bot hears nothing from outside."""
    if chat.migrated_to is not None:
        raise PersonError("chat became a supergroup: write its new id")
    if chat.status not in _OUT:
        return
    if not chat.private:
        raise PersonError("chat: the bot is not in it; add it with POST /sandbox/member")
    set_status(world, chat, "member", user, now)
