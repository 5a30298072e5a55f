"""Whose page is asked for, in what order, and what a page that cannot be had leaves behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot import pages as pages_module
from bot.config.model import Feed, FullText
from bot.feeds.entry import ParsedEntry
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.pages import MOST_PAGES, Pages, wanted_pages
from tests.feeds.pages import LEAD, page
from tests.feeds.server import Server, Write, answer
from tests.hosts import Hosts

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LONG = "Суд в Астане продлил арест на сорок суток. " * 20
PAGE = answer(body=page(), Content_Type="text/html; charset=utf-8")
FEED = Feed(name="Outlet", url="https://outlet.example/rss")


def entry(link: str = "https://outlet.example/a", *, text: str = "анонс", age: timedelta | None = HOUR) -> ParsedEntry:
    return ParsedEntry("", "Суд", link, text, "", None if age is None else NOW - age)


@asynccontextmanager
async def reading(fetcher: Fetcher) -> AsyncIterator[Pages]:
    workers = ParseWorkers()
    try:
        yield Pages(fetcher, workers, pause=0)
    finally:
        await workers.aclose()
        await fetcher.aclose()


async def texts(
    server: Server, *links: str, full_text: FullText = "auto", unknown: frozenset[str] = frozenset()
) -> list[str]:
    """What comes of these pages; each link is to a host of this server."""
    hosts = Hosts(server, unknown)
    entries = [entry(server.url(f"/{path}", host)) for host, _, path in (link.partition("/") for link in links)]
    async with reading(Fetcher(allow_private=True, resolve=hosts.resolve)) as pages:
        found = await pages.with_texts(entries, FEED, full_text, now=NOW, first_poll=False)
    assert [one.link for one in found] == [one.link for one in entries]
    return [one.page for one in found]


def asked(server: Server) -> list[str]:
    return [line.split()[1] for line, _ in server.seen]


@pytest.mark.parametrize(
    ("full_text", "given", "wanted"),
    [
        ("auto", entry(), [0]),
        ("auto", entry(text=LONG), []),
        ("always", entry(text=LONG), [0]),
        ("never", entry(), []),
        ("auto", entry(link=""), []),
        ("always", entry(link="https://outlet.example/"), []),
        ("always", entry(link="mailto:desk@outlet.example"), []),
        ("always", entry(link="https://[broken/a"), []),
    ],
)
def test_whose_page_is_wanted(full_text: FullText, given: ParsedEntry, wanted: list[int]) -> None:
    assert wanted_pages([given], full_text, NOW, first_poll=False) == wanted


@pytest.mark.parametrize(
    ("age", "wanted"), [(HOUR, [0]), (23 * HOUR, [0]), (25 * HOUR, []), (None, [])], ids=["1 h", "23 h", "25 h", "none"]
)
def test_at_a_first_poll_no_page_of_what_is_stored_silently(age: timedelta | None, wanted: list[int]) -> None:
    assert wanted_pages([entry(age=age)], "always", NOW, first_poll=True) == wanted
    assert wanted_pages([entry(age=age)], "always", NOW, first_poll=False) == [0]


def test_a_page_that_entries_share_is_nobodys_own() -> None:
    links = [
        "https://outlet.example/live#1",
        "https://www.outlet.example/live?utm_source=rss",
        "https://outlet.example/b",
    ]
    assert wanted_pages([entry(link) for link in links], "auto", NOW, first_poll=False) == [2]


def test_the_newest_first_and_not_more_than_twenty() -> None:
    ages = [age * HOUR for age in range(MOST_PAGES, 0, -1)]
    entries = [entry(f"https://outlet.example/{n}", age=age) for n, age in enumerate([*ages, None, 90 * HOUR])]
    newest = [MOST_PAGES, *reversed(range(MOST_PAGES))]
    assert wanted_pages(entries, "auto", NOW, first_poll=False) == newest[:MOST_PAGES]


async def test_an_entry_gets_the_text_of_its_page_and_stays_what_it_was(server: Server) -> None:
    server.answers["/a"] = PAGE
    given = [entry(server.url("/a")), entry(server.url("/b"), text=LONG)]
    async with reading(Fetcher(allow_private=True)) as pages:
        first, second = await pages.with_texts(given, FEED, "auto", now=NOW, first_poll=False)
    assert LEAD in first.page
    assert (first.title, first.summary, second) == ("Суд", "анонс", given[1])
    assert asked(server) == ["/a"]


async def test_a_page_that_cannot_be_had_leaves_the_others(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    server.answers |= {"/b": PAGE, "/pdf": answer(body=b"%PDF", Content_Type="application/pdf")}
    found = await texts(server, "one.example/a", "one.example/pdf", "one.example/b")
    assert [LEAD in text for text in found] == [False, False, True]
    assert caplog.messages == ["Outlet: 1 of 3 pages were read: one.example: has nothing at this address (404)"]


@pytest.mark.parametrize(
    "given", [answer("429 Too Many Requests", Retry_After="60"), answer("403 Forbidden"), answer("503 Busy")]
)
async def test_a_host_that_refuses_is_asked_no_more_in_this_poll(server: Server, given: bytes) -> None:
    server.answers |= {"/a": given, "/b": PAGE}
    found = await texts(server, "one.example/a", "one.example/b", "two.example/b")
    assert [LEAD in text for text in found] == [False, False, True]
    assert sorted(asked(server)) == ["/a", "/b"]


async def test_a_host_that_is_not_there_holds_no_other_up(server: Server) -> None:
    server.answers["/b"] = PAGE
    found = await texts(server, "gone.example/a", "two.example/b", unknown=frozenset({"gone.example"}))
    assert [LEAD in text for text in found] == [False, True]


async def test_a_host_is_asked_for_one_page_at_a_time(server: Server) -> None:
    inside, most = 0, 0

    async def busy(write: Write) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        await write(PAGE)
        inside -= 1

    server.answers |= {f"/{number}": busy for number in range(5)}
    found = await texts(
        server, *(f"{prefix}one.example/{n}" for n, prefix in enumerate(("", "www.", "m.", "", "www.")))
    )
    assert all(LEAD in text for text in found)
    assert most == 1


async def test_what_is_not_there_in_time_is_done_without(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once_or_never(link: str, *_: object) -> str:
        if link.endswith("slow"):
            await asyncio.Event().wait()
        return LEAD

    monkeypatch.setattr(pages_module, "article_text", at_once_or_never)
    monkeypatch.setattr(pages_module, "LONGEST", 0.05)
    assert await texts(server, "slow.example/slow", "slow.example/b", "two.example/b") == ["", "", LEAD]


async def test_a_mistake_of_ours_costs_a_page_and_no_entry(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumbling(*_: object) -> str:
        raise ZeroDivisionError("экстрадиция")

    monkeypatch.setattr(pages_module, "article_text", stumbling)
    assert await texts(server, "one.example/a") == [""]
    assert "ZeroDivisionError" in caplog.text
    assert "экстрадиция" not in caplog.text


async def test_an_article_that_leads_to_this_machine_is_read_without_its_page(server: Server) -> None:
    server.answers["/a"] = answer("302 Found", Location=server.url("/b"))
    server.answers["/b"] = PAGE
    async with reading(Fetcher()) as pages:
        (found,) = await pages.with_texts([entry(server.url("/a"))], FEED, "always", now=NOW, first_poll=False)
    assert (found.page, server.seen) == ("", [])
