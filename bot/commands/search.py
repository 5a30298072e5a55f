"""/search: stored articles that have all of some words, in any inflected form."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.commands.paging import PAGE, asked_page, found_page
from bot.language import query_terms
from bot.messages.speech import mark
from bot.messages.text import Message, text

EXAMPLE = "/search экстрадиция Актобе"


async def search(ask: Ask, desk: Desk) -> Reply:
    """The newest stored articles with all of these words."""
    if not query_terms(ask.words):
        example = ask.speech.say("Write words after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(example)))
    return reply(await _page(ask.words, 0, ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Another page; or, from a button that asks anew, the first in a message of its own."""
    words, page = asked_page(ask)
    message = await _page(words, page or 0, ask, desk)
    return reply(message) if page is None else Reply(edit=message)


async def _page(words: str, page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        ids = await tx.search.find(query_terms(words), PAGE + 1, page * PAGE)
        found = await tx.entries.some(ids)
    if not found:
        nothing = ask.speech.say("No stored article has all of these words.")
        return Message(text(nothing), reply_to=ask.asked_id)
    return found_page(found, "search", words, page, ask, desk)


SEARCH = Command("search", mark("stored articles with some words"), search, tap, mark("WORDS"), cost=2)
