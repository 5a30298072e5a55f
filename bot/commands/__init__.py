"""What people can ask. COMMANDS is all there is; /help and Telegram's menu are made from it."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.commands.basics import START, crash_message, help_message, plain_text_message, unknown_message
from bot.commands.entries import LATEST, WHY
from bot.commands.people import PERSON
from bot.commands.privacy import FORGET
from bot.commands.sources import SOURCES
from bot.commands.topics import SUBSCRIBE, UNSUBSCRIBE
from bot.messages.speech import mark


async def _help(ask: Ask, desk: Desk) -> Reply:
    return reply(help_message(COMMANDS, ask))


HELP = Command("help", mark("what I can do"), _help)

COMMANDS: tuple[Command, ...] = (START, HELP, SUBSCRIBE, UNSUBSCRIBE, LATEST, PERSON, SOURCES, FORGET, WHY)

_BY_NAME = {command.name: command for command in COMMANDS}


async def answer(name: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to /name; a hint if there is no such command."""
    command = _BY_NAME.get(name)
    return await command.answer(ask, desk) if command else reply(unknown_message(name, COMMANDS, ask))


async def answer_tap(data: str, ask: Ask, desk: Desk) -> Reply:
    """The answer to a tapped button; an old button of a newer or older version gets a word, not silence."""
    command = _BY_NAME.get(data.partition(" ")[0])
    if command is None or command.tap is None:
        return Reply(toast=ask.speech.say("This button no longer works."))
    return await command.tap(ask, desk)


__all__ = ["COMMANDS", "Ask", "Desk", "Reply", "answer", "answer_tap", "crash_message", "plain_text_message"]
