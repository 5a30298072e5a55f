"""/try: what is understood of a text, of the message that is answered, or of the article at an address."""

from __future__ import annotations

import asyncio

from bot.commands.base import Ask, Command, Desk, Reply, reply, too_fast
from bot.commands.texts import READING_COST, understood
from bot.errors import FeedError
from bot.messages.speech import mark
from bot.messages.text import Message, text

_ADDRESS_COST = 5.0


async def try_it(ask: Ask, desk: Desk) -> Reply:
    """The topics found there, by which words, and what was left aside and why."""
    asked = ask.words.strip() or ask.replied.strip()
    if not asked:
        said = ask.speech.say("Write a text or an address behind /try, or answer a message with it.")
        return reply(Message(text(said), reply_to=ask.message_id))
    is_address = _is_address(asked)
    if slower := too_fast(_ADDRESS_COST if is_address else READING_COST, ask, desk):
        return reply(Message(text(slower), reply_to=ask.message_id))
    return reply(await (_page(asked, ask, desk) if is_address else _read(asked, ask, desk)))


def _is_address(asked: str) -> bool:
    return len(asked.split()) == 1 and asked.lower().startswith(("http://", "https://", "www."))


async def _read(body: str, ask: Ask, desk: Desk) -> Message:
    return await asyncio.to_thread(understood, body, ask.message_id, ask, desk)


async def _page(address: str, ask: Ask, desk: Desk) -> Message:
    """What is understood of the article there, which is fetched as the pages of feeds are: public addresses only."""
    say = ask.speech.say
    if desk.discovery is None:
        return Message(text(say("Pages cannot be fetched from here.")), reply_to=ask.message_id)
    try:
        body = await desk.discovery.article(address)
    except FeedError as refused:
        return Message(text(say("This page cannot be read: {why}", why=refused)), reply_to=ask.message_id)
    if not body.strip():
        return Message(text(say("I find no article on this page.")), reply_to=ask.message_id)
    return await _read(body, ask, desk)


TRY = Command("try", mark("what I understand of a text or a page"), try_it, usage=mark("TEXT or ADDRESS"), slow=True)
