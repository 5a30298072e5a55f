"""/forget: erase what is stored about a chat."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.messages.speech import mark
from bot.messages.text import Button, Message, text


async def forget(ask: Ask, desk: Desk) -> Reply:
    """Ask before erasing."""
    speech = ask.speech
    question = speech.say(
        "This erases everything stored about this chat: your topics and what you were sent. "
        "The messages on your phone stay until you delete them there."
    )
    buttons = ((Button(speech.say("Erase"), "forget yes"), Button(speech.say("Keep"), "forget no")),)
    return reply(Message(text(question), buttons))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Erase, or leave everything as it is."""
    if ask.words != "yes":
        return Reply(edit=Message(text(ask.speech.say("Nothing was erased."))))
    async with desk.storage.begin() as tx:
        await tx.subscribers.forget(ask.where.chat_id)
    return Reply(edit=Message(text(ask.speech.say("Everything about this chat is erased. /start begins anew."))))


FORGET = Command("forget", mark("erase what is stored about this chat"), forget, tap)
