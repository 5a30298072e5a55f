"""Feeds that are broken, hostile or odd: each is named and put off, or read as its outlet meant it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import FeedTrouble
from bot.feeds.fetch import Fetcher
from storage.database import Storage
from storage.records import Filed
from tests.feeds.server import Answer, Server, Write, answer
from tests.newsroom import Newsroom, item, newsroom, rss, two_outlets
from tests.storage.made import subscribe

HOUR = timedelta(hours=1)
EXTRADITION = "Казахстан запросил экстрадицию жителя Оша"


@pytest.mark.parametrize(
    "broken",
    [
        "<item></item>",
        "<item><title></title><link>javascript:alert(1)</link></item>",
        "<item><guid/><pubDate>32.13.2026 25:61</pubDate><title>Дата</title></item>",
        "<item><title>Без конца",
        "<item><title>&nosuch; &#0; \x01</title></item>",
    ],
    ids=["nothing in it", "a link that is none", "a date that is none", "not closed", "signs that XML forbids"],
)
async def test_a_broken_entry_does_not_block_its_feed(server: Server, room: Newsroom, broken: str) -> None:
    await subscribe(room.storage, 7, "extradition")
    server.answers["/rss"] = answer(body=rss(item("good", EXTRADITION, age=HOUR), broken))
    report = await room.poll()
    assert (report.ok, report.filed.matched, report.filed.alerts) == (True, 1, 1)


async def megabytes(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>")
    for _ in range(50):
        await write(b" " * 1024 * 1024)


async def byte_by_byte(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n")
    while True:
        await write(b"<")
        await asyncio.sleep(0.05)


PAGE = b"<!doctype html><html><head><title>Site</title></head><body>News</body></html>"


@pytest.mark.parametrize(
    ("given", "trouble", "words", "paused"),
    [
        (answer(body=PAGE, Content_Type="text/html"), FeedTrouble.WEB_PAGE, "web page", False),
        (answer(body=b""), FeedTrouble.EMPTY, "empty", False),
        (answer(body=b'{"news": []}', Content_Type="application/json"), FeedTrouble.NOT_A_FEED, "neither", False),
        (answer("404 Not Found", b"no"), FeedTrouble.STATUS, "(404)", False),
        (answer("410 Gone", b"no"), FeedTrouble.STATUS, "gone for good (410)", True),
        (answer("503 Service Unavailable"), FeedTrouble.STATUS, "(503)", False),
        (megabytes, FeedTrouble.TOO_LARGE, "larger than 5 MB", False),
        (byte_by_byte, FeedTrouble.TIMEOUT, "not complete", False),
        (b"\x16\x03\x01\r\n\r\n", FeedTrouble.BROKEN, "not HTTP", False),
    ],
    ids=["web page", "empty", "no feed", "404", "410", "503", "50 MB", "a byte at a time", "not HTTP"],
)
async def test_a_bad_feed_is_named_put_off_and_no_harm_to_another(
    server: Server, storage: Storage, tmp_path: Path, given: Answer, trouble: FeedTrouble, words: str, paused: bool
) -> None:
    server.answers |= {"/rss": given, "/other": answer(body=rss(item("a", EXTRADITION)))}
    quick = 0.3 if given is byte_by_byte else 20.0
    async with two_outlets(server, storage, tmp_path, Fetcher(allow_private=True, total_timeout=quick)) as room:
        bad, good = await asyncio.gather(room.poll(), room.poll("Other"))
        assert (good.ok, good.filed.new) == (True, 1)
        assert (bad.ok, bad.trouble, bad.filed) == (False, trouble, Filed())
        assert words in bad.status
        stored = await room.stored()
    assert (stored.failures, stored.last_error, stored.paused) == (1, bad.status, bad.status if paused else None)
    assert stored.failing_since == stored.last_polled_at
    assert stored.next_poll_at > datetime.now(UTC) + timedelta(minutes=19)
    assert (stored.etag, stored.first_polled_at) == (None, None)


async def test_a_feed_is_forgiven_when_it_is_well_again(server: Server, room: Newsroom) -> None:
    good = server.answers["/rss"]
    server.answers["/rss"] = answer("500 Internal Server Error")
    assert [(await room.poll()).ok for _ in range(3)] == [False] * 3
    assert (await room.stored()).failures == 3
    server.answers["/rss"] = good
    assert (await room.poll()).ok
    stored = await room.stored()
    assert (stored.failures, stored.failing_since, stored.last_error) == (0, None, None)


async def test_a_feed_that_lost_its_entries_is_no_success(server: Server, room: Newsroom) -> None:
    await room.poll()
    server.answers["/rss"] = answer(body=rss(), ETag='"empty"')
    report = await room.poll()
    assert (report.ok, report.status) == (False, "it has no entries, where it had some")
    assert (await room.stored()).etag is None


@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", None])
async def test_cyrillic_in_the_wrong_encoding_is_read(server: Server, room: Newsroom, declared: str | None) -> None:
    named = f' encoding="{declared}"' if declared else ""
    body = rss(item("a", EXTRADITION, age=HOUR)).replace(b'version="1.0"', f'version="1.0"{named}'.encode(), 1)
    server.answers["/rss"] = answer(body=body.decode().encode("cp1251"), Content_Type="text/xml; charset=utf-8")
    assert (await room.poll()).filed.matched == 1
    assert [entry.title for entry in await room.entries()] == [EXTRADITION]


LONG = f"{EXTRADITION} {'и снова ' * 1250}"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<b>Суд</b> & экстрадиция", "<b>Суд</b> & экстрадиция"),
        ("Суд &amp; экстрадиция &laquo;сегодня&raquo;", "Суд & экстрадиция «сегодня»"),
        ("1 < 2 > экстрадиция", "1 < 2 > экстрадиция"),
        (LONG, LONG.strip()),
    ],
    ids=["markup and an ampersand", "escaped twice", "signs of comparison", "10,000 characters"],
)
async def test_titles_are_kept_as_the_outlet_meant_them(
    server: Server, room: Newsroom, written: str, title: str
) -> None:
    server.answers["/rss"] = answer(body=rss(item("a", written)))
    assert (await room.poll()).filed.matched == 1
    assert [entry.title for entry in await room.entries()] == [title]


async def test_a_redirect_to_the_loopback_is_refused(
    server: Server, storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One loopback address stands for the internet, so that the guard has something to let through.
    monkeypatch.setattr("bot.feeds.fetch.is_public", lambda ip: ip == "127.0.0.2")
    server.answers["/rss"] = answer("302 Found", Location=server.url("/secret", "127.0.0.1"))
    async with newsroom(tmp_path, storage, {"Outlet": server.url("/rss", "127.0.0.2")}, Fetcher()) as room:
        report = await room.poll()
    assert (report.ok, report.trouble) == (False, FeedTrouble.ADDRESS)
    assert [first.split()[1] for first, _ in server.seen] == ["/rss"]
