"""The one wall between the network library's errors and ours. Pure."""

from __future__ import annotations

import ssl

import httpcore

from bot.errors import FeedTrouble, FetchError


def status_words(status: int) -> str:
    """What a status that is no success means, to follow the host's name."""
    known = {
        304: "answers “not changed” (304) though it was not asked whether anything changed",
        401: "asks for a password (401)",
        403: "refuses the request (403)",
        404: "has nothing at this address (404)",
        410: "says that the feed is gone for good (410)",
        429: "asks to be polled less often (429)",
        503: "is not available now (503)",
    }
    return known.get(status, f"fails ({status})" if status >= 500 else f"answers with status {status}")


FOREIGN: tuple[type[Exception], ...] = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    ssl.SSLError,
    OSError,
)
"""All that the network libraries raise."""


def translated(error: Exception, host: str) -> FetchError:
    """One of FOREIGN as the FetchError to raise from it."""
    trouble, words = _trouble_of(error)
    return FetchError(trouble, f"{host}: {words}")


def _trouble_of(error: Exception) -> tuple[FeedTrouble, str]:
    # The pool raises "from None", which leaves what a ConnectError came from in its context alone.
    if any(isinstance(part, ssl.SSLError) for part in (error, error.__cause__, error.__context__)):
        return FeedTrouble.TLS, "no trusted encrypted connection can be made; its certificate may be wrong or expired"
    match error:
        case httpcore.ConnectTimeout():
            return FeedTrouble.TIMEOUT, "does not answer to a connection"
        case httpcore.TimeoutException():
            return FeedTrouble.TIMEOUT, "stops answering midway"
        case httpcore.ConnectError():
            return FeedTrouble.CONNECT, "refuses the connection or cannot be reached"
        case httpcore.ProxyError():
            return FeedTrouble.CONNECT, "the proxy of CASEWATCH_PROXY makes no connection to it"
        case httpcore.LocalProtocolError():
            return FeedTrouble.BROKEN, "a header configured for it cannot be sent; look at the feed's headers"
    return FeedTrouble.BROKEN, "the answer breaks off or is not HTTP"
