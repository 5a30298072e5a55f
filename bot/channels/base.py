"""What every channel can do, whatever it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.messages.text import Message


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
