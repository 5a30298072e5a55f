"""Connections that end only where they may: a host is resolved, its addresses are checked, and what was checked is
what is connected to, with the host's own name kept for Host and SNI. So no second look-up can answer differently."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable

import httpcore
import httpx
from httpcore import SOCKET_OPTION, AnyIOBackend, AsyncNetworkBackend, AsyncNetworkStream

from bot.errors import AddressRefused, FeedTrouble, FetchError, SettingsError
from bot.feeds.guard import is_public

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""From host and port to the addresses it has, best first; raises OSError where it has none."""

_AT_MOST = 100
_PROXY_FORMS = "CASEWATCH_PROXY: must look like http://host:port or socks5://host:port"


async def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host as the system's resolver orders them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class Guard:
    """Decides which of a host's addresses may be connected to."""

    def __init__(
        self,
        resolve: Resolve = resolve_host,
        allowed: Callable[[str], bool] = is_public,
        trusted: tuple[str, int] | None = None,
    ) -> None:
        """`trusted` is the one host and port that may be on this machine whatever `allowed` says: the sandbox's own."""
        self._resolve, self._allowed, self._trusted = resolve, allowed, trusted

    async def addresses(self, host: str, port: int) -> list[str]:
        """The host's allowed addresses.

        Raises FetchError (DNS) where the host has none at all, AddressRefused where none of them is allowed.
        """
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise FetchError(FeedTrouble.DNS, f"{host}: no such host is known to DNS")
        allowed = found if (host, port) == self._trusted else [ip for ip in found if self._allowed(ip)]
        if not allowed:
            raise AddressRefused(f"{host}: is not a public address")
        return allowed

    async def check_behind_proxy(self, host: str, port: int) -> None:
        """Refuse a host that is not allowed, as far as it can be told here: a proxy may know hosts that we do not."""
        try:
            await self.addresses(host, port)
        except AddressRefused:
            raise
        except FetchError:
            return


class GuardedBackend(AsyncNetworkBackend):
    """Opens connections to checked addresses only; a host's addresses are tried one after another."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._plain = guard, AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own signature)
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """A connection to the first of the host's allowed addresses that answers."""
        *others, last = await self._guard.addresses(host, port)
        share = timeout / (len(others) + 1) if timeout else None
        for ip in others:
            try:
                return await self._plain.connect_tcp(ip, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._plain.connect_tcp(last, port, share, local_address, socket_options)


def open_pool(guard: Guard, proxy: str | None) -> httpcore.AsyncConnectionPool:
    """Verified connections, straight and guarded or through a proxy (http://… or socks5://…).

    What is behind a proxy cannot be guarded here: ask `check_behind_proxy` first.
    Raises SettingsError for a proxy that cannot be used.
    """
    return httpcore.AsyncConnectionPool(
        # One for all: making one takes 20 ms.
        ssl_context=httpcore.default_ssl_context(),
        proxy=_proxy(proxy) if proxy else None,
        network_backend=None if proxy else GuardedBackend(guard),
        max_connections=_AT_MOST,
        # Feeds are polled minutes apart: a kept connection would only be looked at again with every other request.
        max_keepalive_connections=0,
    )


def _proxy(address: str) -> httpcore.Proxy:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        raise SettingsError(_PROXY_FORMS) from None
    if url.scheme not in ("http", "socks5") or not url.host:
        raise SettingsError(_PROXY_FORMS)
    auth = (url.username, url.password) if url.userinfo else None
    return httpcore.Proxy(httpcore.URL(scheme=url.scheme, host=url.raw_host, port=url.port, target="/"), auth=auth)
