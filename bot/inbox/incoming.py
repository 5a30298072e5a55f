"""What an update says, in our words. Pure."""

from __future__ import annotations

import re

from telegram import CallbackQuery, Chat, Message, MessageOriginChannel, MessageOriginUser

from bot.channels.base import Address

LONGEST_COMMAND = 2_000
_COMMAND = re.compile(r"/(\S*)(.*)", re.DOTALL)


def command_in(text: str, username: str) -> tuple[str | None, str, bool]:
    """(command, words after it, whether it names us): «/latest@casewatch_bot x» → ("latest", "x", True).

    Lines stay lines. The command is None for a text that is none, and for one that names another bot.
    """
    found = _COMMAND.fullmatch(text)
    if not found:
        return None, text, False
    name, _, bot = found[1].partition("@")
    if bot and bot.lower() != username.lower():
        return None, text, False
    lines = (" ".join(line.split()) for line in found[2][:LONGEST_COMMAND].splitlines())
    return name.lower(), "\n".join(line for line in lines if line), bool(bot)


def address_of(chat: Chat, message: Message | None) -> Address:
    """The chat, and the forum topic of it that the message stands in."""
    thread = message.message_thread_id if message and message.is_topic_message else None
    return Address(chat.id, thread or 0, chat.type)


def speaker(message: Message) -> int:
    """Who writes: a person, or the chat itself in whose name an administrator writes; 0 if nobody is named."""
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else 0


def tapped_message(query: CallbackQuery) -> Message | None:
    """The message with the tapped button, unless it is gone or too old to be reached."""
    found = query.message
    return found if isinstance(found, Message) and found.is_accessible else None


def text_of(message: Message) -> str:
    """The text of a message, or what stands below its picture."""
    return message.text or message.caption or ""


def replied_text(message: Message | None) -> str:
    """The text of the message that this one answers."""
    answered = message.reply_to_message if message else None
    return text_of(answered) if answered else ""


def replied_person(message: Message) -> int:
    """The person whose message this one answers; of a forwarded one its author, but only in private.

    0 where it cannot be told: a bot, a chat in whose name somebody writes, an author who is hidden. In a group it is
    not plain which of the two is meant by a forwarded message.
    """
    answered = message.reply_to_message
    if answered is None or answered.sender_chat:
        return 0
    origin, author = answered.forward_origin, answered.from_user
    if origin:
        private = message.chat.type == Chat.PRIVATE
        author = origin.sender_user if private and isinstance(origin, MessageOriginUser) else None
    return author.id if author and not author.is_bot else 0


def channel_of(message: Message) -> int | None:
    """The channel that a message was forwarded from."""
    origin = message.forward_origin
    return origin.chat.id if isinstance(origin, MessageOriginChannel) else None
