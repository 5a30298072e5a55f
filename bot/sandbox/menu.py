"""Which of the bot's menus a person sees in a chat: the first that is set, from the narrowest scope to the widest.

Source: https://core.telegram.org/bots/api#determining-list-of-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.sandbox.world import Chat, World


def menu(world: World, chat: Chat, user_id: int, language: str = "") -> list[dict[str, str]]:
    """The commands that `user_id` is offered in `chat`, each {command, description}; `language` may be like `ru-RU`."""
    short = language.replace("_", "-").partition("-")[0].lower()
    for scope in _scopes(chat, user_id):
        for code in dict.fromkeys((short, "")):
            if found := world.menus.get(f"{scope} {code}"):
                return found
    return []


def _scopes(chat: Chat, user_id: int) -> Iterator[str]:
    if chat.type == "channel":
        return
    if chat.private:
        yield from (f"chat {chat.id}", "all_private_chats", "default")
        return
    administrator = user_id in chat.administrators
    yield f"chat_member {chat.id} {user_id}"
    if administrator:
        yield f"chat_administrators {chat.id}"
    yield f"chat {chat.id}"
    if administrator:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")
