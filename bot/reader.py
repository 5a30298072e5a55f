"""Reading, off the event loop: entries go in, what is to be filed comes out.

An entry that cannot be read is filed as such, and tried again later. There is one thread: reading is all processor, a
second would only take turns with the first.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.config.model import Config, Feed
from bot.feeds.entry import ParsedEntry
from bot.reading.hidden import HIDES_NOBODY, Hidden, same_people
from bot.reading.model import Article, Reading
from bot.reading.model import Mention as Found
from bot.reading.negatives import exclusions_of
from bot.reading.read import understand
from bot.reading.stored import article_of, matches_of, mentions_of, name_keys, stored_article
from bot.rulebook import Rulebook, Wanted
from storage.database import Storage
from storage.records import Mention, ReadEntry, Reread, Seen, UnreadEntry

log = logging.getLogger(__name__)

RETRIED_AT_ONCE = 20
KEYED_AT_ONCE = 50
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
            await self._again(entry, storage, rulebook.config, await rulebook.ready())

    async def _again(self, entry: UnreadEntry, storage: Storage, config: Config, wanted: Wanted) -> None:
        article = stored_article(entry.article, config.feed(entry.feed))
        reading, failure = await asyncio.get_running_loop().run_in_executor(self._thread, _read, article, wanted)
        now = datetime.now(UTC)
        async with storage.begin() as tx:
            if failure or reading is None:
                wait = min(FIRST_RETRY * (1 << min(entry.attempts, 20)), LONGEST_RETRY)
                await tx.entries.failed_again(entry, failure or "", now + wait)
            else:
                await tx.entries.reread(entry, _reread(article, reading, wanted), now)

    async def add_keys(self, storage: Storage, hidden: Hidden = HIDES_NOBODY) -> None:
        """Make some texts findable by a name that were stored before there were keys for that; the newest first.

        Those that certainly name somebody who is left out of lists are so from now on.
        """
        async with storage.read() as tx:
            unkeyed = await tx.search.unkeyed(KEYED_AT_ONCE)
        if unkeyed:
            loop = asyncio.get_running_loop()
            keys = await loop.run_in_executor(self._thread, _all_keys, unkeyed)
            met = await loop.run_in_executor(self._thread, _all_hidden, unkeyed, keys, hidden)
            async with storage.begin() as tx:
                await tx.search.add_keys(keys)
                await tx.suppressions.hide_revisions(met)

    def close(self) -> None:
        """Let go of the thread; what it reads now is given up."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _read_all(entries: Sequence[tuple[ParsedEntry, Seen]], feed: Feed, wanted: Wanted) -> list[ReadEntry]:
    return [_read_entry(entry, seen, feed, wanted) for entry, seen in entries]


def _read_entry(entry: ParsedEntry, seen: Seen, feed: Feed, wanted: Wanted) -> ReadEntry:
    article = article_of(entry, feed)
    reading, failure = _read(article, wanted)
    keys = name_keys(article.title, article.body) if reading else ""
    certain = _hidden(article, reading, keys, wanted)
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
        mentions=_mentions(reading, certain, wanted) if reading else (),
        countries=reading.countries if reading else (),
        failure=failure,
        keys=keys,
        exclusions=exclusions_of(article, reading, wanted.ids, wanted.negatives) if reading else (),
        hidden_by=wanted.hidden.ids_in(certain),
    )


def _reread(article: Article, reading: Reading, wanted: Wanted) -> Reread:
    keys = name_keys(article.title, article.body)
    certain = _hidden(article, reading, keys, wanted)
    return Reread(
        reading.words,
        matches_of(reading),
        _mentions(reading, certain, wanted),
        reading.countries,
        keys,
        exclusions_of(article, reading, wanted.ids, wanted.negatives),
        wanted.hidden.ids_in(certain),
    )


def _hidden(article: Article, reading: Reading | None, keys: str, wanted: Wanted) -> tuple[Found, ...]:
    """Where it certainly names somebody who is left out of lists and alerts."""
    return wanted.hidden.certain_in(article, keys, on_topic=bool(reading.topics)) if reading else ()


def _mentions(reading: Reading, certain: Sequence[Found], wanted: Wanted) -> tuple[Mention, ...]:
    """The watched people of a reading, but for who is left out: whoever watches them is told nothing."""
    found = mentions_of(reading, wanted.ids)
    gone = same_people({one.name_id: one.places for one in found}, certain)
    return tuple(one for one in found if one.name_id not in gone)


def _all_keys(texts: Mapping[int, tuple[str, str]]) -> dict[int, str]:
    """The keys of each text; none of one that cannot be read."""
    found = {}
    for id_, (title, body) in texts.items():
        try:
            found[id_] = name_keys(title, body)
        except Exception as error:  # whatever one text does, the others get theirs
            log.error("a text has no keys: %s", type(error).__name__)
            found[id_] = ""
    return found


def _all_hidden(
    texts: Mapping[int, tuple[str, str]], keys: Mapping[int, str], hidden: Hidden
) -> dict[int, tuple[int, ...]]:
    """Who is left out of lists and certainly named, by text."""
    articles = {id_: Article(*text) for id_, text in texts.items()}
    named = {id_: hidden.certain_in(one, keys[id_], on_topic=False) for id_, one in articles.items()}
    return {id_: hidden.ids_in(certain) for id_, certain in named.items() if certain}


def _read(article: Article, wanted: Wanted) -> tuple[Reading | None, str | None]:
    """The reading, or why there is none: the kind of error, never the text."""
    try:
        return understand(article, wanted.topics, wanted.watches), None
    except Exception as error:
        kind, where = type(error).__name__, traceback.extract_tb(error.__traceback__)[-1]
        # No traceback: an error's message may quote the text.
        log.error("a text could not be read: %s at %s:%s", kind, where.filename, where.lineno)
        return None, kind
