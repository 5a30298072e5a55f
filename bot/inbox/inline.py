"""«@bot words» in any chat: a stored article to share."""

from __future__ import annotations

import logging

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.base import Address
from bot.channels.telegram import failure
from bot.commands import closed, refused_inline
from bot.commands.base import Ask, Desk
from bot.language import query_terms
from bot.messages.alert import title, topic_names
from bot.messages.lists import entry_item
from bot.messages.speech import Speech, speech
from bot.messages.text import cut, html
from storage.records import StoredEntry

log = logging.getLogger(__name__)

MOST = 10
# Seconds that Telegram may answer the same words by itself.
FRESH = 30


async def answer_inline(query: InlineQuery, desk: Desk) -> None:
    """Offer the newest stored articles with these words; without words the newest that met a topic.

    Commands are not done here. Who is not let in is offered nothing; what others are offered is not kept for them.
    """
    voice, person = speech(query.from_user.language_code), query.from_user.id
    ask = Ask(Address(person), query.query, voice, person)
    said = await refused_inline(ask, desk)
    shut = said is not None or await closed(ask, desk) is not None
    results = [] if shut else [_result(entry, desk, voice) for entry in await found(query.query, desk)]
    personal = said is not None or desk.door.access != "open"
    button = InlineQueryResultsButton(said, start_parameter="inline") if said else None
    try:
        await query.answer(results, cache_time=FRESH, is_personal=personal or None, button=button)
    except TelegramError as error:
        log.info("an inline query was not answered: %s", failure(error))


async def found(words: str, desk: Desk) -> list[StoredEntry]:
    """The entries that words ask for."""
    terms = query_terms(words)
    async with desk.storage.read() as tx:
        if not terms:
            return await tx.entries.latest(offset=0, limit=MOST)
        return await tx.entries.some(await tx.search.find(terms, MOST))


def _result(entry: StoredEntry, desk: Desk, voice: Speech) -> InlineQueryResultArticle:
    about = topic_names(entry.topics, desk.config, voice)
    line = voice.say("{outlet}, {time}", outlet=entry.feed, time=voice.moment(entry.time))
    content = InputTextMessageContent(
        html(entry_item(None, entry, desk.config, voice)),
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    description = f"{about} · {line}" if about else line
    return InlineQueryResultArticle(str(entry.id), cut(title(entry, voice), 100), content, description=description)
