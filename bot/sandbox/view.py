"""A message as a person, or a test, wants to see it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.render import render_html
from bot.sandbox.world import Message, World


def view(message: Message) -> dict[str, Any]:
    """The message with its HTML and its buttons as rows; deleted ones are shown too, and say so."""
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    return {
        "chat": message.chat.id,
        "message_id": message.message_id,
        "from": "bot" if message.sender.is_bot else message.sender.id,
        "name": message.sender.name,
        "text": message.text,
        "entities": message.entities,
        "html": render_html(message.text, message.entities),
        "buttons": rows,
        "reply_markup": message.reply_markup,
        "thread": message.thread,
        "reply_to": message.reply_to,
        "date": message.date,
        "edited": message.edited,
        "deleted": message.deleted,
        "silent": message.silent,
        "protected": message.protected,
        "link_preview_options": message.link_preview,
        "photo": (message.attachment.get("photo") or [None])[-1],
        "document": message.attachment.get("document"),
        "service": message.service,
    }


def views(world: World, chat_id: int | None = None) -> list[dict[str, Any]]:
    """Every message of a chat, or of all chats, in the order in which they were written."""
    chats = [chat for chat in world.chats.values() if chat_id in (None, chat.id)]
    messages = [message for chat in chats for message in chat.messages.values()]
    return [view(message) for message in sorted(messages, key=lambda one: one.order)]
