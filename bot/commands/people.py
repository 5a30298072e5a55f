"""/person: stored entries that name a person."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.commands.paging import PAGE, asked_page, found_page
from bot.language import query_terms
from bot.messages.speech import mark
from bot.messages.text import Message, text
from bot.reading.watched import stands_in
from storage.database import Tx
from storage.records import StoredEntry

LOOKED_AT = 200
EXAMPLE = "/person Arslan Temirbayev"


async def person(ask: Ask, desk: Desk) -> Reply:
    """Stored entries with this name in any inflected form, newest first."""
    if not query_terms(ask.words):
        example = ask.speech.say("Write a name after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(example)))
    return reply(await _page(ask.words, 0, ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Another page; or, from a button that asks anew, the first in a message of its own."""
    name, page = asked_page(ask)
    message = await _page(name, page or 0, ask, desk)
    return reply(message) if page is None else Reply(edit=message)


async def _page(name: str, page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        found = await named(tx, name)
    here = found[page * PAGE : (page + 1) * PAGE + 1]
    if not here:
        nothing = ask.speech.say("No stored article has the name “{name}”.", name=name)
        return Message(text(nothing), reply_to=ask.asked_id)
    return found_page(here, "person", name, page, ask, desk)


async def named(tx: Tx, name: str) -> list[StoredEntry]:
    """The entries where the words of the name stand together; the index only says where they all occur."""
    terms = query_terms(name)
    candidates = await tx.search.find(terms, LOOKED_AT)
    texts = {entry_id: await tx.entries.article(entry_id) for entry_id in candidates}
    found = [
        entry_id
        for entry_id, article in texts.items()
        if article and (stands_in(article.title, terms) or stands_in(article.body, terms))
    ]
    return await tx.entries.some(found)


PERSON = Command("person", mark("stored articles about a person"), person, tap, mark("NAME"))
