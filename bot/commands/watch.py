"""/watch, /unwatch and /watchlist: people whose every mention is told, whatever the topic."""

from __future__ import annotations

from bot.commands.base import (
    Ask,
    Command,
    Desk,
    Kind,
    Reply,
    entry_number,
    known_subscriber,
    page_number,
    reply,
    subscriber_of,
)
from bot.commands.paging import ask_anew, asked_page
from bot.commands.people import named
from bot.language import query_terms
from bot.language.tokens import folded_words
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Message, Piece, bold, text
from storage.records import Watch

EXAMPLE = "/watch Arslan Temirbayev"
NAME_LENGTH = 100
MOST_AT_ONCE = 20
MOST = 200
SHOWN = 10


async def watch(ask: Ask, desk: Desk) -> Reply:
    """Watch the names, one a line; says how each was taken and what is stored about it already."""
    given = [" ".join(line.split()) for line in ask.words.splitlines() if line.strip()]
    names = [name for name in given if _usable(name)][:MOST_AT_ONCE]
    if not names:
        example = ask.speech.say("Write a name after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(example)))
    return reply(*[await _watched(name, ask, desk) for name in names])


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Watch the name that a button below a text means."""
    name = " ".join(asked_page(ask)[0].split())
    return reply(await _watched(name, ask, desk)) if _usable(name) else await watchlist(ask, desk)


def _usable(name: str) -> bool:
    return len(name) <= NAME_LENGTH and any(sign.isalpha() for sign in name) and bool(query_terms(name))


async def _watched(name: str, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.begin() as tx:
        subscriber = await subscriber_of(tx, ask, desk)
        if len(await tx.watches.of(subscriber)) >= MOST:
            full = ask.speech.say("You watch {number} people, which is as many as I can. /watchlist", number=MOST)
            return Message(text(full))
        await tx.watches.add(subscriber, name, desk.now)
    async with desk.storage.read() as tx:
        stored = len(await named(tx, name))
    return Message(tuple(_told(name, stored, ask)), _buttons(name, stored, ask.speech), reply_to=ask.asked_id)


def _told(name: str, stored: int, ask: Ask) -> list[Piece]:
    speech = ask.speech
    pieces = [*text(speech.say("From now on I tell you of every article that names"), " ", bold(name), ".")]
    if len(query_terms(name)) == 1:
        pieces += text(
            "\n", speech.say("One word may be anybody's name: write the given name and the surname, if you can.")
        )
    if ask.where.kind != "private":
        pieces += text("\n", speech.say("Everybody in this chat sees these alerts and this list."))
    if stored:
        found = speech.count(
            "{number} stored article names this person.", "{number} stored articles name this person.", stored
        )
        pieces += text("\n", found)
    else:
        pieces += text("\n", speech.say("No stored article names this person yet."))
    return pieces


def _buttons(name: str, stored: int, speech: Speech) -> tuple[tuple[Button, ...], ...]:
    show = (Button(speech.say("Show them"), ask_anew("person", name)),) if stored else ()
    return ((*show, Button(speech.say("Watchlist"), "watchlist")),)


async def watchlist(ask: Ask, desk: Desk) -> Reply:
    """Everybody who is watched, with a button to stop."""
    return reply(await _list(0, ask, desk))


async def turn(ask: Ask, desk: Desk) -> Reply:
    """The list, or another page of it."""
    message = await _list(page_number(ask.words), ask, desk)
    return Reply(edit=message) if ask.words else reply(message)


async def _list(page: int, ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    watched = await _of(ask, desk)
    if not watched:
        return Message(text(speech.say("You watch nobody yet. For example: {example}", example=EXAMPLE)))
    shown = watched[page * SHOWN : (page + 1) * SHOWN]
    number = speech.count("You watch {number} person.", "You watch {number} people.", len(watched))
    rows = [(Button(f"✕ {one.name}"[:60], f"unwatch {one.name_id}"),) for one in shown]
    back = (Button("←", f"watchlist {page - 1}"),) if page else ()
    on = (Button("→", f"watchlist {page + 1}"),) if len(watched) > (page + 1) * SHOWN else ()
    lines = [piece for one in shown for piece in text("\n• ", one.name)]
    pieces = text(bold(number), *lines, "\n\n", speech.say("Tap a name to stop watching."))
    return Message(pieces, (*rows, *(((*back, *on),) if back or on else ())))


async def unwatch(ask: Ask, desk: Desk) -> Reply:
    """Stop watching the name that is written, or show the list."""
    if not ask.words:
        return await watchlist(ask, desk)
    wanted = list(folded_words(ask.words))
    found = next((one for one in await _of(ask, desk) if list(folded_words(one.name)) == wanted), None)
    if found is None:
        missing = ask.speech.say("You don't watch “{name}”. /watchlist shows whom you watch.", name=ask.words)
        return reply(Message(text(missing)))
    await _stop(found.name_id, ask, desk)
    return reply(Message(text(ask.speech.say("You no longer watch “{name}”.", name=found.name))))


async def unwatch_tap(ask: Ask, desk: Desk) -> Reply:
    """Stop watching the tapped name and show who is left."""
    await _stop(entry_number(ask.words), ask, desk)
    return Reply(edit=await _list(0, ask, desk), toast=ask.speech.say("Saved"))


async def _of(ask: Ask, desk: Desk) -> list[Watch]:
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
        return await tx.watches.of(known.id) if known else []


async def _stop(name_id: int, ask: Ask, desk: Desk) -> None:
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        if known:
            await tx.watches.remove(known.id, name_id)


WATCH = Command("watch", mark("be told of every mention of a person"), watch, tap, mark("NAME"), Kind.SETTING)
UNWATCH = Command("unwatch", mark("stop watching a person"), unwatch, unwatch_tap, mark("NAME"), Kind.SETTING)
WATCHLIST = Command("watchlist", mark("whom you watch"), watchlist, turn, kind=Kind.SETTING)
