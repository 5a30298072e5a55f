"""/channel: a channel is set up from its administrator's private chat, with the same buttons as any other chat."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.channels.base import Address, ChatInfo
from bot.commands.access import is_admin
from bot.commands.base import Ask, Command, Desk, Kind, Reply, about, reply
from bot.commands.settings import settings
from bot.messages.speech import mark
from bot.messages.text import Message, bold, text

EXAMPLE = "/channel @name"
_NAME = re.compile(r"(?:https?://)?(?:t\.me/)?@?([A-Za-z][A-Za-z0-9_]{3,31})/?|(-\d{5,20})")


async def channel(ask: Ask, desk: Desk) -> Reply:
    """The choices of the channel that is named; how to set one up if none is."""
    if not ask.words:
        return reply(_steps(ask))
    named = _NAME.fullmatch(ask.words.strip())
    if named is None or desk.chats is None:
        return reply(_wrong(ask))
    found = await desk.chats.look(int(named[2]) if named[2] else f"@{named[1]}")
    return await channel_offer(found, ask, desk) or reply(_wrong(ask))


async def channel_offer(found: ChatInfo | None, ask: Ask, desk: Desk) -> Reply | None:
    """The choices of this channel, for who administers it; None if it is no channel that the bot may write in."""
    if found is None or found.kind != "channel" or not found.can_post or desk.chats is None:
        return None
    if not await may_set(found.chat_id, ask, desk):
        return reply(Message(text(ask.speech.say("Only administrators of that channel can change this."))))
    where = Address(found.chat_id, 0, "channel")
    shown = await settings(replace(ask, about=where), desk)
    intro = text(ask.speech.say("The channel"), " ", bold(found.title), "\n")
    named = tuple(replace(message, pieces=(*intro, *message.pieces)) for message in shown.messages)
    return about(where, replace(shown, messages=named))


async def may_set(chat_id: int, ask: Ask, desk: Desk) -> bool:
    """Whether this person may choose what comes there: who administers it, or in a channel whoever runs the bot."""
    if desk.chats is None:
        return False
    if await desk.chats.is_admin(chat_id, ask.user):
        return True
    if not await is_admin(ask.user, desk):
        return False
    found = await desk.chats.look(chat_id)
    return found is not None and found.kind == "channel"


def _steps(ask: Ask) -> Message:
    speech = ask.speech
    return Message(
        text(
            bold(speech.say("Alerts in a channel")),
            "\n1. ",
            speech.say("Add me to the channel as an administrator who may post messages."),
            "\n2. ",
            speech.say("Forward a post of the channel to me, or write its name: {example}", example=EXAMPLE),
            "\n3. ",
            speech.say("Choose its topics here. In the channel itself there are no settings."),
        )
    )


def _wrong(ask: Ask) -> Message:
    return Message(
        text(
            ask.speech.say("I see no channel of that name in which I may write."),
            "\n\n",
            *_steps(ask).pieces,
        )
    )


CHANNEL = Command("channel", mark("set up a channel"), channel, usage=mark("[@name]"), kind=Kind.PERSONAL)
