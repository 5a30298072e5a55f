"""One address, fetched from a real server that is helpful, sulky or hostile."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from contextlib import aclosing
from datetime import timedelta

import pytest

from bot.errors import AddressRefused, FeedTrouble, FetchError, SettingsError
from bot.feeds.entry import FetchRequest, Validators
from bot.feeds.fetch import Fetcher
from tests.feeds.server import Answer, Server, Write, answer, running

FEED = b"<rss><channel/></rss>"


async def fetcher_for(*hosts: str) -> Fetcher:
    """One that finds the named hosts on the loopback, which it may connect to."""

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host in hosts else []

    return Fetcher(allow_private=True, resolve=resolve)


async def trouble_at(server: Server, path: str, *, total_timeout: float = 5.0) -> FetchError:
    async with aclosing(Fetcher(allow_private=True, total_timeout=total_timeout)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest(server.url(path)))
    return caught.value


async def test_body_and_what_the_server_says_of_it(server: Server) -> None:
    server.answers["/rss"] = answer(
        body=FEED, ETag='W/"é"', Last_Modified="Mon, 20 Oct 2025 10:00:00 GMT", Cache_Control="max-age=600"
    )
    async with aclosing(Fetcher(allow_private=True)) as fetcher:
        fetched = await fetcher.fetch(FetchRequest(server.url("/rss"), headers=(("X-Key", "1"), ("Host", "evil"))))
    assert (fetched.status, fetched.body, fetched.url) == (200, FEED, server.url("/rss"))
    assert fetched.validators == Validators('W/"é"', "Mon, 20 Oct 2025 10:00:00 GMT")
    assert fetched.fresh_for == timedelta(minutes=10)
    assert fetched.permanent_to is None
    sent = server.seen[0][1]
    assert sent["user-agent"].startswith("casewatch/")
    assert sent["accept"].startswith("application/rss+xml")
    assert sent["x-key"] == "1"
    assert sent["host"] == f"127.0.0.1:{server.port}"


async def test_not_changed(server: Server) -> None:
    server.answers["/rss"] = answer("304 Not Modified")
    request = FetchRequest(server.url("/rss"), Validators('"abc"', "Mon, 20 Oct 2025 10:00:00 GMT"), user_agent="mine")
    async with aclosing(Fetcher(allow_private=True)) as fetcher:
        fetched = await fetcher.fetch(request)
    assert (fetched.status, fetched.body) == (304, None)
    sent = server.seen[0][1]
    assert (sent["if-none-match"], sent["user-agent"]) == ('"abc"', "mine")
    assert sent["if-modified-since"] == "mon, 20 oct 2025 10:00:00 gmt"


async def test_not_changed_though_not_asked(server: Server) -> None:
    server.answers["/rss"] = answer("304 Not Modified")
    assert (await trouble_at(server, "/rss")).status == 304


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)),
        ("gzip", gzip.compress(FEED[:9], mtime=0) + gzip.compress(FEED[9:], mtime=0) + b"\0\0"),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),
        ("identity", FEED),
    ],
)
async def test_packed_bodies(server: Server, encoding: str, body: bytes) -> None:
    server.answers["/rss"] = answer(body=body, Content_Encoding=encoding)
    async with aclosing(Fetcher(allow_private=True)) as fetcher:
        assert (await fetcher.fetch(FetchRequest(server.url("/rss")))).body == FEED


@pytest.mark.parametrize(
    ("status", "extra", "wait"),
    [
        ("429 Too Many Requests", {"Retry_After": "120"}, timedelta(minutes=2)),
        (
            "503 Service Unavailable",
            {"Retry_After": "Mon, 20 Oct 2025 11:00:00 GMT", "Date": "Mon, 20 Oct 2025 10:00:00 GMT"},
            timedelta(hours=1),
        ),
        ("429 Too Many Requests", {"Retry_After": "9" * 30}, timedelta(hours=24)),
        ("429 Too Many Requests", {"Retry_After": "soon"}, None),
        ("404 Not Found", {"Retry_After": "120"}, None),
        ("410 Gone", {}, None),
        ("403 Forbidden", {}, None),
        ("500 Oops", {}, None),
        ("302 Found", {}, None),
    ],
)
async def test_statuses(server: Server, status: str, extra: dict[str, str], wait: timedelta | None) -> None:
    server.answers["/rss"] = answer(status, b"", **extra)
    error = await trouble_at(server, "/rss")
    assert (error.trouble, error.status, error.retry_after) == (FeedTrouble.STATUS, int(status[:3]), wait)
    assert "127.0.0.1" in str(error)


def redirect(to: str, status: str = "301 Moved Permanently") -> bytes:
    return answer(status, Location=to)


@pytest.mark.parametrize(("second", "permanent"), [("308 Permanent Redirect", True), ("302 Found", False)])
async def test_redirects(server: Server, second: str, permanent: bool) -> None:
    server.answers |= {"/a": redirect("/b"), "/b": redirect("/c#part", second), "/c": answer(body=FEED)}
    async with aclosing(Fetcher(allow_private=True)) as fetcher:
        fetched = await fetcher.fetch(FetchRequest(server.url("/a"), Validators('"a"')))
    assert (fetched.body, fetched.url) == (FEED, server.url("/c"))
    assert fetched.permanent_to == (server.url("/c") if permanent else None)
    assert all("if-none-match" in headers for _, headers in server.seen)


async def test_nothing_of_ours_goes_to_another_host(server: Server) -> None:
    server.answers |= {"/a": redirect(server.url("/b", "other.example")), "/b": answer(body=FEED)}
    async with aclosing(await fetcher_for("one.example", "other.example")) as fetcher:
        url = server.url("/a", "one.example")
        await fetcher.fetch(FetchRequest(url, Validators('"a"'), headers=(("Authorization", "secret"),)))
    (_, first), (_, second) = server.seen
    assert {"authorization", "if-none-match"} <= set(first)
    assert not {"authorization", "if-none-match"} & set(second)
    assert second["host"].startswith("other.example")


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        ("/loop", FeedTrouble.REDIRECTS),
        ("ftp://example.org/", FeedTrouble.ADDRESS),
        ("http://user@example.org/", FeedTrouble.ADDRESS),
        ("http://example.org:x/", FeedTrouble.REDIRECTS),
    ],
)
async def test_redirects_that_lead_nowhere(server: Server, to: str, kind: FeedTrouble) -> None:
    server.answers["/loop"] = redirect(to)
    assert (await trouble_at(server, "/loop")).trouble is kind


async def bomb(write: Write) -> None:
    packed = gzip.compress(b"\0" * 60_000_000, 9, mtime=0)
    await write(answer(Content_Encoding="gzip", Content_Length=str(len(packed))) + packed)


async def endless(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(800):
        await write(b"x" * 65536)


async def slow(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(1000):
        await write(b"x")
        await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (bomb, FeedTrouble.TOO_LARGE),
        (endless, FeedTrouble.TOO_LARGE),
        (answer(Content_Length="52428800"), FeedTrouble.TOO_LARGE),
        (slow, FeedTrouble.TIMEOUT),
        (b"\x00\x01\x02\r\n\r\n", FeedTrouble.BROKEN),
        (answer(body=b"no gzip", Content_Encoding="gzip"), FeedTrouble.BROKEN),
        (answer(body=gzip.compress(FEED, mtime=0)[:-9], Content_Encoding="gzip"), FeedTrouble.BROKEN),
        (answer(body=b"?", Content_Encoding="br"), FeedTrouble.BROKEN),
    ],
)
async def test_hostile_answers(server: Server, given: Answer, kind: FeedTrouble) -> None:
    server.answers["/rss"] = given
    assert (await trouble_at(server, "/rss", total_timeout=0.3 if given is slow else 5.0)).trouble is kind


async def test_answer_that_breaks_off(server: Server) -> None:
    async def half(write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    server.answers["/rss"] = half
    assert (await trouble_at(server, "/rss")).trouble is FeedTrouble.BROKEN


async def test_nobody_listens(server: Server) -> None:
    async with running() as gone:
        url = gone.url()
    async with aclosing(Fetcher(allow_private=True)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest(url))
    assert caught.value.trouble is FeedTrouble.CONNECT


async def test_plain_http_where_tls_is_meant() -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer("400 Bad Request"))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(plain, "127.0.0.1", 0)
    async with listening, aclosing(Fetcher(allow_private=True)) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest(f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"))
    assert caught.value.trouble is FeedTrouble.TLS


async def test_unknown_host() -> None:
    async with aclosing(await fetcher_for()) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest("http://no.example/"))
    assert caught.value.trouble is FeedTrouble.DNS


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "localhost"])
async def test_loopback_is_refused(server: Server, host: str) -> None:
    async with aclosing(Fetcher()) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.fetch(FetchRequest(server.url("/", host)))
    assert not server.seen


async def test_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.feeds.fetch.is_public", lambda ip: ip == "127.0.0.1")
    server.answers["/"] = redirect(server.url("/secret", "127.0.0.2"))
    async with aclosing(Fetcher()) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.fetch(FetchRequest(server.url("/")))
    assert len(server.seen) == 1


@pytest.mark.parametrize("proxy", ["https://proxy.example", "proxy:8080", "ftp://proxy.example", "http://"])
def test_proxies_that_cannot_be_used(proxy: str) -> None:
    with pytest.raises(SettingsError, match="CASEWATCH_PROXY"):
        Fetcher(proxy=proxy)


async def test_behind_a_proxy_targets_are_still_checked(server: Server) -> None:
    server.answers["http://feed.example/rss"] = answer(body=FEED)
    async with aclosing(Fetcher(proxy=server.url())) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.fetch(FetchRequest("http://127.0.0.1/rss"))
        assert not server.seen


async def test_a_host_that_only_the_proxy_knows(server: Server) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return []

    server.answers["http://feed.example/rss"] = answer(body=FEED)
    async with aclosing(Fetcher(proxy=server.url(), resolve=resolve)) as fetcher:
        assert (await fetcher.fetch(FetchRequest("http://feed.example/rss"))).body == FEED
