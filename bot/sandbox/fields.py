"""The fields of a request under /sandbox/, read liberally: a number may come as text. Errors name the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusal import PersonError
from bot.sandbox.world import Chat, User, World

_TYPES = ("private", "group", "supergroup", "channel")
_STRANGER = 1001  # who writes in a group when nobody is named
_LARGEST = 2**52 - 1


@dataclass(frozen=True, slots=True)
class Fields:
    """What was posted."""

    values: dict[str, Any]

    def number(self, name: str, meaning: str = "") -> int:
        """The whole number, which must be there."""
        value = self.optional_number(name)
        if value is None:
            raise PersonError(f"{name} is missing: write {meaning or 'a whole number'}")
        return value

    def optional_number(self, name: str) -> int | None:
        """The whole number, or None if it is not there."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            if isinstance(value, bool | float):
                raise ValueError
            number = int(value)
        except (TypeError, ValueError):
            raise PersonError(f"{name} must be a whole number") from None
        if abs(number) > _LARGEST:
            raise PersonError(f"{name} is too large: Telegram's numbers have at most 52 bits")
        return number

    def text(self, name: str) -> str | None:
        """The text, or None if it is not there."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            raise PersonError(f"{name} must be a text")
        return value

    def numbers(self, name: str) -> list[int]:
        """A list of whole numbers."""
        given = self.values.get(name)
        if not isinstance(given, list):
            raise PersonError(f"{name} must be a list of user ids")
        return [Fields({name: one}).number(name) for one in given]

    def chat(self, world: World) -> Chat:
        """The chat, created on first use."""
        chat_id = self.number("chat", "the id of a chat: positive for a person, negative for a group")
        kind = self.text("type") or ""
        if chat_id == 0:
            raise PersonError("chat must not be 0: write a positive id for a person, a negative one for a group")
        if kind and (kind not in _TYPES or (kind == "private") != (chat_id > 0)):
            raise PersonError(f"type must be one of {', '.join(_TYPES)}; a private chat has a positive id, others not")
        return world.chat(chat_id, kind, self.text("title") or "")

    def known_chat(self, world: World) -> Chat:
        """The chat, which must exist."""
        chat = world.chats.get(self.number("chat", "the id of a chat"))
        if chat is None:
            raise PersonError("chat does not exist yet: write to it first with POST /sandbox/send")
        return chat

    def user(self, world: World, chat: Chat) -> User:
        """Who does it: by default the person of a private chat, someone in a group."""
        user_id = self.optional_number("user")
        if user_id is None:
            user_id = chat.id if chat.private else _STRANGER
        if user_id < 1:
            raise PersonError("user must be the id of a person, which is positive")
        user = world.user(user_id, self.text("name") or "", self.text("language"))
        if chat.private and user_id == chat.id:
            chat.title = user.name
        return user
