"""Fetches the page of an entry and gives the text of its article."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from bot.errors import FeedTrouble, FetchError
from bot.feeds.entry import FetchedFeed, FetchRequest
from bot.feeds.fetch import Fetcher
from bot.feeds.headers import PAGE_TYPES
from bot.feeds.worker import ParseWorkers

LONGEST_FETCH = 15.0
"""Seconds for one page, over all redirects: the article can be read without it."""

_PAGES = ("text/html", "application/xhtml+xml")


async def article_text(url: str, user_agent: str | None, fetcher: Fetcher, workers: ParseWorkers) -> str:
    """The paragraphs of the article at this address, a line each; "" where the page has none.

    A feed's own headers are for its own address and do not go here. Raises FeedError.
    """
    fetched = await _fetched(FetchRequest(url, user_agent=user_agent, accept=PAGE_TYPES), fetcher)
    if not fetched.body or not _is_page(fetched):
        detail = f"{urlsplit(fetched.url).hostname}: got something that is no web page"
        raise FetchError(FeedTrouble.NOT_A_PAGE, detail)
    return await workers.page_text(fetched.body, fetched.content_type)


async def _fetched(request: FetchRequest, fetcher: Fetcher) -> FetchedFeed:
    try:
        async with asyncio.timeout(LONGEST_FETCH):
            return await fetcher.fetch(request)
    except TimeoutError:
        detail = f"{urlsplit(request.url).hostname}: the page was not complete after {LONGEST_FETCH:g} seconds"
        raise FetchError(FeedTrouble.TIMEOUT, detail) from None


def _is_page(fetched: FetchedFeed) -> bool:
    """By what the server calls it, else by its beginning."""
    called = fetched.content_type.partition(";")[0].strip().lower()
    return called in _PAGES if called else (fetched.body or b"").lstrip()[:1] == b"<"
