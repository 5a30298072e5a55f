"""/latest and the *Why?* button: what was found, and why."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.commands.topics import find_topic, no_such_topic
from bot.messages.alert import why_message
from bot.messages.lists import PAGE, page_message
from bot.messages.speech import mark
from bot.messages.text import Message, text

ANY = "*"


async def latest(ask: Ask, desk: Desk) -> Reply:
    """The newest entries that met a topic, a page at a time."""
    topic = find_topic(ask.words, desk.config) if ask.words else None
    if ask.words and topic is None:
        return reply(no_such_topic("latest", ask, desk.config))
    return reply(await _page(topic, 0, ask, desk))


async def turn(ask: Ask, desk: Desk) -> Reply:
    """Another page: the button says which topic and which page."""
    topic, _, number = ask.words.partition(" ")
    page = int(number) if number.isascii() and number.isdigit() else 0
    return Reply(edit=await _page(None if topic == ANY else topic, page, ask, desk))


async def _page(topic: str | None, page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        found = await tx.entries.latest(topic, offset=page * PAGE, limit=PAGE + 1)
    if not found:
        nothing = ask.speech.say("Nothing has been found yet. /sources shows what I read.")
        return Message(text(nothing))
    return page_message(found, page, f"latest {topic or ANY}", desk.config, ask.speech)


async def why(ask: Ask, desk: Desk) -> Reply:
    """Why this entry was found: asked by a button below an alert."""
    entry_id = int(ask.words) if ask.words.isascii() and ask.words.isdigit() else 0
    async with desk.storage.read() as tx:
        entries = await tx.entries.some([entry_id])
        matches = await tx.entries.matches(entry_id)
        alert = await tx.alerts.told(entry_id, ask.where.chat_id, ask.where.thread_id)
    if not entries:
        return Reply(toast=ask.speech.say("This entry is no longer stored."))
    told = list(alert.causes) if alert else matches
    return reply(why_message(entries[0], told, desk.config, ask.speech))


async def no_command(ask: Ask, desk: Desk) -> Reply:
    """Said to someone who types what is only a button."""
    return reply(Message(text(ask.speech.say("Tap the button “Why?” below an alert."))))


LATEST = Command("latest", mark("recent cases"), latest, turn, usage=mark("[topic]"))
WHY = Command("why", mark("why you got an alert"), no_command, why, hidden=True)
