"""/person: stored entries that name a person."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.language import query_terms
from bot.messages.lists import PAGE, page_message
from bot.messages.speech import mark
from bot.messages.text import Message, text
from bot.reading.watched import stands_in
from storage.database import Tx
from storage.records import StoredEntry

LOOKED_AT = 200
EXAMPLE = "/person Arslan Temirbayev"
# Telegram gives a button 64 bytes: what does not fit gets no pages.
BUTTON_BYTES = 56


async def person(ask: Ask, desk: Desk) -> Reply:
    """Stored entries with this name in any inflected form, newest first."""
    if not ask.words:
        example = "/person Arslan Temirbayev"
        return reply(
            Message(text(ask.speech.say("Write a name after the command, for example: {example}", example=example)))
        )
    return reply(await _page(ask.words, 0, ask, desk))


async def turn(ask: Ask, desk: Desk) -> Reply:
    """Another page: the button says the name and the page."""
    name, _, number = ask.words.rpartition(" ")
    return Reply(edit=await _page(name, int(number) if number.isdigit() else 0, ask, desk))


async def _page(name: str, page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        found = await _named(tx, name)
    if not found:
        nothing = ask.speech.say("No stored article has the name “{name}”.", name=name)
        return Message(text(nothing))
    here = found[page * PAGE :]
    if len(f"person {name} 99".encode()) > BUTTON_BYTES:
        here = here[:PAGE]
    return page_message(here, page, f"person {name}", desk.config, ask.speech)


async def _named(tx: Tx, name: str) -> list[StoredEntry]:
    """The entries where the words of the name stand together; the index only says where they all occur."""
    terms = query_terms(name)
    candidates = await tx.search.find(terms, LOOKED_AT)
    texts = {entry_id: await tx.entries.article(entry_id) for entry_id in candidates}
    named = [
        entry_id
        for entry_id, article in texts.items()
        if article and (stands_in(article.title, terms) or stands_in(article.body, terms))
    ]
    return await tx.entries.some(named)


PERSON = Command("person", mark("stored articles about a person"), person, turn, usage=mark("NAME"))
