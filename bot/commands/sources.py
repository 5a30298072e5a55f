"""/sources: what the bot reads, and how each feed is doing."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, page_number, reply
from bot.messages.sources import sources_message
from bot.messages.speech import mark


async def sources(ask: Ask, desk: Desk) -> Reply:
    """Every feed with its newest entry, or since when it is silent."""
    async with desk.storage.read() as tx:
        feeds = await tx.feeds.all()
    return reply(sources_message(feeds, 0, desk.now, ask.speech))


async def turn(ask: Ask, desk: Desk) -> Reply:
    """Another page."""
    async with desk.storage.read() as tx:
        feeds = await tx.feeds.all()
    return Reply(edit=sources_message(feeds, page_number(ask.words), desk.now, ask.speech))


SOURCES = Command("sources", mark("what I read, and when I last did"), sources, turn)
