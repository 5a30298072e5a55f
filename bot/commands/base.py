"""The words of the commands room: who asks what, and what a command answers with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.base import Address
from bot.config.model import Config
from bot.messages.speech import Speech
from bot.messages.text import Message
from storage.database import Storage


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a person asked of the bot; `words` is what stands after the command or in the button."""

    where: Address
    words: str
    speech: Speech


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer: messages to send, one to put in the place of the tapped one, a word for whoever tapped."""

    messages: tuple[Message, ...] = ()
    edit: Message | None = None
    toast: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What commands work with: the store, the configuration in force, and the time it is."""

    storage: Storage
    config: Config
    now: datetime


Answer = Callable[[Ask, Desk], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what the menu says of it, what it does; `tap` is what its buttons do."""

    name: str
    summary: str
    answer: Answer
    tap: Answer | None = None
    usage: str = ""
    hidden: bool = field(default=False)


def reply(*messages: Message) -> Reply:
    """An answer of these messages."""
    return Reply(messages)
