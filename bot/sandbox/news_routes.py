"""The sample newsroom over HTTP: /news/<outlet>.xml and /news/<outlet>/<id>."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox import news_page
from bot.sandbox.news_feed import etag, rss
from bot.sandbox.newsroom import Newsroom
from bot.sandbox.sample_news import load_samples

_HEADERS = {
    "Content-Security-Policy": news_page.POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def news_routes(clock: Callable[[], float]) -> list[Route]:
    """Every address of the newsroom, which opens when the first of them is asked for; `clock` gives unix seconds."""
    desk = _Desk(clock)
    return [Route("/news/{outlet}.xml", desk.feed), Route("/news/{outlet}/{id}", desk.page)]


class _Desk:
    """Answers from a newsroom that is made when it is needed: most sandboxes of the tests need none."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    @cached_property
    def _newsroom(self) -> Newsroom:
        return Newsroom(load_samples(), self._now())

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    async def feed(self, request: Request) -> Response:
        """An outlet's feed, or that it has not changed; its links lead to where it was asked for."""
        newsroom = self._newsroom
        outlet = newsroom.samples.outlet(request.path_params["outlet"])
        if outlet is None:
            return _missing()
        body = rss(outlet, newsroom.feed(outlet, self._now()), str(request.base_url).rstrip("/"))
        headers = _HEADERS | {"ETag": etag(body)}
        if _is_known(headers["ETag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/rss+xml; charset=utf-8", headers=headers)

    async def page(self, request: Request) -> Response:
        """An entry's page."""
        newsroom = self._newsroom
        outlet = newsroom.samples.outlet(request.path_params["outlet"])
        item = newsroom.page(outlet, request.path_params["id"], self._now()) if outlet else None
        if item is None:
            return _missing()
        return Response(news_page.page(item), media_type="text/html", headers=_HEADERS)


def _is_known(tag: str, asked: str) -> bool:
    """Whether If-None-Match names the tag, weakly (RFC 9110 §13.1.2)."""
    named = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return tag in named or named == ["*"]


def _missing() -> Response:
    text = "The sample newsroom has no such page; its stories are forgotten when the sandbox ends."
    return PlainTextResponse(text, status_code=404, headers=_HEADERS)
