"""/start, /help and what is said to whatever is no command."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.commands.topics import topic_buttons
from bot.messages.speech import mark
from bot.messages.text import Message, Piece, bold, text


async def start(ask: Ask, desk: Desk) -> Reply:
    """Say what this is and offer the topics; a chat that had shut us out is heard again."""
    async with desk.storage.begin() as tx:
        known = await tx.subscribers.find(ask.where.chat_id, ask.where.thread_id)
        if known and known.disabled:
            language = ask.speech.language
            await tx.subscribers.ensure(
                ask.where.chat_id, ask.where.thread_id, kind=ask.where.kind, language=language, now=desk.now
            )
    speech = ask.speech
    return reply(
        Message(
            text(
                bold("Casewatch"),
                "\n",
                speech.say(
                    "I read the news of Central Asia and Russia and tell you at once about extraditions, "
                    "Article 172 prosecutions and desertion cases."
                ),
                "\n\n",
                speech.say("Choose what you want to hear about:"),
            ),
            buttons=topic_buttons(known.topics if known else frozenset(), desk.config, speech),
        )
    )


def help_message(commands: Sequence[Command], ask: Ask) -> Message:
    """Every command with what it does."""
    pieces: list[Piece] = [bold(ask.speech.say("What I can do"))]
    for command in commands:
        if not command.hidden:
            usage = f" {ask.speech.say(command.usage)}" if command.usage else ""
            pieces += text(f"\n/{command.name}{usage} — {ask.speech.say(command.summary)}")
    pieces += text("\n\n", ask.speech.say("Every alert has a button that says why you got it."))
    return Message(tuple(pieces))


def unknown_message(name: str, commands: Sequence[Command], ask: Ask) -> Message:
    """A hint for a command that is none of ours."""
    near = difflib.get_close_matches(name, [command.name for command in commands], n=1, cutoff=0.6)
    if near:
        return Message(text(ask.speech.say("I don't know this command. Did you mean /{name}?", name=near[0])))
    return Message(text(ask.speech.say("I don't know this command. /help shows what I can do.")))


def plain_text_message(ask: Ask) -> Message:
    """What is said to a text that is no command."""
    return Message(text(ask.speech.say("I answer commands. /help shows what I can do.")))


def crash_message(ask: Ask) -> Message:
    """What is said when we made a mistake."""
    return Message(text(ask.speech.say("Something went wrong on my side; it has been noted. Please try again.")))


START = Command("start", mark("what this is, and choose topics"), start)
