"""What people can ask. COMMANDS is all there is; /help and Telegram's menu are made from it."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.base import Address
from bot.commands.base import ABOUT, Ask, Command, Desk, Kind, Reply, about, reply
from bot.commands.basics import START, crash_message, help_message, unknown_message, welcome
from bot.commands.channels import CHANNEL, channel_offer
from bot.commands.entries import LATEST, WHY
from bot.commands.language import LANGUAGE
from bot.commands.mute import MUTE, UNMUTE
from bot.commands.people import PERSON
from bot.commands.privacy import FORGET, PRIVACY
from bot.commands.search import SEARCH
from bot.commands.settings import SETTINGS
from bot.commands.sources import SOURCES
from bot.commands.texts import text_reply
from bot.commands.topics import SUBSCRIBE, UNSUBSCRIBE
from bot.commands.watch import WATCH
from bot.commands.watchlist import UNWATCH, WATCHLIST
from bot.messages.speech import mark
from bot.messages.text import Message, text


async def _help(ask: Ask, desk: Desk) -> Reply:
    return reply(help_message(commands_for(ask.where.kind), ask))


HELP = Command("help", mark("what I can do"), _help)

COMMANDS: tuple[Command, ...] = (
    *(START, HELP, SUBSCRIBE, UNSUBSCRIBE, LATEST, SEARCH, PERSON, WATCH, WATCHLIST, UNWATCH),
    *(SETTINGS, MUTE, UNMUTE, LANGUAGE, CHANNEL, SOURCES, PRIVACY, FORGET, WHY),
)

_BY_NAME = {command.name: command for command in COMMANDS}


def commands_for(kind: str, *, admin: bool = True) -> tuple[Command, ...]:
    """The commands that a menu shows in a chat of this kind, to an administrator or to anybody."""
    shown = [Kind.READING, *([Kind.SETTING] if admin else []), *([Kind.PERSONAL] if kind == "private" else [])]
    return tuple(command for command in COMMANDS if command.kind in shown)


async def answer(name: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to /name; a hint if there is no such command, a plain word if it is not this person's to use."""
    command = _BY_NAME.get(name)
    if command is None:
        return reply(unknown_message(name, commands_for(ask.where.kind), ask))
    if refused := await _refused(command, ask, desk):
        return reply(Message(text(refused), reply_to=ask.message_id))
    return await command.answer(ask, desk)


async def answer_tap(data: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to a tapped button; an old button of a newer or older version gets a word, not silence."""
    if data.startswith(ABOUT):
        return await _elsewhere(data, ask, desk)
    name, _, words = data.partition(" ")
    command = _BY_NAME.get(name)
    if command is None or command.tap is None:
        return Reply(toast=ask.speech.say("This button no longer works."))
    ask = replace(ask, words=words)
    if refused := await _refused(command, ask, desk):
        return Reply(toast=refused, alarm=True)
    return await command.tap(ask, desk)


async def _elsewhere(data: str, ask: Ask, desk: Desk) -> Reply:
    """A button in a private chat that is about another chat: only for those who administer that."""
    number, _, inner = data.removeprefix(ABOUT).partition(" ")
    chat_id = int(number) if number.removeprefix("-").isascii() and number.removeprefix("-").isdigit() else 0
    if not await _administers(chat_id, ask, desk):
        return Reply(toast=ask.speech.say("Only administrators of that channel can change this."), alarm=True)
    where = Address(chat_id, 0, "channel")
    return about(where, await answer_tap(inner.lstrip(ABOUT), replace(ask, about=where), desk))


async def _refused(command: Command, ask: Ask, desk: Desk) -> str | None:
    """Why this person may not use this command here; None if they may."""
    if ask.where.kind == "private":
        return None
    if command.kind is Kind.PERSONAL:
        return ask.speech.say("This works only in a private chat with me.")
    if command.kind is not Kind.SETTING:
        return None
    if ask.where.kind == "channel" or not await _administers(ask.where.chat_id, ask, desk):
        return ask.speech.say("Only administrators of this chat can change its settings.")
    return None


async def _administers(chat_id: int, ask: Ask, desk: Desk) -> bool:
    return desk.chats is not None and await desk.chats.is_admin(chat_id, ask.user)


__all__ = [
    "COMMANDS",
    "Ask",
    "Command",
    "Desk",
    "Reply",
    "answer",
    "answer_tap",
    "channel_offer",
    "commands_for",
    "crash_message",
    "text_reply",
    "welcome",
]
