"""Reading, off the event loop: entries go in, what is to be filed comes out.

An entry that cannot be read is filed as such, and tried again later. There is one thread: reading is all processor, a
second would only take turns with the first.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.config.model import Config, Feed
from bot.feeds.entry import ParsedEntry
from bot.reading.model import Article, Reading
from bot.reading.read import understand
from bot.reading.stored import article_of, matches_of, mentions_of, stored_article
from bot.rulebook import Rulebook, Wanted
from storage.database import Storage
from storage.records import ReadEntry, Reread, Seen, UnreadEntry

log = logging.getLogger(__name__)

RETRIED_AT_ONCE = 20
FIRST_RETRY = timedelta(minutes=5)
LONGEST_RETRY = timedelta(days=1)


class Reader:
    """Understands entries in a thread of its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")

    async def read(self, entries: Sequence[tuple[ParsedEntry, Seen]], feed: Feed, wanted: Wanted) -> list[ReadEntry]:
        """What is to be filed for each entry, in order."""
        if not entries:
            return []
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, _read_all, entries, feed, wanted)

    async def again(self, storage: Storage, rulebook: Rulebook) -> None:
        """Read once more what could not be read before: a new version or a new rule may manage."""
        async with storage.read() as tx:
            unread = await tx.entries.unread(datetime.now(UTC), RETRIED_AT_ONCE)
        for entry in unread:
            await self._again(entry, storage, rulebook.config, rulebook.wanted)

    async def _again(self, entry: UnreadEntry, storage: Storage, config: Config, wanted: Wanted) -> None:
        article = stored_article(entry.article, config.feed(entry.feed))
        reading, failure = await asyncio.get_running_loop().run_in_executor(self._thread, _read, article, wanted)
        now = datetime.now(UTC)
        async with storage.begin() as tx:
            if failure or reading is None:
                wait = min(FIRST_RETRY * (1 << min(entry.attempts, 20)), LONGEST_RETRY)
                await tx.entries.failed_again(entry, failure or "", now + wait)
            else:
                mentions = mentions_of(reading, wanted.ids)
                await tx.entries.reread(
                    entry, Reread(reading.words, matches_of(reading), mentions, reading.countries), now
                )

    def close(self) -> None:
        """Let go of the thread; what it reads now is given up."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _read_all(entries: Sequence[tuple[ParsedEntry, Seen]], feed: Feed, wanted: Wanted) -> list[ReadEntry]:
    return [_read_entry(entry, seen, feed, wanted) for entry, seen in entries]


def _read_entry(entry: ParsedEntry, seen: Seen, feed: Feed, wanted: Wanted) -> ReadEntry:
    article = article_of(entry, feed)
    reading, failure = _read(article, wanted)
    return ReadEntry(
        seen=seen,
        title=entry.title,
        summary=entry.summary,
        link=entry.link,
        body=article.body,
        published_at=entry.published,
        language=reading.language if reading else article.language,
        words=reading.words if reading else "",
        matches=matches_of(reading) if reading else (),
        mentions=mentions_of(reading, wanted.ids) if reading else (),
        countries=reading.countries if reading else (),
        failure=failure,
    )


def _read(article: Article, wanted: Wanted) -> tuple[Reading | None, str | None]:
    """The reading, or why there is none: the kind of error, never the text."""
    try:
        return understand(article, wanted.topics, wanted.watches), None
    except Exception as error:
        kind, where = type(error).__name__, traceback.extract_tb(error.__traceback__)[-1]
        # No traceback: an error's message may quote the text.
        log.error("a text could not be read: %s at %s:%s", kind, where.filename, where.lineno)
        return None, kind
