"""Administrators look after feeds in the chat: how they are doing, a new one, a pause, an end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.feeds.discover import Discovery
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.settings import Door
from storage.records import PolledFeed, StoredFeed
from tests.feeds.server import Server, answer, running
from tests.line import Line
from tests.newsroom import item, rss
from tests.talk import Talk, open_talk
from tests.test_keywords_in_chat import ADMIN, asked, chosen, text_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOW = datetime.now(UTC)
BODY = rss(
    item("a", "Суд отложил экстрадицию", "Экстрадиция отложена.", age=timedelta(hours=1)),
    item("b", "Погода", "Дождь.", age=timedelta(hours=2)),
)


@pytest_asyncio.fixture(loop_scope="module")
async def outlet() -> AsyncIterator[Server]:
    async with running() as server:
        server.answers["/rss"] = answer(body=BODY)
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path, outlet: Server) -> AsyncIterator[Talk]:
    """A bot that one person runs, which may reach the loopback to look for feeds."""
    fetcher, workers = Fetcher(allow_private=True), ParseWorkers(at_most=1)
    found = Discovery(fetcher, workers, timeout=5)
    async with open_talk(line, database_url, tmp_path, Door(frozenset((ADMIN,))), found) as opened:
        yield opened
    await fetcher.aclose()
    await workers.aclose()


async def stored(talk: Talk) -> list[StoredFeed]:
    async with talk.storage.read() as tx:
        return await tx.feeds.all()


async def added(talk: Talk, outlet: Server) -> StoredFeed:
    """A feed that was added in the chat."""
    await chosen(talk, await asked(talk, f"/addfeed {outlet.url('/rss')}"), "Save")
    [feed] = await stored(talk)
    return feed


async def test_a_feed_is_looked_at_and_added(talk: Talk, outlet: Server, tmp_path: Path) -> None:
    address = outlet.url("/rss")
    shown = await asked(talk, f"/addfeed {address}")
    assert shown["text"].startswith(f"Лента\n{address}\nAs far as can be told: Russian\n2 articles in it")
    assert "• Суд отложил экстрадицию — Extradition\n• Погода\n" in shown["text"]
    assert f"The feed «Лента» is new: {address}" in shown["text"]
    assert await stored(talk) == []
    await chosen(talk, shown, "Save")
    assert f"  - {{name: Лента, url: {address}, language: ru}}\n" in text_of(tmp_path)
    [feed] = await stored(talk)
    assert (feed.name, feed.url) == ("Лента", address)
    assert "the feed «Лента» has the address" in (await asked(talk, f"/addfeed {address}"))["text"]


async def test_a_feed_is_looked_at_and_not_added(talk: Talk, outlet: Server) -> None:
    shown = await asked(talk, f"/testfeed {outlet.url('/rss')}")
    assert "Суд отложил экстрадицию — Extradition" in shown["text"]
    assert not shown.get("buttons")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/addfeed", "Write the address of a feed"),
        ("/addfeed nonsense", "No feed can be read there: this is no address"),
        ("/removefeed", "Write the name of a feed"),
        ("/removefeed Лена", "there is no feed «Лена»"),
        ("/feeds", "I read 0 sources"),
    ],
)
async def test_what_cannot_be_done_is_told(talk: Talk, said: str, told: str) -> None:
    assert told in (await asked(talk, said))["text"]


async def test_a_feed_is_paused_and_resumed(talk: Talk, outlet: Server, tmp_path: Path) -> None:
    await added(talk, outlet)
    await chosen(talk, await asked(talk, "/feeds"), "Лента")
    card = (await talk.line.got(ADMIN))[-1]
    assert "not read yet" in card["text"]
    await chosen(talk, card, "Pause")
    question = (await talk.line.got(ADMIN))[-1]
    assert question["text"].endswith("The feed «Лента» is paused.")
    await chosen(talk, question, "Save")
    assert "paused: true" in text_of(tmp_path)
    assert [feed.paused for feed in await stored(talk)] == ["paused in feeds.yaml"]
    assert "paused by whoever runs the bot" in (await asked(talk, "/feeds"))["text"]
    card = await chosen(talk, card, "Poll now")
    assert (await talk.toasts())[-1] == "It is paused in feeds.yaml: resume it first."
    card = await chosen(talk, await asked(talk, "/feeds"), "Лента")
    await chosen(talk, card, "Resume")
    await chosen(talk, (await talk.line.got(ADMIN))[-1], "Save")
    assert "paused" not in text_of(tmp_path)
    assert [feed.paused for feed in await stored(talk)] == [None]


async def test_a_pause_outlasts_the_poll_that_was_under_way(talk: Talk, outlet: Server) -> None:
    feed = await added(talk, outlet)
    card = await chosen(talk, await asked(talk, "/feeds"), feed.name)
    await chosen(talk, card, "Pause")
    await chosen(talk, (await talk.line.got(ADMIN))[-1], "Save")
    state = PolledFeed(feed.name, feed.url, feed.host, NOW, NOW, succeeded=True, newest_at=None)
    async with talk.storage.begin() as tx:
        await tx.feeds.polled(state, 0)
    assert [feed.paused for feed in await stored(talk)] == ["paused in feeds.yaml"]


async def test_a_feed_that_fails_is_told_first_in_words_and_polled_at_once(talk: Talk, outlet: Server) -> None:
    feed = await added(talk, outlet)
    later = NOW + timedelta(hours=6)
    fields = (feed.name, feed.url, feed.host, later, NOW)
    state = PolledFeed(*fields, succeeded=False, newest_at=None, error="one.example: fails (500)", paused="gone (410)")
    async with talk.storage.begin() as tx:
        await tx.feeds.polled(state, 0)
    card = await chosen(talk, await asked(talk, "/feeds"), feed.name)
    assert "What went wrong: one.example: fails (500)" in card["text"]
    await chosen(talk, card, "Poll now")
    [now] = await stored(talk)
    assert now.next_poll_at < later
    assert now.paused is None


async def test_a_feed_is_removed_by_its_name_or_by_a_button(talk: Talk, outlet: Server, tmp_path: Path) -> None:
    before = text_of(tmp_path)
    await added(talk, outlet)
    await chosen(talk, await asked(talk, "/removefeed Лента"), "Save")
    assert await stored(talk) == []
    assert "Лента" not in text_of(tmp_path)
    await added(talk, outlet)
    card = await chosen(talk, await asked(talk, "/feeds"), "Лента")
    await chosen(talk, card, "Remove")
    await chosen(talk, (await talk.line.got(ADMIN))[-1], "Save")
    assert await stored(talk) == []
    assert before.count("name:") == 0
