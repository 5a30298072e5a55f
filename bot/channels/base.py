"""What every channel can do, whatever it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.messages.text import Buttons, Message


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a chat, and a forum topic of it (0 for none)."""

    chat_id: int
    thread_id: int = 0
    kind: str = "private"


class Channel(Protocol):
    """Carries messages to people."""

    async def send(self, to: Address, message: Message, *, as_plain_text: bool = False) -> int:
        """Send it and return its id; SendFailure says why not and what kind of failure it is."""
        ...

    async def edit(self, to: Address, message_id: int, message: Message) -> None:
        """Put `message` in the place of one sent before; no change is no failure."""
        ...

    async def put_buttons(self, to: Address, message_id: int, buttons: Buttons) -> None:
        """Change only the buttons below a message sent before; no change is no failure."""
        ...


@dataclass(frozen=True, slots=True)
class ChatInfo:
    """A chat as it introduces itself; `can_post` is whether the bot may write there."""

    chat_id: int
    kind: str
    title: str
    can_post: bool


class Chats(Protocol):
    """What can be asked about chats and the people in them."""

    @property
    def username(self) -> str:
        """The bot's own name, without @."""
        ...

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this person administers this chat; who writes as the chat itself does. False if it cannot be told."""
        ...

    async def leave(self, chat_id: int) -> None:
        """Leave this group or channel; one that cannot be left is left alone."""
        ...

    async def look(self, chat: int | str) -> ChatInfo | None:
        """The chat of this id or @name; None if the bot cannot see it."""
        ...
