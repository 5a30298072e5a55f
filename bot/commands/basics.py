"""/start, /help and what is said when something is not understood."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bot.commands.base import Ask, Command, Desk, Reply, entry_number, known_subscriber, reply, subscriber_of
from bot.commands.topics import find_topic, topic_buttons, topic_name
from bot.messages.lists import page_message
from bot.messages.speech import mark
from bot.messages.text import Button, Message, Piece, bold, text

# What stands in a link t.me/<bot>?start=…: a topic's id or an entry's number, each after its letter.
TOPIC_LINK, ENTRY_LINK = "t_", "e_"


async def start(ask: Ask, desk: Desk) -> Reply:
    """Say what this is and offer the topics, or open what a link led to; a chat that had shut us out is heard again."""
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        if known and known.disabled:
            await subscriber_of(tx, ask, desk)
    linked = await _linked(ask, desk) if ask.words else None
    return reply(linked or welcome(known.topics if known else frozenset(), ask, desk))


def welcome(chosen: frozenset[str], ask: Ask, desk: Desk) -> Message:
    """What Casewatch is, with its topics as buttons."""
    speech = ask.speech
    pieces = text(
        bold("Casewatch"),
        "\n",
        speech.say(
            "I read the news of Central Asia and Russia and tell you at once about extraditions, "
            "Article 172 prosecutions and desertion cases."
        ),
        "\n\n",
        speech.say("Choose what you want to hear about:"),
    )
    return Message(pieces, topic_buttons(chosen, desk.config, speech))


async def _linked(ask: Ask, desk: Desk) -> Message | None:
    """What a link to a topic or to an entry shows; None for a link that leads nowhere any more."""
    speech = ask.speech
    topic = find_topic(ask.words.removeprefix(TOPIC_LINK), desk.config)
    if ask.words.startswith(TOPIC_LINK) and topic:
        called = topic_name(topic, desk.config, speech)
        question = speech.say("Shall I tell you about “{topic}”?", topic=called)
        yes, more = (
            Button(speech.say("Yes"), f"subscribe {topic}"),
            Button(speech.say("Recent cases"), f"latest {topic} * 0"),
        )
        return Message(text(bold(called), "\n", question), ((yes, more),))
    async with desk.storage.read() as tx:
        found = await tx.entries.some([entry_number(ask.words.removeprefix(ENTRY_LINK))])
    return page_message(found, 0, "latest * *", desk.config, speech) if found else None


def help_message(commands: Sequence[Command], ask: Ask) -> Message:
    """Every command with what it does."""
    pieces: list[Piece] = [bold(ask.speech.say("What I can do"))]
    for command in commands:
        usage = f" {ask.speech.say(command.usage)}" if command.usage else ""
        pieces += text(f"\n/{command.name}{usage} — {ask.speech.say(command.summary)}")
    pieces += text("\n\n", ask.speech.say("Every alert has a button that says why you got it."))
    if ask.where.kind == "private":
        pieces += text(" ", ask.speech.say("Send me an article, and I say what I understand of it."))
    return Message(tuple(pieces))


def unknown_message(name: str, commands: Sequence[Command], ask: Ask) -> Message:
    """A hint for a command that is none of ours."""
    near = difflib.get_close_matches(name, [command.name for command in commands], n=1, cutoff=0.6)
    if near:
        return Message(text(ask.speech.say("I don't know this command. Did you mean /{name}?", name=near[0])))
    return Message(text(ask.speech.say("I don't know this command. /help shows what I can do.")))


def crash_message(ask: Ask) -> Message:
    """What is said when we made a mistake."""
    return Message(text(ask.speech.say("Something went wrong on my side; it has been noted. Please try again.")))


START = Command("start", mark("what this is, and choose topics"), start)
