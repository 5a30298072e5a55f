"""Parsing in processes that can be lost."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import feedparser.encodings
import pytest

from bot.errors import FeedTrouble, ParseError
from bot.feeds.entry import ParsedFeed
from bot.feeds.parse import parse
from bot.feeds.worker import ParseWorkers
from tests.feeds.pages import LEAD, page

NOW = datetime(2025, 11, 1, tzinfo=UTC)
FEED = (
    "<rss><channel><title>Лента</title><ttl>5</ttl><item><title>Суд</title><pubDate>20.10.2025 10:00</pubDate></item>"
    "<item><title>" + "Ж" * 15_000 + "</title></item></channel></rss>"
).encode()


@pytest.fixture
async def workers() -> AsyncIterator[ParseWorkers]:
    opened = ParseWorkers(at_most=1)
    yield opened
    await opened.aclose()


async def read(workers: ParseWorkers, body: bytes = FEED) -> ParsedFeed:
    return await workers.parse(body, "application/xml", "KZ", NOW)


async def test_answers_as_parse_does(workers: ParseWorkers) -> None:
    assert await read(workers) == parse(FEED, "application/xml", "KZ", NOW)


async def test_errors_come_through_and_the_process_stays(workers: ParseWorkers) -> None:
    await read(workers)
    (before,) = workers._feeds.free
    with pytest.raises(ParseError, match="web page") as caught:
        await read(workers, b"<!doctype html><html>")
    assert caught.value.trouble is FeedTrouble.WEB_PAGE
    assert workers._feeds.free == [before]


async def test_many_at_once_share_the_processes(workers: ParseWorkers) -> None:
    found = await asyncio.gather(*(read(workers) for _ in range(20)))
    assert {len(feed.entries) for feed in found} == {2}
    assert len(workers._feeds.free) == 1


async def test_a_job_that_takes_too_long_is_killed() -> None:
    workers = ParseWorkers(at_most=1, kill_after=0.0001)
    with pytest.raises(ParseError) as caught:
        await read(workers)
    assert caught.value.trouble is FeedTrouble.TOO_COMPLEX
    assert not workers._feeds.free
    assert len(workers.deaths) == 1
    await workers.aclose()


async def test_a_cancelled_job_takes_its_process_along(workers: ParseWorkers) -> None:
    job = asyncio.create_task(read(workers))
    await asyncio.sleep(0)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert len((await read(workers)).entries) == 2


async def test_a_process_that_died_is_replaced(workers: ParseWorkers) -> None:
    await read(workers)
    (worker,) = workers._feeds.free
    worker._process.kill()
    await worker._process.wait()
    assert len((await read(workers)).entries) == 2


async def test_dying_of_a_job_is_that_jobs_fault(workers: ParseWorkers) -> None:
    await read(workers)
    (worker,) = workers._feeds.free
    worker._process.kill()  # it still counts as alive until the loop hears of it
    before = datetime.now(UTC)
    with pytest.raises(ParseError) as caught:
        await read(workers)
    assert caught.value.trouble is FeedTrouble.TOO_COMPLEX
    [death] = workers.deaths
    assert before <= death <= datetime.now(UTC)


async def test_a_process_that_cannot_be_started_counts_as_one_that_died(
    workers: ParseWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.feeds.worker.sys.executable", "/nowhere/python")
    with pytest.raises(OSError, match="nowhere"):
        await read(workers)
    assert len(workers.deaths) == 1


async def test_a_job_that_is_refused_is_no_death(workers: ParseWorkers) -> None:
    with pytest.raises(ParseError):
        await read(workers, b"<!doctype html><html>")
    assert workers.deaths == ()


async def test_a_process_is_recycled(workers: ParseWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.feeds.worker._RECYCLED_AFTER", 1)
    await read(workers)
    assert not workers._feeds.free


async def test_a_page_is_read_by_a_process_of_its_own(workers: ParseWorkers) -> None:
    assert LEAD in await workers.page_text(page("cp1251"), "text/html")
    assert len((await read(workers)).entries) == 2
    assert len(workers._feeds.free) == len(workers._pages.free) == 1


async def test_a_page_that_is_refused_leaves_its_process(workers: ParseWorkers) -> None:
    with pytest.raises(ParseError) as caught:
        await workers.page_text(b"<p>x" * 60_000, "text/html")
    assert caught.value.trouble is FeedTrouble.TOO_COMPLEX
    assert len(workers._pages.free) == 1
    assert LEAD in await workers.page_text(page(), "text/html")


async def test_a_page_that_takes_too_long_is_killed() -> None:
    workers = ParseWorkers(kill_after=0.0001)
    with pytest.raises(ParseError, match="the page took more than"):
        await workers.page_text(page(), "text/html")
    assert not workers._pages.free
    await workers.aclose()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells these of a process")
async def test_the_process_is_small_deaf_to_ctrl_c_and_knows_no_secret(
    workers: ParseWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "secret")
    await read(workers)
    (worker,) = workers._feeds.free
    of = Path("/proc") / str(worker._process.pid)
    status = dict(line.split(":", 1) for line in (of / "status").read_text().splitlines())
    assert int(status["VmHWM"].split()[0]) < 40_000
    assert int(status["SigIgn"], 16) >> (signal.SIGINT - 1) & 1
    assert b"secret" not in (of / "environ").read_bytes()
    maps = (of / "maps").read_text()
    assert not any(name in maps for name in ("pydantic", "sqlalchemy", "lxml"))


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux tells these of a process")
async def test_the_process_for_pages_is_bounded_too(workers: ParseWorkers) -> None:
    await workers.page_text(page(), "text/html")
    (worker,) = workers._pages.free
    of = Path("/proc") / str(worker._process.pid)
    (limit,) = (line for line in (of / "limits").read_text().splitlines() if line.startswith("Max address space"))
    assert limit.split()[3:5] == [str(512 * 1024**2)] * 2
    status = dict(line.split(":", 1) for line in (of / "status").read_text().splitlines())
    assert int(status["VmHWM"].split()[0]) < 90_000


def test_no_package_changes_how_feeds_are_decoded() -> None:
    """feedparser guesses encodings where it finds chardet: a megabyte of garbage takes it seconds."""
    assert feedparser.encodings.chardet is None


async def test_the_process_ends_when_its_input_does(workers: ParseWorkers) -> None:
    await read(workers)
    (worker,) = workers._feeds.free
    worker._stdin.close()
    assert await asyncio.wait_for(worker._process.wait(), 5) == 0
