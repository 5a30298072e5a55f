"""The world the sandbox plays: people, chats and what was said in them. Pure: no network, `now` is passed in.

Times are unix seconds. Message ids count up per chat, update and callback ids over everything and for ever,
so that a bot that keeps running over a reset misses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.sandbox.journal import Journal
from bot.sandbox.updates import Updates

MOST_MESSAGES = 2_000  # kept per chat
MOST_CALLBACKS = 10_000
MOST_FILE_BYTES = 20_000_000  # kept over all
BOT_ID = 7_000_000_001
BOT_NAME = "casewatch_sandbox_bot"
SUPERGROUP = -1_000_000_000_000  # supergroups and channels are below this id


@dataclass(slots=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    language: str | None = None
    is_bot: bool = False


@dataclass(slots=True)
class Topic:
    """A forum topic of a group."""

    title: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A chat and everything in it; `status` is the bot's own membership."""

    id: int
    type: str
    title: str
    status: str = "member"
    administrators: list[int] = field(default_factory=list)
    users: set[int] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message: int = 0
    migrated_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is a talk between one person and the bot."""
        return self.type == "private"

    @property
    def username(self) -> str:
        """A channel's public name, made of its title; empty where a chat has none."""
        return "_".join(self.title.lower().split()) if self.type == "channel" and self.title.isascii() else ""


@dataclass(slots=True)
class Message:
    """One message; `order` counts over all chats, `attachment` and `service` are in Telegram's shape."""

    chat: Chat
    message_id: int
    order: int
    date: int
    sender: User
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    reply_markup: dict[str, Any] | None = None
    thread: int | None = None
    reply_to: int | None = None
    edited: int | None = None
    deleted: bool = False
    silent: bool = False
    protected: bool = False
    link_preview: dict[str, Any] | None = None
    attachment: dict[str, Any] = field(default_factory=dict)
    service: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class World:
    """Everything there is; `updates` and `journal` outlive a reset."""

    updates: Updates = field(default_factory=Updates)
    journal: Journal = field(default_factory=Journal)
    bot: User = field(default_factory=lambda: User(BOT_ID, "Casewatch sandbox", is_bot=True))
    chats: dict[int, Chat] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    callbacks: dict[str, bool] = field(default_factory=dict)  # id → answered
    inline: dict[str, list[dict[str, Any]] | None] = field(
        default_factory=dict
    )  # id of a query → its results, if answered
    menus: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    profile: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    orders: count[int] = field(default_factory=lambda: count(1))
    callback_ids: count[int] = field(default_factory=lambda: count(4_000_000_000_001))

    def reset(self) -> None:
        """Forget everything that was said; ids that a running bot has seen are never given again."""
        for kept in (self.chats, self.users, self.callbacks, self.inline, self.menus, self.profile, self.files):
            kept.clear()
        self.updates.pending.clear()
        self.journal.add("reset")

    def post(self, chat: Chat, sender: User, now: float, **what: Any) -> Message:
        """A new message in `chat`; the oldest goes when there are too many."""
        chat.last_message += 1
        message = Message(chat, chat.last_message, next(self.orders), int(now), sender, **what)
        chat.messages[message.message_id] = message
        if len(chat.messages) > MOST_MESSAGES:
            del chat.messages[next(iter(chat.messages))]
        self.journal.add("message_added", message)
        return message

    def user(self, user_id: int, name: str = "", language: str | None = None) -> User:
        """The person with this id, met now if need be; what is given replaces what was known."""
        user = self.users.setdefault(user_id, User(user_id, f"Person {user_id}"))
        user.name, user.language = name or user.name, language or user.language
        return user

    def chat(self, chat_id: int, kind: str = "", title: str = "") -> Chat:
        """The chat with this id, created on first use."""
        if chat_id not in self.chats:
            kind = kind or chat_type(chat_id)
            status = "administrator" if kind == "channel" else "member"
            self.chats[chat_id] = Chat(chat_id, kind, title or f"{kind.capitalize()} {abs(chat_id)}", status)
            self.journal.add("chats_changed")
        chat = self.chats[chat_id]
        chat.title = title or chat.title
        return chat

    def keep_file(self, file_id: str, content: bytes) -> None:
        """Keep a file's bytes; the oldest go when there are too many."""
        self.files[file_id] = content
        total = sum(len(one) for one in self.files.values())
        while total > MOST_FILE_BYTES:
            total -= len(self.files.pop(next(iter(self.files))))

    def new_callback(self) -> str:
        """The id of a press on a button, not answered yet."""
        callback = str(next(self.callback_ids))
        self.callbacks[callback] = False
        if len(self.callbacks) > MOST_CALLBACKS:
            del self.callbacks[next(iter(self.callbacks))]
        return callback

    def new_inline_query(self) -> str:
        """The id of what a person types after the bot's name, not answered yet."""
        query = str(next(self.callback_ids))
        self.inline[query] = None
        if len(self.inline) > MOST_CALLBACKS:
            del self.inline[next(iter(self.inline))]
        return query


def chat_type(chat_id: int) -> str:
    """What an id says about its chat."""
    if chat_id > 0:
        return "private"
    return "supergroup" if chat_id < SUPERGROUP else "group"
