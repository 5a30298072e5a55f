"""From an address that somebody pasted to the feed behind it, and what can be told of it before it is added.

    address → fetch → a feed? → told
                    → a page? → the feeds that it names, then the usual places: six tries → the first that is one

Everything goes through the guarded fetcher and the parsing processes: an address is anybody's choice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.errors import AddressRefused, FeedError, FeedTrouble, FetchError, ParseError
from bot.feeds.about import country_of, language_of_feed, suggested_name
from bot.feeds.decode import decode
from bot.feeds.entry import FetchedFeed, FetchRequest, ParsedEntry, ParsedFeed
from bot.feeds.fetch import Fetcher
from bot.feeds.page import article_text
from bot.feeds.page_links import LOOKED_AT, asks_for_password, common_links, feed_links
from bot.feeds.worker import ParseWorkers

LONGEST = 30.0
"""Seconds for everything: a person waits."""
MOST_TRIES = 6
SHOWN = 5
_LONGEST_ADDRESS = 2_000
# A page, and not a failure of the host, which the next address would get too.
_TRY_ON = (FeedTrouble.STATUS, FeedTrouble.WEB_PAGE, FeedTrouble.NOT_A_FEED, FeedTrouble.EMPTY, FeedTrouble.TOO_COMPLEX)
# What a host that only speaks http makes of https.
_NOT_SECURE = (FeedTrouble.TLS, FeedTrouble.CONNECT, FeedTrouble.BROKEN, FeedTrouble.TIMEOUT)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that can be read, and what it would be added as.

    `language` (ISO 639-1) and `country` (ISO 3166) are guesses, None where there is none; `newest` are its newest
    entries, `others` more feeds that the page names.
    """

    url: str
    title: str
    name: str
    language: str | None
    country: str | None
    entries: int
    newest: tuple[ParsedEntry, ...]
    others: tuple[str, ...] = ()


class Discovery:
    """Looks for feeds; `timeout` is in seconds, for one address with all that is tried for it."""

    def __init__(self, fetcher: Fetcher, workers: ParseWorkers, *, timeout: float = LONGEST) -> None:
        self._fetcher, self._workers, self._timeout = fetcher, workers, timeout

    async def find(self, pasted: str, taken: Collection[str], now: datetime) -> Discovered:
        """The feed of this address, or of the page there; `taken` are the names that other feeds have.

        Raises FeedError in words for the person who pasted it: no address, not public, too slow, too large, a page
        that asks for a password, a page without a feed.
        """
        addresses = _addresses(pasted)
        try:
            async with asyncio.timeout(self._timeout):
                return await self._first(addresses, taken, now)
        except TimeoutError:
            host = urlsplit(addresses[0]).hostname
            detail = f"{host}: no feed was found within {self._timeout:g} seconds"
            raise FetchError(FeedTrouble.TIMEOUT, detail) from None

    async def article(self, pasted: str) -> str:
        """The text of the article at this address, a paragraph a line, "" where there is none; FeedError as `find`."""
        return await article_text(_addresses(pasted)[0], None, self._fetcher, self._workers)

    async def _first(self, addresses: Sequence[str], taken: Collection[str], now: datetime) -> Discovered:
        *secure, last = addresses
        for address in secure:
            try:
                async with asyncio.timeout(self._timeout / 3):
                    return await self._find(address, taken, now)
            except FeedError as error:
                if error.trouble not in _NOT_SECURE:
                    raise
            except TimeoutError:
                continue
        return await self._find(last, taken, now)

    async def _find(self, address: str, taken: Collection[str], now: datetime) -> Discovered:
        fetched = await self._fetcher.fetch(FetchRequest(address))
        try:
            return _told(fetched, await self._parsed(fetched, now), taken)
        except ParseError as none:
            if none.trouble not in (FeedTrouble.WEB_PAGE, FeedTrouble.NOT_A_FEED):
                raise
        return await self._linked(fetched, taken, now)

    async def _linked(self, fetched: FetchedFeed, taken: Collection[str], now: datetime) -> Discovered:
        """The first feed among those that a page names and the usual places."""
        page = decode((fetched.body or b"")[:LOOKED_AT], fetched.content_type)
        named = feed_links(page, fetched.url)
        tries = [link for link in dict.fromkeys([*named, *common_links(fetched.url)]) if link != fetched.url]
        refused: FeedError | None = None
        for link in tries[:MOST_TRIES]:
            try:
                answer = await self._fetcher.fetch(FetchRequest(link))
                found = _told(answer, await self._parsed(answer, now), taken)
            except FeedError as error:
                if link in named:
                    refused = refused or error
                elif error.trouble not in _TRY_ON:
                    break
                continue
            others = tuple(other for other in named if other not in (link, found.url))
            return replace(found, others=others)
        raise _nothing(page, fetched, refused)

    async def _parsed(self, fetched: FetchedFeed, now: datetime) -> ParsedFeed:
        country = country_of(fetched.url)
        return await self._workers.parse(fetched.body or b"", fetched.content_type, country, now)


def _addresses(pasted: str) -> list[str]:
    """The whole addresses that may be meant: without https:// before it, both schemes."""
    address = pasted.strip().strip("<>«»\"'").strip()
    if not address or len(address) > _LONGEST_ADDRESS or any(sign.isspace() for sign in address):
        raise AddressRefused("this is no address; write one such as https://example.org/rss")
    if "://" in address:
        return [address]
    if "." not in address.partition("/")[0]:
        raise AddressRefused("this is no address; write one such as https://example.org/rss")
    return [f"https://{address}", f"http://{address}"]


def _told(fetched: FetchedFeed, parsed: ParsedFeed, taken: Collection[str]) -> Discovered:
    earliest = datetime.min.replace(tzinfo=UTC)
    newest = sorted(parsed.entries, key=lambda entry: entry.published or earliest, reverse=True)
    return Discovered(
        url=fetched.url,
        title=parsed.title,
        name=suggested_name(parsed.title, fetched.url, taken),
        language=language_of_feed(parsed),
        country=country_of(fetched.url),
        entries=len(parsed.entries),
        newest=tuple(newest[:SHOWN]),
    )


def _nothing(page: str, fetched: FetchedFeed, refused: FeedError | None) -> FeedError:
    """Why there is no feed: what was wrong with the first one that the page names, else that it names none."""
    host = urlsplit(fetched.url).hostname
    if isinstance(refused, ParseError):
        return ParseError(refused.trouble, f"{host}: the feed that the page names cannot be read: {refused}")
    if refused:
        return refused
    told = f"{host}: the page names no feed, and there is none in the usual places; look for «RSS» on the site"
    if asks_for_password(page):
        told = f"{host}: the page asks for a password and names no feed; a feed must be open to everybody"
    return ParseError(FeedTrouble.WEB_PAGE, told)
