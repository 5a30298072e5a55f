"""/suppress: people who asked that nothing is shown of them. What is stored stays; lists and alerts leave it out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, entry_number, reply
from bot.commands.journal import HID, SHOWED
from bot.messages.speech import mark
from bot.messages.text import Button, Message, Piece, bold, text
from bot.reading.hidden import Hidden, same_people
from bot.reading.model import Mention
from bot.reading.names import parse_name, same_name_key
from bot.reading.stored import name_keys, search_keys, stored_article
from storage.records import StoredArticle

EXAMPLE = "/suppress Arslan Temirbayev"
NAME_LENGTH = 100
AT_ONCE = 40


async def suppress(ask: Ask, desk: Desk) -> Reply:
    """Leave the person out from now on; without a name, who is left out."""
    name, speech = " ".join(ask.words.split()), ask.speech
    if not name:
        return reply(await _list(ask, desk))
    parsed = parse_name(name)
    if len(name) > NAME_LENGTH or not (parsed.given and parsed.surname):
        said = speech.say("Write the given name and the surname, for example: {example}", example=EXAMPLE)
        return reply(Message(text(said)))
    async with desk.storage.begin() as tx:
        known = {same_name_key(one.name): one.id for one in await tx.suppressions.all()}
        number = known.get(same_name_key(name)) or await tx.suppressions.add(name, ask.user, desk.now)
        if number not in known.values():
            await tx.admins.record(ask.user, HID, number, desk.now)
    await _hide(name, number, desk)
    return reply(await _done(name, number, ask, desk))


async def _done(name: str, number: int, ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    async with desk.storage.read() as tx:
        hidden = await tx.suppressions.hidden(number)
    said = speech.say("From now on articles that certainly name this person are left out of lists and alerts:")
    stored = speech.count(
        "{number} stored article is left out already.", "{number} stored articles are left out already.", hidden
    )
    back = Button(speech.say("Take back"), f"suppress back {number}")
    return Message(text(said, " ", bold(name), "\n", stored), ((back,),))


async def _hide(name: str, number: int, desk: Desk) -> None:
    """Leave out the stored entries that certainly name this person, and tell nobody of them who watches the person."""
    hidden, start, full = Hidden.of({name: number}), 0, True
    while full:
        async with desk.storage.read() as tx:
            ids = await tx.search.named(search_keys(name), AT_ONCE, start, hidden=True)
            texts = {id_: stored for id_ in ids if (stored := await tx.entries.article(id_))}
        await _leave_out(await asyncio.to_thread(_certain, hidden, texts), hidden, desk)
        start, full = start + AT_ONCE, len(ids) == AT_ONCE


def _certain(hidden: Hidden, texts: Mapping[int, StoredArticle]) -> dict[int, tuple[Mention, ...]]:
    """Where each text certainly names the person; only those that do."""
    articles = {id_: stored_article(stored, None) for id_, stored in texts.items()}
    keys = {id_: name_keys(one.title, one.body) for id_, one in articles.items()}
    found = {id_: hidden.certain_in(one, keys[id_], on_topic=False) for id_, one in articles.items()}
    return {id_: certain for id_, certain in found.items() if certain}


async def _leave_out(found: Mapping[int, tuple[Mention, ...]], hidden: Hidden, desk: Desk) -> None:
    async with desk.storage.begin() as tx:
        await tx.suppressions.hide({id_: hidden.ids_in(certain) for id_, certain in found.items()})
        for id_, certain in found.items():
            await tx.suppressions.unmention(id_, same_people(await tx.suppressions.mentions(id_), certain))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Take back what the button names; then who is left out."""
    what, _, number = ask.words.partition(" ")
    if what == "back":
        async with desk.storage.begin() as tx:
            if await tx.suppressions.remove(entry_number(number)):
                await tx.admins.record(ask.user, SHOWED, entry_number(number), desk.now)
    return Reply(edit=await _list(ask, desk), toast=ask.speech.say("Saved") if what else None)


async def _list(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    async with desk.storage.read() as tx:
        people = await tx.suppressions.all()
    if not people:
        said = speech.say("Nobody is left out of lists and alerts. For example: {example}", example=EXAMPLE)
        return Message(text(said))
    lines: list[Piece] = [bold(speech.say("Left out of lists and alerts"))]
    for one in people:
        since = speech.say("since {time}, by {number}", time=speech.moment(one.added_at), number=one.added_by)
        lines += text(f"\n{one.id}. ", one.name, f" — {since}")
    rows = tuple(
        (Button(speech.say("Take back: {what}", what=one.name)[:60], f"suppress back {one.id}"),) for one in people
    )
    return Message(tuple(lines), rows)


SUPPRESS = Command(
    *("suppress", mark("leave a person out of lists and alerts"), suppress, tap, mark("[NAME]")),
    kind=Kind.PERSONAL,
    audience=Audience.ADMINS,
)
