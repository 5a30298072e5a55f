"""From an address to the outbox: real answers of a real server, into a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import reader as reader_module
from bot.collect import PollReport
from bot.config.model import Feed
from bot.errors import FeedError, FeedTrouble
from bot.feeds.entry import ParsedEntry
from bot.reader import Reader
from bot.reading.keywords import TopicRules
from bot.reading.model import Article, Reading
from bot.reading.read import Watched, understand
from bot.rulebook import Wanted
from storage.database import Storage
from storage.records import Filed, ReadEntry, Seen
from tests.feeds.pages import page
from tests.feeds.server import Server, answer
from tests.newsroom import Newsroom, item, missing_table, newsroom, rss
from tests.storage.made import subscribe

HOUR = timedelta(hours=1)
EXTRADITION = "Казахстан запросил экстрадицию жителя Оша"
LONG = "Суд в Астане продлил арест на сорок суток. " * 20


async def test_a_new_entry_is_filed_and_alerted(server: Server, room: Newsroom) -> None:
    await subscribe(room.storage, 7, "extradition")
    await room.poll()
    assert not room.told.is_set()
    server.answers["/rss"] = answer(body=rss(item("new", EXTRADITION), item("other", "Погода")), ETag='"2"')
    report = await room.poll()
    assert (report.ok, report.entries, report.filed) == (True, 2, Filed(new=2, matched=1, alerts=1))
    assert room.told.is_set()
    assert [alert.chat_id for alert in await room.due()] == [7]
    stored = await room.stored()
    assert (stored.etag, stored.entry_count, stored.failures, stored.last_error) == ('"2"', 3, 0, None)
    assert stored.next_poll_at >= datetime.now(UTC) + timedelta(minutes=9)


async def test_not_changed_is_asked_for_and_believed(server: Server, room: Newsroom) -> None:
    server.answers["/rss"] = answer(body=rss(item("a")), ETag='"1"', Last_Modified="Mon, 20 Oct 2025 10:00:00 GMT")
    await room.poll()
    server.answers["/rss"] = answer("304 Not Modified")
    report = await room.poll()
    asked = server.seen[-1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "mon, 20 oct 2025 10:00:00 gmt")
    assert (report.ok, report.status, report.filed) == (True, "not changed", Filed())
    assert (await room.stored()).etag == '"1"'


async def test_a_body_that_says_nothing_new_is_not_read(server: Server, room: Newsroom) -> None:
    for built in ("Mon, 20 Oct 2025 10:00:00 GMT", "Mon, 20 Oct 2025 10:10:00 GMT"):
        server.answers["/rss"] = answer(body=rss(item("a"), built=built))
        report = await room.poll()
    assert (report.ok, report.status, report.entries) == (True, "not changed", 0)
    assert (await room.stored()).entry_count == 1


async def test_an_edit_is_a_revision_that_is_read_again(server: Server, room: Newsroom) -> None:
    await subscribe(room.storage, 7, "extradition")
    for number, text in enumerate(("Суд отложил заседание", EXTRADITION, f"{EXTRADITION}, сообщил суд")):
        server.answers["/rss"] = answer(body=rss(item("a", text=text, age=HOUR)))
        report = await room.poll()
        assert report.filed == Filed(new=number == 0, revised=number > 0, matched=number == 1, alerts=number == 1)
    [entry] = await room.entries()
    assert entry.summary == f"{EXTRADITION}, сообщил суд"
    assert len(await room.due()) == 1


async def test_another_outlets_copy_is_the_same_news(server: Server, room: Newsroom) -> None:
    await subscribe(room.storage, 7, "extradition")
    link = "https://outlet.example/news/1"
    server.answers["/rss"] = answer(body=rss(item("a", EXTRADITION, link=link, age=HOUR)))
    server.answers["/other"] = answer(
        body=rss(item("b", f"{EXTRADITION}: подробности", link=f"{link}?utm_source=rss", age=HOUR))
    )
    reports = [await room.poll(name) for name in ("Outlet", "Other")]
    assert [report.filed.new for report in reports] == [1, 0]
    assert len(await room.entries()) == len(await room.due()) == 1


@pytest.mark.parametrize(
    ("age", "alerts"), [(HOUR, 1), (23 * HOUR, 1), (25 * HOUR, 0), (None, 0)], ids=["1 h", "23 h", "25 h", "no date"]
)
async def test_a_first_poll_alerts_only_to_what_is_younger_than_a_day(
    server: Server, room: Newsroom, age: timedelta | None, alerts: int
) -> None:
    await subscribe(room.storage, 7, "extradition")
    server.answers["/rss"] = answer(body=rss(item("a", EXTRADITION, age=age)))
    first = await room.poll()
    assert (first.filed.matched, first.filed.alerts) == (1, alerts)
    server.answers["/rss"] = answer(body=rss(item("b", EXTRADITION, age=age)))
    assert (await room.poll()).filed.alerts == 1


async def test_an_entry_that_cannot_be_read_does_not_block_its_feed(
    server: Server, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(article: Article, topics: TopicRules, watches: Watched) -> Reading:
        if article.title == "Камень":
            raise ZeroDivisionError
        return understand(article, topics, watches)

    monkeypatch.setattr(reader_module, "understand", stumbling)
    await subscribe(room.storage, 7, "extradition")
    server.answers["/rss"] = answer(body=rss(item("a", "Камень"), item("b", EXTRADITION, age=HOUR)))
    report = await room.poll()
    assert (report.ok, report.filed) == (True, Filed(new=2, matched=1, alerts=1))
    async with room.storage.read() as tx:
        [unread] = await tx.entries.unread(datetime.now(UTC) + HOUR, 10)
    assert unread.article.title == "Камень"


@asynccontextmanager
async def with_pages(
    server: Server, storage: Storage, folder: Path, *items: str, full_text: str = "auto"
) -> AsyncIterator[Newsroom]:
    """A feed of these items, polled for the second time; /page, to which they may lead, tells of an extradition."""
    server.answers["/page"] = answer(body=page(), Content_Type="text/html")
    server.answers["/rss"] = answer(body=rss())
    feeds = {"Outlet": server.url("/rss")}
    async with newsroom(folder, storage, feeds, full_text=full_text) as room:
        await subscribe(storage, 7, "extradition")
        await room.poll()
        server.answers["/rss"] = answer(body=rss(*items))
        yield room


def pages_asked(server: Server) -> list[str]:
    return [path for path in (line.split()[1] for line, _ in server.seen) if path != "/rss"]


@pytest.mark.parametrize(("full_text", "alerts"), [("auto", 1), ("always", 1), ("never", 0)])
async def test_what_only_the_page_says_is_alerted(
    server: Server, storage: Storage, tmp_path: Path, full_text: str, alerts: int
) -> None:
    new = item("a", "Суд рассмотрел запрос", "Коротко о суде", age=HOUR, link=server.url("/page"))
    async with with_pages(server, storage, tmp_path, new, full_text=full_text) as room:
        assert (await room.poll()).filed == Filed(new=1, matched=alerts, alerts=alerts)
        [entry] = await room.entries()
        async with storage.read() as tx:
            article = await tx.entries.article(entry.id)
    assert entry.summary == "Коротко о суде"
    assert article is not None
    assert article.body.startswith("Коротко о суде")
    assert ("экстрадиции" in article.body) == (pages_asked(server) == ["/page"]) == bool(alerts)


async def test_an_entry_whose_page_cannot_be_had_is_read_without_it(
    server: Server, storage: Storage, tmp_path: Path
) -> None:
    new = item("a", "Суд", EXTRADITION, age=HOUR, link=server.url("/gone"))
    async with with_pages(server, storage, tmp_path, new) as room:
        assert (await room.poll()).filed == Filed(new=1, matched=1, alerts=1)
    assert pages_asked(server) == ["/gone"]


async def test_a_page_makes_no_edit_of_its_entry(server: Server, storage: Storage, tmp_path: Path) -> None:
    new = item("a", text="Коротко о суде", link=server.url("/page"))
    async with with_pages(server, storage, tmp_path, new) as room:
        await room.poll()
        server.answers["/page"] = answer(body=page(lead="Дело прекращено."), Content_Type="text/html")
        server.answers["/rss"] = answer(body=rss(new, item("b", text=LONG)))
        assert (await room.poll()).filed == Filed(new=1)
    assert pages_asked(server) == ["/page"]


async def test_a_first_poll_asks_for_no_page_of_an_old_entry(server: Server, storage: Storage, tmp_path: Path) -> None:
    old, new = (item(name, link=server.url(f"/{name}"), age=age) for name, age in (("old", 48 * HOUR), ("new", HOUR)))
    server.answers["/rss"] = answer(body=rss(old, item("undated", link=server.url("/undated")), new))
    async with newsroom(tmp_path, storage, {"Outlet": server.url("/rss")}, full_text="always") as room:
        assert (await room.poll()).filed.new == 3
    assert pages_asked(server) == ["/new"]


class Meanwhile(Reader):
    """While it reads for the first time, somebody begins to watch a name."""

    def __init__(self, storage: Storage) -> None:
        super().__init__()
        self._storage, self.readings = storage, 0

    async def read(self, entries: Sequence[tuple[ParsedEntry, Seen]], feed: Feed, wanted: Wanted) -> list[ReadEntry]:
        found = await super().read(entries, feed, wanted)
        self.readings += 1
        if self.readings == 1:
            subscriber = await subscribe(self._storage, 7)
            async with self._storage.begin() as tx:
                await tx.watches.add(subscriber, "Арслан Темирбаев", datetime.now(UTC))
        return found


async def test_a_name_that_is_watched_while_a_feed_is_read_is_not_missed(
    server: Server, storage: Storage, tmp_path: Path
) -> None:
    server.answers["/rss"] = answer(body=rss(item("a", "Суд над Арсланом Темирбаевым", age=HOUR)))
    reader = Meanwhile(storage)
    async with newsroom(tmp_path, storage, {"Outlet": server.url("/rss")}, reader=reader) as room:
        report = await room.poll()
        assert (report.filed.new, report.filed.alerts, reader.readings) == (1, 1, 2)
        assert [alert.chat_id for alert in await room.due()] == [7]


async def test_what_could_not_be_saved_is_fetched_again(server: Server, room: Newsroom) -> None:
    server.answers["/rss"] = answer(body=rss(item("a", EXTRADITION)), ETag='"1"')
    with missing_table(room.storage, "articles"):
        report = await room.poll()
    assert (report.ok, report.filed) == (False, Filed())
    assert report.status.startswith("not saved")
    assert ((await room.stored()).etag, await room.entries()) == (None, [])
    assert (await room.poll()).filed.new == 1


async def test_a_feed_that_is_put_off_is_not_asked(server: Server, room: Newsroom) -> None:
    bad = PollReport("Other", "down", trouble=FeedTrouble.CONNECT, ok=False)
    assert await room.collector.skip(await room.stored("Other"), FeedError(FeedTrouble.CONNECT, "down")) == bad
    stored = await room.stored("Other")
    assert (stored.failures, stored.last_error, server.seen) == (1, "down", [])
