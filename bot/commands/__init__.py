"""What people can ask. COMMANDS is all there is; /help and Telegram's menu are made from it."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.base import Address
from bot.commands.access import added, closed, closed_tap, is_admin, set_up
from bot.commands.admins import ADMINS
from bot.commands.approve import APPROVE
from bot.commands.base import ABOUT, Ask, Audience, Command, Desk, Kind, Reply, about, reply, too_fast
from bot.commands.basics import START, crash_message, help_message, unknown_message, welcome
from bot.commands.channels import CHANNEL, channel_offer, may_set
from bot.commands.drafts import DRAFT
from bot.commands.edit_topics import ADD_TOPIC, REMOVE_TOPIC
from bot.commands.entries import LATEST, WHY
from bot.commands.feeds import ADD_FEED, FEEDS, REMOVE_FEED, TEST_FEED
from bot.commands.health import HEALTH
from bot.commands.history import DIFF, HISTORY, UNDO
from bot.commands.invite import INVITE
from bot.commands.journal import LOG
from bot.commands.keywords import ADD_KEYWORD, EXCLUDE, KEYWORDS, REMOVE_KEYWORD
from bot.commands.language import LANGUAGE
from bot.commands.links import opened
from bot.commands.mute import MUTE, UNMUTE
from bot.commands.people import PERSON
from bot.commands.privacy import FORGET, PRIVACY
from bot.commands.search import SEARCH
from bot.commands.settings import SETTINGS
from bot.commands.sources import SOURCES
from bot.commands.suppress import SUPPRESS
from bot.commands.texts import text_reply
from bot.commands.topics import SUBSCRIBE, UNSUBSCRIBE
from bot.commands.trying import TRY
from bot.commands.watch import WATCH
from bot.commands.watchlist import UNWATCH, WATCHLIST
from bot.messages.speech import mark
from bot.messages.text import Message, text


async def _help(ask: Ask, desk: Desk) -> Reply:
    return reply(help_message(await _shown(ask, desk), ask))


async def _shown(ask: Ask, desk: Desk) -> tuple[Command, ...]:
    """The commands that this person is told of here; those of who runs the bot only to them, in private."""
    runs_bot = ask.where.kind == "private" and await is_admin(ask.user, desk)
    return commands_for(ask.where.kind, runs_bot=runs_bot)


HELP = Command("help", mark("what I can do"), _help)

COMMANDS: tuple[Command, ...] = (
    *(START, HELP, SUBSCRIBE, UNSUBSCRIBE, LATEST, SEARCH, PERSON, WATCH, WATCHLIST, UNWATCH),
    *(SETTINGS, MUTE, UNMUTE, LANGUAGE, CHANNEL, SOURCES, TRY, PRIVACY, FORGET, WHY),
    *(FEEDS, ADD_FEED, TEST_FEED, REMOVE_FEED),
    *(KEYWORDS, ADD_KEYWORD, REMOVE_KEYWORD, EXCLUDE, ADD_TOPIC, REMOVE_TOPIC),
    *(HISTORY, UNDO, DIFF),
    *(INVITE, SUPPRESS, ADMINS, LOG, HEALTH, APPROVE, DRAFT),
)

_BY_NAME = {command.name: command for command in COMMANDS}


def commands_for(kind: str, *, admin: bool = True, runs_bot: bool = False) -> tuple[Command, ...]:
    """The commands that a menu shows in a chat of this kind, to an administrator or to anybody.

    What is for those who run the bot is shown to nobody else.
    """
    shown = [Kind.READING, *([Kind.SETTING] if admin else []), *([Kind.PERSONAL] if kind == "private" else [])]
    mine = tuple(Audience) if runs_bot else (Audience.EVERYBODY,)
    return tuple(command for command in COMMANDS if command.kind in shown and command.audience in mine)


async def answer(name: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to /name; a hint if there is no such command, a plain word if it is not this person's to use."""
    command = _BY_NAME.get(name)
    if command is START and (linked := await opened(ask, desk)):
        return linked
    if shut := await closed(ask, desk):
        return shut
    if command is None:
        return reply(unknown_message(name, await _shown(ask, desk), ask))
    if refused := await _refused(command, ask, desk) or too_fast(_cost(command, ask), ask, desk):
        return reply(Message(text(refused), reply_to=ask.message_id))
    if command.kind is Kind.SETTING:
        await set_up(ask, desk)
    answered = await command.answer(ask, desk)
    # Before somebody talks to the bot, Telegram takes no menu for them.
    begins = command is START and ask.where.kind == "private" and await is_admin(ask.user, desk)
    return replace(answered, menus=(ask.user,)) if begins else answered


async def refused_inline(ask: Ask, desk: Desk) -> str | None:
    """What is said to somebody who writes a command of who runs the bot behind its name in another chat."""
    name = ask.words.removeprefix("/").partition(" ")[0]
    command = _BY_NAME.get(name) if ask.words.startswith("/") else None
    if command is None or command.audience is Audience.EVERYBODY or await closed(ask, desk):
        return None
    refused = await _refused(command, ask, desk)
    return refused or ask.speech.say("This works only in a private chat with me.")


def _cost(command: Command, ask: Ask) -> float:
    return command.cost * (1 + ask.words.count("\n"))


async def said(ask: Ask, desk: Desk, *, forwarded: bool) -> Reply:
    """The answer to a text that is no command."""
    return await closed(ask, desk) or await text_reply(ask, desk, forwarded=forwarded)


async def answer_tap(data: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to a tapped button; an old button of a newer or older version gets a word, not silence."""
    why = data.partition(" ")[0] == WHY.name
    return await closed_tap(ask, desk, why=why) or await _tapped(data, ask, desk)


async def _tapped(data: str, ask: Ask, desk: Desk) -> Reply:
    if data.startswith(ABOUT):
        return await _elsewhere(data, ask, desk)
    name, _, words = data.partition(" ")
    command = _BY_NAME.get(name)
    if command is None or command.tap is None:
        return Reply(toast=ask.speech.say("This button no longer works."))
    ask = replace(ask, words=words)
    if refused := await _refused(command, ask, desk) or too_fast(command.cost, ask, desk):
        return Reply(toast=refused, alarm=True)
    if command.kind is Kind.SETTING:
        await set_up(ask, desk)
    return await command.tap(ask, desk)


async def _elsewhere(data: str, ask: Ask, desk: Desk) -> Reply:
    """A button in a private chat that is about another chat: only for those who administer that."""
    number, _, inner = data.removeprefix(ABOUT).partition(" ")
    chat_id = int(number) if number.removeprefix("-").isascii() and number.removeprefix("-").isdigit() else 0
    if not await may_set(chat_id, ask, desk):
        return Reply(toast=ask.speech.say("Only administrators of that channel can change this."), alarm=True)
    where = Address(chat_id, 0, "channel")
    return about(where, await _tapped(inner.lstrip(ABOUT), replace(ask, about=where), desk))


async def _refused(command: Command, ask: Ask, desk: Desk) -> str | None:
    """Why this person may not use this command here; None if they may."""
    if command.audience is Audience.ADMINS and not await is_admin(ask.user, desk):
        return ask.speech.say("This is for administrators of this bot.")
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
    "added",
    "answer",
    "answer_tap",
    "channel_offer",
    "closed",
    "commands_for",
    "crash_message",
    "is_admin",
    "refused_inline",
    "said",
    "text_reply",
    "welcome",
]
