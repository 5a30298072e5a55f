"""«@bot words» in any chat: a stored article to share."""

from __future__ import annotations

import logging

from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.telegram import failure
from bot.commands.base import Desk
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
    """Offer the newest stored articles with these words; without words the newest that met a topic."""
    voice = speech(query.from_user.language_code)
    results = [_result(entry, desk, voice) for entry in await found(query.query, desk)]
    try:
        await query.answer(results, cache_time=FRESH)
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
