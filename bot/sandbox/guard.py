"""Only this machine's own programs and the sandbox's own page may ask: no foreign web page, whatever name it uses.

A browser sends the name it believes it talks to (Host) and the page that asks (Origin, and for a plain GET, where it
leaves that out, Sec-Fetch-Site); all must be ours. This stops DNS rebinding and requests forged by other pages.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.methods import LOOPBACK

# What a browser says of an address that was typed, and of what our own page asks. Other programs say nothing.
_FROM_HERE = ("none", "same-origin")


class Guard:
    """Answers 403 to what does not come from here, and passes the rest on to `app`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        why = refused(Headers(scope=scope)) if scope["type"] == "http" else ""
        if why:
            answer = {"ok": False, "error_code": 403, "description": f"Forbidden: {why}", "error": why}
            await JSONResponse(answer, status_code=403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def refused(headers: Headers) -> str:
    """Why a request with these headers is refused; empty if it is not."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if _host_name(host) not in LOOPBACK:
        return "the Host header must be 127.0.0.1 or localhost"
    if origin is not None and origin.lower() != f"http://{host}".lower():
        return "the Origin header must be the sandbox's own address"
    if headers.get("sec-fetch-site", "none") not in _FROM_HERE:
        return "another web page asks"
    return ""


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
