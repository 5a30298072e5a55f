"""The chats that the page opens with: two people, each alone with the bot, and a group, a forum and a channel of both.

Made when the page asks, and nowhere else: whoever drives the sandbox from outside finds it empty.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.fields import Fields
from bot.sandbox.shapes import user_shape
from bot.sandbox.state import State
from bot.sandbox.world import Chat, Topic, User, World

DANA, BEK = 1, 2
GROUP, FORUM, CHANNEL = -100, -1_000_000_000_101, -1_000_000_000_102
TOPICS = {2: "Extraditions", 3: "Court hearings"}
_ICON = 0x6FB9F0  # the colour Telegram gives to a topic's icon


def stage(state: State, fields: Fields) -> dict[str, Any]:
    """POST stage {}: what is missing of the chats is made; what is there stays as it is."""
    world, now = state.world, state.clock()
    dana, bek = _person(world, DANA, "Dana", "en"), _person(world, BEK, "Bek", "ru")
    for one in (dana, bek):
        world.chat(one.id, "private", "" if one.id in world.chats else one.name)
    if GROUP not in world.chats:
        _group(world, _shared(world, GROUP, "group", "Solidarity group"), dana, now)
    if FORUM not in world.chats:
        _forum(world, _shared(world, FORUM, "supergroup", "Legal desk"), dana, now)
    if CHANNEL not in world.chats:
        _shared(world, CHANNEL, "channel", "Court watch")
        world.post(world.chats[CHANNEL], dana, now, service={"channel_chat_created": True})
    return {"ok": True, "chats": [DANA, BEK, GROUP, FORUM, CHANNEL]}


def _person(world: World, user_id: int, name: str, language: str) -> User:
    return world.users.get(user_id) or world.user(user_id, name, language)


def _shared(world: World, chat_id: int, kind: str, title: str) -> Chat:
    chat = world.chat(chat_id, kind, title)
    chat.administrators, chat.users = [DANA], {DANA, BEK}
    return chat


def _group(world: World, chat: Chat, dana: User, now: float) -> None:
    world.post(chat, dana, now, service={"group_chat_created": True})
    world.post(chat, dana, now, service={"new_chat_members": [user_shape(world.bot)]})


def _forum(world: World, chat: Chat, dana: User, now: float) -> None:
    """A topic is called by the id of the message that made it, so the group's own creation comes first."""
    world.post(chat, dana, now, service={"supergroup_chat_created": True})
    for thread, title in TOPICS.items():
        chat.topics[thread] = Topic(title)
        world.post(
            chat, dana, now, thread=thread, service={"forum_topic_created": {"name": title, "icon_color": _ICON}}
        )
