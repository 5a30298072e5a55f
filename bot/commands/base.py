"""The words of the commands room: who asks what, and what a command answers with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from math import ceil

from bot.channels.base import Address, Chats
from bot.commands.limits import Limits
from bot.config.model import Config
from bot.feeds.discover import Discovery
from bot.messages.speech import Speech
from bot.messages.text import Button, Buttons, Message
from bot.rulebook import Wanted
from bot.settings import OPEN, WATCH_LIMIT, Door
from bot.steering import Steering
from storage.database import Storage, Tx
from storage.records import Subscriber


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a person asked of the bot.

    `words` is what stands after the command or in the button, `user` who asks (the chat itself, if it writes in its
    own name), `message_id` the message that asks or was tapped. `asked_id` is the person's own message: the one that
    asks, or that the tapped one answers; `replied` is the text of the latter. `replied_user` is the person whose
    message the asking one answers, 0 if it cannot be told.
    `about` is the chat whose choices are meant if it is not the one where it is asked: a channel is set up from its
    administrator's private chat.
    """

    where: Address
    words: str
    speech: Speech
    user: int = 0
    message_id: int | None = None
    asked_id: int | None = None
    replied: str = ""
    about: Address | None = None
    replied_user: int = 0

    @property
    def target(self) -> Address:
        """The chat whose choices are meant."""
        return self.about or self.where


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer: messages to send, one to put in the place of the tapped one (or only its buttons), a word.

    `toast` is the word for whoever tapped; with `alarm` it stays until it is closed. `menus` are the people whose menu
    of commands is another now, `leave` the chat that the bot leaves once everything is said.
    """

    messages: tuple[Message, ...] = ()
    edit: Message | None = None
    buttons: Buttons | None = None
    toast: str | None = None
    alarm: bool = False
    menus: tuple[int, ...] = ()
    leave: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What commands work with: the store, what is in force, the time it is, whom to ask about chats, how many names one
    may watch, who is let in, how much each has asked for, what changes feeds.yaml and what looks for feeds."""

    storage: Storage
    config: Config
    now: datetime
    wanted: Wanted | None = None
    chats: Chats | None = None
    watch_limit: int = WATCH_LIMIT
    door: Door = OPEN
    limits: Limits = field(default_factory=Limits)
    steering: Steering | None = None
    discovery: Discovery | None = None


Answer = Callable[[Ask, Desk], Awaitable[Reply]]


class Kind(Enum):
    """What a command is, as far as it matters who may use it where."""

    READING = "reading"  # anybody, anywhere
    SETTING = "setting"  # in groups their administrators only
    PERSONAL = "personal"  # in private chats only
    HIDDEN = "hidden"  # only buttons lead to it


class Audience(Enum):
    """Whom a command is for."""

    EVERYBODY = "everybody"
    ADMINS = "admins"  # who runs the bot; nobody else is shown it


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what the menu says of it, what it does; `tap` is what its buttons do.

    `cost` is what it takes of what one person may ask for at once, for each line of words. `slow` is one that may
    take some seconds: whoever waits is told so.
    """

    name: str
    summary: str
    answer: Answer
    tap: Answer | None = None
    usage: str = ""
    kind: Kind = field(default=Kind.READING)
    audience: Audience = Audience.EVERYBODY
    cost: float = 0.0
    slow: bool = False

    @property
    def hidden(self) -> bool:
        """Whether no menu and no help shows it."""
        return self.kind is Kind.HIDDEN


def reply(*messages: Message) -> Reply:
    """An answer of these messages."""
    return Reply(messages)


def too_fast(cost: float, ask: Ask, desk: Desk) -> str | None:
    """When to ask again, if this person asks for too much at once; None, and the cost is paid, if not."""
    wait = desk.limits.spend(ask.user or ask.where.chat_id, cost, desk.now)
    if not wait:
        return None
    return ask.speech.count(
        "That was a lot at once. Please try again in {number} second.",
        "That was a lot at once. Please try again in {number} seconds.",
        ceil(wait.total_seconds()),
    )


def page_number(words: str) -> int:
    """The page that a button names; the first if what it says is no page."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 0


def entry_number(words: str) -> int:
    """The entry that a button names; 0, which none has, if what it says is no number."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 18 else 0


async def subscriber_of(tx: Tx, ask: Ask, desk: Desk) -> int:
    """The id of the subscriber that is meant, made if need be."""
    target = ask.target
    return await tx.subscribers.ensure(
        target.chat_id, target.thread_id, kind=target.kind, language=ask.speech.language, now=desk.now
    )


async def known_subscriber(tx: Tx, ask: Ask) -> Subscriber | None:
    """The subscriber that is meant, if it is one already."""
    return await tx.subscribers.find(ask.target.chat_id, ask.target.thread_id)


ABOUT = "@"


def about(where: Address, answered: Reply) -> Reply:
    """The same answer, its buttons naming the chat that they are about: `@<chat> <data>`."""
    return replace(
        answered,
        messages=tuple(_named(where, message) for message in answered.messages),
        edit=_named(where, answered.edit) if answered.edit else None,
        buttons=_buttons(where, answered.buttons) if answered.buttons is not None else None,
    )


def _named(where: Address, message: Message) -> Message:
    return replace(message, buttons=_buttons(where, message.buttons))


def _buttons(where: Address, rows: Sequence[Sequence[Button]]) -> Buttons:
    return tuple(
        tuple(replace(one, data=f"{ABOUT}{where.chat_id} {one.data}") if one.data else one for one in row)
        for row in rows
    )
