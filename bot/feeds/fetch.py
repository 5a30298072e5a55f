"""Fetches one address: politely, in bounds, and only from public hosts.

    request → check → connect → redirect? → back to check, at most eight times
                              → 304         → "not changed"
                              → 200         → body, inflated to at most 5 MB
                              → other       → FetchError

It keeps no cookies, believes no environment variable, and remembers nothing of an address.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpcore
import httpx

from bot.errors import FeedTrouble, FetchError
from bot.feeds.body import BODY_CAP, BadEncoding, TooLarge, read_body
from bot.feeds.entry import FetchedFeed, FetchRequest, Validators
from bot.feeds.guard import check_address, is_public
from bot.feeds.headers import fresh_for, read_headers, request_headers, retry_after, validators_of
from bot.feeds.transport import Guard, Resolve, open_pool, resolve_host
from bot.feeds.trouble import FOREIGN, status_words, translated

_MOST_REDIRECTS = 8
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))
_TIMEOUTS = {"timeout": {"connect": 10.0, "read": 20.0, "write": 10.0, "pool": None}}


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    to: httpx.URL


class Fetcher:
    """One for all feeds. `total_timeout` is in seconds, over all redirects and the whole body.

    `allow_private` lets it connect to any address (a feed on one's own machine), `trusted` to this host and port
    wherever they are. How many requests a host gets at
    once is the caller's to arrange.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        proxy: str | None = None,
        total_timeout: float = 30.0,
        resolve: Resolve = resolve_host,
        trusted: tuple[str, int] | None = None,
    ) -> None:
        """Opens nothing yet. Raises SettingsError for a proxy that cannot be used."""
        self._guard = Guard(resolve, _anything if allow_private else is_public, trusted)
        self._behind_proxy, self._total_timeout = proxy is not None, total_timeout
        self._pool = open_pool(self._guard, proxy)

    async def fetch(self, request: FetchRequest) -> FetchedFeed:
        """What the address answers: a body, or None where it says that nothing changed.

        Raises AddressRefused where a host on the way is not public, else FetchError; its words name the host.
        """
        try:
            async with asyncio.timeout(self._total_timeout):
                return await self._follow(request)
        except TimeoutError:
            host = httpx.URL(request.url).host
            detail = f"{host}: the answer was not complete after {self._total_timeout:g} seconds"
            raise FetchError(FeedTrouble.TIMEOUT, detail) from None

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def _follow(self, request: FetchRequest) -> FetchedFeed:
        check_address(request.url)
        first = url = _read_url(request.url)
        permanent = True
        for _ in range(_MOST_REDIRECTS + 1):
            answer = await self._ask(request, url, same_host=_may_hear_ours(first, url))
            if isinstance(answer, FetchedFeed):
                moved = permanent and url != first
                return replace(answer, permanent_to=answer.url) if moved else answer
            permanent = permanent and answer.status in _PERMANENT
            url = answer.to
        raise FetchError(FeedTrouble.REDIRECTS, f"{first.host}: redirects more than {_MOST_REDIRECTS} times")

    async def _ask(self, request: FetchRequest, url: httpx.URL, *, same_host: bool) -> FetchedFeed | _Redirect:
        if self._behind_proxy:
            await self._guard.check_behind_proxy(url.host, url.port or (443 if url.scheme == "https" else 80))
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = request_headers(request, host=url.netloc, same_host=same_host)
        conditional = same_host and request.validators != Validators()
        try:
            response = await self._pool.handle_async_request(
                httpcore.Request("GET", target, headers=headers, extensions=_TIMEOUTS)
            )
            try:
                return await _read(response, url, conditional)
            finally:
                await response.aclose()
        except FOREIGN as error:
            raise translated(error, url.host) from error


async def _read(response: httpcore.Response, url: httpx.URL, conditional: bool) -> FetchedFeed | _Redirect:
    headers, status = read_headers(response.headers), response.status
    if status in _REDIRECTS and "location" in headers:
        return _Redirect(status, _next_url(url, headers["location"]))
    if status == 304 and conditional:
        return _fetched(status, url, None, headers)
    if not 200 <= status < 300:
        wait = retry_after(headers, datetime.now(UTC)) if status in (429, 503) else None
        raise FetchError(FeedTrouble.STATUS, f"{url.host}: {status_words(status)}", status=status, retry_after=wait)
    return _fetched(status, url, await _read_body(response, url.host, headers), headers)


async def _read_body(response: httpcore.Response, host: str, headers: Mapping[str, str]) -> bytes:
    length = headers.get("content-length", "")
    try:
        if length.isdigit() and int(length[:20]) > BODY_CAP:
            raise TooLarge
        return await read_body(response.aiter_stream(), headers.get("content-encoding", ""))
    except TooLarge:
        limit = f"{BODY_CAP // 1024**2} MB"
        raise FetchError(FeedTrouble.TOO_LARGE, f"{host}: the answer is larger than {limit}") from None
    except BadEncoding as error:
        raise FetchError(FeedTrouble.BROKEN, f"{host}: the answer {error}") from error


def _fetched(status: int, url: httpx.URL, body: bytes | None, headers: Mapping[str, str]) -> FetchedFeed:
    content_type = headers.get("content-type", "")
    address = str(url.copy_with(fragment=None))
    return FetchedFeed(status, address, body, content_type, validators_of(headers), fresh_for(headers))


def _anything(_ip: str) -> bool:
    return True


def _may_hear_ours(first: httpx.URL, url: httpx.URL) -> bool:
    """A feed's headers and validators are for its own host, and never leave the encrypted way."""
    return url.host == first.host and (url.scheme == "https" or first.scheme == "http")


def _read_url(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchError(FeedTrouble.ADDRESS, "the address cannot be read; check it for typing errors") from error


def _next_url(url: httpx.URL, location: str) -> httpx.URL:
    try:
        following = url.join(location.strip())
    except httpx.InvalidURL as error:
        detail = f"{url.host}: redirects to an address that cannot be read"
        raise FetchError(FeedTrouble.REDIRECTS, detail) from error
    check_address(str(following))
    return following
