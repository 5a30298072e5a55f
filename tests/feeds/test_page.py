"""The page of an entry, from a real server, through a parsing process."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import AddressRefused, FeedError, FeedTrouble
from bot.feeds import page as page_module
from bot.feeds.body import BODY_CAP
from bot.feeds.fetch import Fetcher
from bot.feeds.page import article_text
from bot.feeds.worker import ParseWorkers
from tests.feeds.pages import LEAD, page
from tests.feeds.server import Answer, Server, Write, answer

HTML = "text/html; charset=utf-8"


async def text_of(url: str, *, user_agent: str | None = None, allow_private: bool = True) -> str:
    fetcher, workers = Fetcher(allow_private=allow_private), ParseWorkers()
    try:
        return await article_text(url, user_agent, fetcher, workers)
    finally:
        await fetcher.aclose()
        await workers.aclose()


@pytest.mark.parametrize(
    "given",
    [
        answer(body=page(), Content_Type=HTML),
        answer(body=page(), Content_Type="application/xhtml+xml"),
        answer(body=page()),
        answer(body=page("cp1251"), Content_Type="text/html"),
    ],
    ids=["html", "xhtml", "not named", "cp1251"],
)
async def test_the_text_of_a_page(server: Server, given: bytes) -> None:
    server.answers["/a"] = given
    assert LEAD in await text_of(server.url("/a"))


async def test_a_page_is_asked_for_as_a_page_and_with_no_header_of_a_feed(server: Server) -> None:
    server.answers["/a"] = answer(body=page(), Content_Type=HTML)
    await text_of(server.url("/a"), user_agent="mine")
    (_, asked) = server.seen[-1]
    assert asked["accept"].startswith("text/html")
    assert asked["user-agent"] == "mine"
    assert set(asked) == {"host", "user-agent", "accept", "accept-encoding"}


async def endless(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(2 * BODY_CAP // 65_536):
        await write(b"<p>text" * (65_536 // 7))


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        (answer("404 Not Found"), FeedTrouble.STATUS),
        (answer(body=b"%PDF-1.7", Content_Type="application/pdf"), FeedTrouble.NOT_A_PAGE),
        (answer(body=b"\x89PNG"), FeedTrouble.NOT_A_PAGE),
        (answer(body=b"", Content_Type=HTML), FeedTrouble.NOT_A_PAGE),
        (endless, FeedTrouble.TOO_LARGE),
        (answer(body=b"<p>x" * 60_000, Content_Type=HTML), FeedTrouble.TOO_COMPLEX),
    ],
    ids=["404", "a PDF", "not named", "empty", "huge", "too many tags"],
)
async def test_what_is_no_page(server: Server, given: Answer, trouble: FeedTrouble) -> None:
    server.answers["/a"] = given
    with pytest.raises(FeedError) as caught:
        await text_of(server.url("/a"))
    assert caught.value.trouble is trouble


async def test_a_slow_page_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\n")
        await asyncio.Event().wait()

    monkeypatch.setattr(page_module, "LONGEST_FETCH", 0.05)
    server.answers["/a"] = slow
    with pytest.raises(FeedError, match="not complete") as caught:
        await text_of(server.url("/a"))
    assert caught.value.trouble is FeedTrouble.TIMEOUT


async def test_a_page_on_this_machine_is_not_fetched(server: Server) -> None:
    with pytest.raises(AddressRefused):
        await text_of(server.url("/a"), allow_private=False)
    assert server.seen == []


async def test_a_redirect_to_a_private_address_is_not_followed(server: Server) -> None:
    server.answers["/a"] = answer("302 Found", Location=server.url("/secret", "10.0.0.1"))
    # The page's own host is trusted, as the sandbox's is: where it leads to is not.
    fetcher, workers = Fetcher(trusted=("127.0.0.1", server.port)), ParseWorkers()
    with pytest.raises(AddressRefused):
        await article_text(server.url("/a"), None, fetcher, workers)
    await fetcher.aclose()
    await workers.aclose()
    assert [line for line, _ in server.seen] == ["GET /a HTTP/1.1"]
