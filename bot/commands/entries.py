"""/latest and the *Why?* button: what was found, and why."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Kind, Reply, entry_number, page_number, reply
from bot.commands.settings import offered
from bot.commands.topics import find_topic
from bot.messages.alert import why_line, why_message
from bot.messages.lists import PAGE, page_message
from bot.messages.speech import Speech, mark
from bot.messages.text import Message, text

ANY = "*"


async def latest(ask: Ask, desk: Desk) -> Reply:
    """The newest entries that met a topic, of a country if one is named, a page at a time."""
    wanted = _wanted(ask.words, ask, desk)
    if wanted is None:
        return reply(_not_understood(ask, desk))
    return reply(await _page(*wanted, 0, ask, desk))


def _wanted(words: str, ask: Ask, desk: Desk) -> tuple[str | None, str | None] | None:
    """(topic, country) that the words name, in this order or the other; None if they name something else."""
    if not words:
        return None, None
    parts = words.split()
    for cut in range(len(parts) + 1):
        for first, second in ((parts[:cut], parts[cut:]), (parts[cut:], parts[:cut])):
            topic, country = find_topic(" ".join(first), desk.config), _country(" ".join(second), ask.speech, desk)
            if (topic or not first) and (country or not second):
                return topic, country
    return None


def _country(words: str, speech: Speech, desk: Desk) -> str | None:
    """The country of this code or name."""
    names = {country: (country.casefold(), speech.country(country).casefold()) for country in offered(desk.config)}
    return next((country for country, called in names.items() if words.casefold() in called), None)


def _not_understood(ask: Ask, desk: Desk) -> Message:
    topics = "".join(f"\n• {topic.id} — {topic.called(ask.speech.language)}" for topic in desk.config.topics)
    countries = ", ".join(offered(desk.config))
    example = f"/latest {desk.config.topics[0].id if desk.config.topics else 'extradition'} KZ"
    return Message(
        text(
            ask.speech.say("There is no such topic or country. These are the topics there are:"),
            topics,
            "\n\n",
            ask.speech.say("Countries: {countries}", countries=countries),
            "\n\n",
            ask.speech.say("For example: {example}", example=example),
        )
    )


async def turn(ask: Ask, desk: Desk) -> Reply:
    """Another page: the button says which topic, which country and which page."""
    topic, country, number = (*ask.words.split(), "", "", "")[:3]
    wanted = tuple(None if part in (ANY, "") else part for part in (topic, country))
    return Reply(edit=await _page(wanted[0], wanted[1], page_number(number), ask, desk))


async def _page(topic: str | None, country: str | None, page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        found = await tx.entries.latest(topic, country, offset=page * PAGE, limit=PAGE + 1)
    if not found:
        nothing = ask.speech.say("Nothing has been found yet. /sources shows what I read.")
        return Message(text(nothing))
    return page_message(found, page, f"latest {topic or ANY} {country or ANY}", desk.config, ask.speech)


async def why(ask: Ask, desk: Desk) -> Reply:
    """Why this entry was told: asked by a button below an alert. In a channel only who asks is answered."""
    entry_id, where = entry_number(ask.words), ask.where
    async with desk.storage.read() as tx:
        entries = await tx.entries.some([entry_id])
        alert = await tx.alerts.told(entry_id, where.chat_id, where.thread_id)
        matches = alert.causes if alert else await tx.entries.matches(entry_id)
    if not entries:
        return Reply(toast=ask.speech.say("This entry is no longer stored."))
    named = alert.named if alert else ()
    if where.kind == "channel":
        return Reply(toast=why_line(matches, desk.config, ask.speech), alarm=True)
    return reply(why_message(entries[0], matches, named, desk.config, ask.speech, answering=ask.message_id))


async def no_command(ask: Ask, desk: Desk) -> Reply:
    """Said to someone who types what is only a button."""
    return reply(Message(text(ask.speech.say("Tap the button “Why?” below an alert."))))


LATEST = Command("latest", mark("recent cases"), latest, turn, mark("[topic] [country]"))
WHY = Command("why", mark("why you got an alert"), no_command, why, kind=Kind.HIDDEN)
