"""Who and what there is: the bot, the people and the chats, as the chat page lists them."""

from __future__ import annotations

from typing import Any

from bot.sandbox.profile import FIELDS
from bot.sandbox.view import view
from bot.sandbox.world import BOT_NAME, Chat, World


def directory(world: World, language: str = "") -> dict[str, Any]:
    """The bot as it describes itself in `language`, everybody who was met, and every chat."""
    people = [{"id": one.id, "name": one.name, "language": one.language} for one in world.users.values()]
    return {"bot": _bot(world, language), "people": people, "chats": [_chat(one) for one in world.chats.values()]}


def _bot(world: World, language: str) -> dict[str, Any]:
    profile = world.profile
    said = {field: profile.get(f"{field} {language}") or profile.get(f"{field} ") or "" for field in FIELDS}
    return {"id": world.bot.id, "username": BOT_NAME} | said | {"name": said["name"] or world.bot.name}


def _chat(chat: Chat) -> dict[str, Any]:
    shown = [message for message in chat.messages.values() if not message.deleted]
    topics = [{"thread": thread, "title": one.title, "closed": one.closed} for thread, one in chat.topics.items()]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "status": chat.status,
        "administrators": chat.administrators,
        "users": sorted(chat.users),
        "topics": topics,
        "migrated_to": chat.migrated_to,
        "last": view(shown[-1]) if shown else None,
    }
