"""/sources: what the bot reads, and how each feed is doing."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, page_number, reply
from bot.messages.sources import sources_message, wrong_with_feeds
from bot.messages.speech import mark
from bot.messages.text import Message


async def sources(ask: Ask, desk: Desk) -> Reply:
    """Every feed with its newest entry, or since when it is silent."""
    return reply(await _page(0, ask, desk))


async def turn(ask: Ask, desk: Desk) -> Reply:
    """Another page."""
    return Reply(edit=await _page(page_number(ask.words), ask, desk))


async def _page(number: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        feeds, wrong = await tx.feeds.all(), wrong_with_feeds(await tx.notices.open())
    return sources_message(feeds, number, desk.now, ask.speech, wrong)


SOURCES = Command("sources", mark("what I read, and when I last did"), sources, turn)
