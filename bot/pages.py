"""The pages of entries that their feed tells in brief: which are wanted, and how they are asked for.

    new entries → those that cause alerts, are summaries and have a page of their own → the twenty newest
                → by host, side by side: one page at a time, a pause between → the text of each, or none

A page that cannot be had is no fault of its entry, which is read without it, and is not asked for again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.config.model import Feed, FullText
from bot.errors import FeedError, FeedTrouble, FetchError
from bot.feeds.address import canonical_address, is_front_page
from bot.feeds.entry import ParsedEntry
from bot.feeds.fetch import Fetcher
from bot.feeds.page import article_text
from bot.feeds.turns import Turns
from bot.feeds.worker import ParseWorkers
from bot.reading.full_text import is_summary
from storage.filing import is_silent

log = logging.getLogger(__name__)

MOST_PAGES = 20
PAUSE = 1.0
LONGEST = 60.0
"""Seconds for all pages of a poll: what is not there by then is done without."""
AT_ONCE = 32

_HOST_IS_DOWN = (FeedTrouble.DNS, FeedTrouble.CONNECT, FeedTrouble.TLS, FeedTrouble.TIMEOUT)
# Of these answers the next page of the host would get the same.
_HOST_REFUSES = (401, 403, 429)


class Pages:
    """Fetches pages for all feeds, so that a host is asked for one at a time whoever links to it."""

    def __init__(self, fetcher: Fetcher, workers: ParseWorkers, *, pause: float = PAUSE) -> None:
        """`pause` is in seconds, between two pages of a host."""
        self._fetcher, self._workers, self._turns = fetcher, workers, Turns(pause)
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def with_texts(
        self, entries: Sequence[ParsedEntry], feed: Feed, full_text: FullText, *, now: datetime, first_poll: bool
    ) -> list[ParsedEntry]:
        """These entries in order, with the text of their page where that is wanted and could be had; never raises."""
        wanted = wanted_pages(entries, full_text, now, first_poll=first_poll)
        found: dict[int, str] = {}
        failed: list[str] = []
        try:
            async with asyncio.timeout(LONGEST), asyncio.TaskGroup() as hosts:
                for host, links in _by_host({number: entries[number].link for number in wanted}).items():
                    hosts.create_task(self._from_host(host, links, feed, found, failed))
        except TimeoutError:
            failed.append(f"no more after {LONGEST:g} seconds")
        if failed:
            log.info("%s: %d of %d pages were read: %s", feed.name, len(found), len(wanted), failed[0])
        return [replace(entry, page=found.get(number, "")) for number, entry in enumerate(entries)]

    async def _from_host(
        self, host: str, links: Mapping[int, str], feed: Feed, found: dict[int, str], failed: list[str]
    ) -> None:
        """One page after the other, until the host will not go on."""
        for number, link in links.items():
            try:
                async with self._turns.of(host), self._slots:
                    found[number] = await article_text(link, feed.user_agent, self._fetcher, self._workers)
            except FeedError as error:
                failed.append(str(error))
                if _is_host_at_fault(error):
                    return
            except Exception as error:
                # Our own mistake, in a page we know nothing of; no traceback, since a message may quote the page.
                failed.append(type(error).__name__)
                log.error("a page of %s could not be read: %s", feed.name, type(error).__name__)


def wanted_pages(entries: Sequence[ParsedEntry], full_text: FullText, now: datetime, *, first_poll: bool) -> list[int]:
    """Whose page is wanted, by number, the newest first and at most MOST_PAGES; what has no date counts as newest.

    None of an entry that is stored silently. An outlet's front page, and one that several entries share, is no entry's.
    """
    if full_text == "never":
        return []
    addresses = [canonical_address(entry.link) for entry in entries]
    shared = Counter(addresses)
    wanted = [
        number
        for number, (entry, address) in enumerate(zip(entries, addresses, strict=True))
        if address and shared[address] == 1 and not is_front_page(address)
        if not is_silent(entry.published, now, first_poll=first_poll)
        if full_text == "always" or is_summary(entry)
    ]
    latest = datetime.max.replace(tzinfo=UTC)
    return sorted(wanted, key=lambda number: entries[number].published or latest, reverse=True)[:MOST_PAGES]


def _by_host(links: Mapping[int, str]) -> dict[str, dict[int, str]]:
    """The links of each host, www.example.org and m.example.org being one."""
    hosts: dict[str, dict[int, str]] = {}
    for number, link in links.items():
        hosts.setdefault(urlsplit(canonical_address(link)).hostname or "", {})[number] = link
    return hosts


def _is_host_at_fault(error: FeedError) -> bool:
    if error.trouble in _HOST_IS_DOWN:
        return True
    status = error.status if isinstance(error, FetchError) else None
    return status is not None and (status in _HOST_REFUSES or status >= 500)
