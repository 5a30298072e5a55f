"""From what somebody pasted to a feed, over a real server on the loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import AddressRefused, FeedError, FeedTrouble
from bot.feeds.discover import Discovered, Discovery
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from tests.feeds.server import Server, Write, answer
from tests.newsroom import item, rss

NOW = datetime.now(UTC)
HTML = {"Content_Type": "text/html; charset=utf-8"}
LINK = '<html><head><link rel="alternate" type="application/rss+xml" href="{}"></head><body>Новости</body></html>'
PASSWORD = '<html><body><form><input type="password"></form></body></html>'
NAMED = "outlet.example"


@pytest.fixture
async def workers() -> AsyncIterator[ParseWorkers]:
    made = ParseWorkers(at_most=1)
    yield made
    await made.aclose()


@pytest.fixture
async def discovery(server: Server, workers: ParseWorkers) -> AsyncIterator[Discovery]:
    """One that may reach the test's server by any of its names, and nothing else that is private."""

    async def resolve(host: str, port: int) -> list[str]:
        return ["10.0.0.1"] if host == "intranet.example" else ["127.0.0.1"]

    fetcher = Fetcher(resolve=resolve, trusted=(NAMED, server.port))
    yield Discovery(fetcher, workers, timeout=5)
    await fetcher.aclose()


def page(text: str) -> bytes:
    return answer(body=text.encode(), **HTML)


def feed(*names: str) -> bytes:
    entries = [
        item(name, f"Суд рассмотрел дело о выдаче {name}", age=timedelta(days=n)) for n, name in enumerate(names)
    ]
    return answer(body=rss(*reversed(entries)), Content_Type="application/rss+xml")


async def found(discovery: Discovery, server: Server, path: str = "/") -> Discovered:
    return await discovery.find(server.url(path, NAMED), ("лента",), NOW)


async def refused(discovery: Discovery, server: Server, path: str = "/") -> FeedError:
    with pytest.raises(FeedError) as wrong:
        await found(discovery, server, path)
    return wrong.value


async def test_a_feed_is_told_of_at_once(server: Server, discovery: Discovery) -> None:
    server.answers["/rss"] = feed("a", "b", "c", "d", "e", "f")
    told = await found(discovery, server, "/rss")
    assert (told.url, told.title, told.name, told.language, told.country, told.entries) == (
        *(server.url("/rss", NAMED), "Лента", NAMED, "ru", None, 6),
    )
    assert [entry.guid for entry in told.newest] == ["a", "b", "c", "d", "e"]
    assert len(server.seen) == 1


async def test_a_page_leads_to_the_feed_that_it_names(server: Server, discovery: Discovery) -> None:
    both = LINK.format("/all.xml") + '<a href="/comments/feed">Comments</a>'
    server.answers |= {"/": page(both), "/all.xml": feed("a")}
    told = await found(discovery, server)
    assert told.url == server.url("/all.xml", NAMED)
    assert told.others == (server.url("/comments/feed", NAMED),)


async def test_a_page_that_names_none_is_tried_in_the_usual_places(server: Server, discovery: Discovery) -> None:
    server.answers |= {"/news": page("<html>News</html>"), "/rss.xml": feed("a")}
    assert (await found(discovery, server, "/news")).url == server.url("/rss.xml", NAMED)


async def test_no_more_than_six_addresses_are_tried(server: Server, discovery: Discovery) -> None:
    server.answers["/"] = page("".join(LINK.format(f"/{n}.xml") for n in range(4)))
    assert "404" in str(await refused(discovery, server))
    assert len(server.seen) == 1 + 6


async def test_a_feed_that_is_named_and_moved_is_told_by_its_last_address(server: Server, discovery: Discovery) -> None:
    moved = answer("301 Moved Permanently", Location=server.url("/new", NAMED))
    server.answers |= {"/": page(LINK.format("/old")), "/old": moved, "/new": feed("a")}
    assert (await found(discovery, server)).url == server.url("/new", NAMED)


@pytest.mark.parametrize(
    ("answers", "trouble", "words"),
    [
        ({"/": page(PASSWORD)}, FeedTrouble.WEB_PAGE, "asks for a password and names no feed"),
        ({"/": page("<html>News</html>")}, FeedTrouble.WEB_PAGE, "there is none in the usual places"),
        ({"/": page(LINK.format("/rss")), "/rss": page(PASSWORD)}, FeedTrouble.WEB_PAGE, "cannot be read"),
        ({"/": answer(body=b'{"a": 1}', Content_Type="application/json")}, FeedTrouble.WEB_PAGE, "names no feed"),
        ({"/": answer("401 Unauthorized")}, FeedTrouble.STATUS, "asks for a password (401)"),
        ({"/": answer("403 Forbidden")}, FeedTrouble.STATUS, "refuses the request (403)"),
        ({"/": answer(body=b"")}, FeedTrouble.EMPTY, "empty"),
        ({"/": answer("302 Found", Location="http://intranet.example/rss")}, FeedTrouble.ADDRESS, "not a public"),
        ({"/": page(LINK.format("http://intranet.example/rss"))}, FeedTrouble.ADDRESS, "not a public address"),
        ({"/": answer(body=b"", Content_Length="99999999")}, FeedTrouble.TOO_LARGE, "larger than"),
    ],
)
async def test_what_is_no_feed_is_told_in_words(
    server: Server, discovery: Discovery, answers: dict[str, bytes], trouble: FeedTrouble, words: str
) -> None:
    server.answers |= answers
    wrong = await refused(discovery, server)
    assert wrong.trouble is trouble
    assert words in str(wrong)


async def test_an_endless_answer_is_cut_off(server: Server, discovery: Discovery) -> None:
    async def endless(write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            await write(b"<p>" * 20_000)

    server.answers["/"] = endless
    assert (await refused(discovery, server)).trouble is FeedTrouble.TOO_LARGE


async def test_an_answer_that_drips_is_given_up(server: Server, workers: ParseWorkers) -> None:
    async def drip(write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            await write(b" ")
            await asyncio.sleep(0.02)

    server.answers["/"] = drip
    fetcher = Fetcher(allow_private=True)
    with pytest.raises(FeedError, match=r"no feed was found within 0\.2 seconds"):
        await Discovery(fetcher, workers, timeout=0.2).find(server.url(), (), NOW)
    await fetcher.aclose()


@pytest.mark.parametrize("pasted", ["", "hello", "two words.example", "/rss", "ftp://outlet.example/rss", "x" * 3_000])
async def test_what_is_no_address_is_refused_without_asking(discovery: Discovery, pasted: str) -> None:
    with pytest.raises(AddressRefused):
        await discovery.find(pasted, (), NOW)


async def test_without_a_scheme_http_is_tried_where_https_is_not_spoken(workers: ParseWorkers) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await reader.readexactly(1) == b"G":
            await reader.readuntil(b"\r\n\r\n")
            writer.write(feed("a"))
        writer.close()

    fetcher = Fetcher(allow_private=True)
    async with await asyncio.start_server(plain, "127.0.0.1", 0) as listening:
        host = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        told = await Discovery(fetcher, workers, timeout=10).find(f" <{host}/rss> ", (), NOW)
    await fetcher.aclose()
    assert told.url == f"http://{host}/rss"
