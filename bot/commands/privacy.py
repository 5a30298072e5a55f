"""/privacy and /forget: what is stored about a chat, and how it is erased."""

from __future__ import annotations

from bot.commands.access import is_admin
from bot.commands.base import Ask, Command, Desk, Kind, Reply, known_subscriber, reply
from bot.messages.speech import mark
from bot.messages.text import Button, Message, bold, text


async def privacy(ask: Ask, desk: Desk) -> Reply:
    """What is stored, here and now, and what others see."""
    speech = ask.speech
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
        watched = len(await tx.watches.of(known.id)) if known else 0
    stored = speech.say(
        "the chat's number and language, your choices, the names you watch and who of that name is another person, "
        "and what you were sent"
    )
    pieces = text(
        bold(speech.say("What I store about this chat")),
        "\n",
        speech.say("If you subscribe or watch somebody: {what}. Nothing else: no name of yours, no text.", what=stored),
        "\n",
        *_now(bool(known), len(known.topics) if known else 0, watched, ask),
        *(await _of_admins(ask, desk)),
        "\n\n",
        bold(speech.say("What Telegram sees")),
        "\n",
        speech.say("Everything we write to each other: bots cannot use end-to-end encryption. Names you watch, too."),
        "\n\n",
        speech.say("/forget erases everything about this chat."),
    )
    return reply(Message(pieces))


def _now(known: bool, topics: int, watched: int, ask: Ask) -> tuple[str, ...]:
    speech = ask.speech
    if not known:
        return (speech.say("At the moment nothing is stored."),)
    followed = speech.count("{number} topic", "{number} topics", topics)
    people = speech.count("{number} person watched", "{number} people watched", watched)
    return (speech.say("At the moment: {topics}, {people}.", topics=followed, people=people),)


async def _of_admins(ask: Ask, desk: Desk) -> tuple[str, ...]:
    if ask.where.kind != "private" or not await is_admin(ask.user, desk):
        return ()
    return ("\n", ask.speech.say("You run this bot: your number and what you did as such are stored for that."))


async def forget(ask: Ask, desk: Desk) -> Reply:
    """Ask before erasing."""
    return reply(await _question(ask, desk))


async def _question(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    question = speech.say(
        "This erases everything stored about this chat: your topics and choices, the people you watch and what you "
        "were sent. The messages on your phone stay until you delete them there."
    )
    buttons = ((Button(speech.say("Erase"), "forget yes"), Button(speech.say("Keep"), "forget no")),)
    invited = desk.door.access == "invite" and not await is_admin(ask.user, desk)
    back = (" ", speech.say("To come back, you will need a new invitation.")) if invited else ()
    return Message(text(question, *back), buttons)


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Erase, or leave everything as it is; without an answer, ask."""
    if not ask.words:
        return Reply(edit=await _question(ask, desk))
    if ask.words != "yes":
        return Reply(edit=Message(text(ask.speech.say("Nothing was erased."))))
    async with desk.storage.begin() as tx:
        await tx.subscribers.forget(ask.target.chat_id)
    return Reply(edit=Message(text(ask.speech.say("Everything about this chat is erased. /start begins anew."))))


PRIVACY = Command("privacy", mark("what is stored about you"), privacy)
FORGET = Command("forget", mark("erase what is stored about this chat"), forget, tap, kind=Kind.SETTING)
