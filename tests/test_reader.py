"""Reading off the event loop: what is to be filed comes out, also where a text cannot be read."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import reader as reader_module
from bot.config.file import parse_config
from bot.config.model import Feed
from bot.feeds.entry import ParsedEntry
from bot.reader import Reader
from bot.reading.hidden import Hidden
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article, Reading
from bot.reading.names import NameIndex
from bot.reading.read import Watched, understand
from bot.reading.stored import name_keys
from bot.rulebook import Wanted
from storage.database import Storage
from storage.records import DueAlert, Exclusion, Negative, ReadEntry, Seen, UnreadEntry
from tests.newsroom import Newsroom, feeds_yaml, newsroom
from tests.storage.made import entry, file, subscribe

CONFIG = parse_config(feeds_yaml({"Outlet": "https://outlet.example/rss"}))
NAME = "Арслан Темирбаев"
WANTED = Wanted(compile_topics(CONFIG.topics), NameIndex([NAME]), {NAME: 42})
MINUTE = timedelta(minutes=1)
SECRET = "Жибек Тайная"


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    opened = Reader()
    yield opened
    opened.close()


@pytest.fixture
def stones(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts whose title begins with one of these cannot be read."""
    stones = ["Камень"]

    def stumbling(article: Article, topics: TopicRules, watches: Watched) -> Reading:
        if article.title.startswith(tuple(stones)):
            raise ValueError(f"cannot read {article.body}")
        return understand(article, topics, watches)

    monkeypatch.setattr(reader_module, "understand", stumbling)
    return stones


def parsed(title: str, summary: str = "", content: str = "") -> ParsedEntry:
    return ParsedEntry("", title, f"https://outlet.example/{title}", summary, content, None)


async def read(reader: Reader, *entries: ParsedEntry, feed: Feed = CONFIG.feeds[0]) -> list[ReadEntry]:
    return await reader.read([(one, Seen((), one.title)) for one in entries], feed, WANTED)


async def test_nothing_to_read_is_nothing_to_file(reader: Reader) -> None:
    assert await read(reader) == []


async def test_entries_come_back_in_order_with_what_was_understood(reader: Reader) -> None:
    found = await read(
        reader,
        parsed("Погода", "Завтра в Оше дождь"),
        parsed("Суд", "Его <b>экстрадиция</b> отложена", "Подробности о дезертирстве"),
        parsed("Court", "The extradition hearing was put off by the court in London"),
    )
    assert [one.seen.hash for one in found] == ["Погода", "Суд", "Court"]
    assert [[match.topic for match in one.matches] for one in found] == [
        [],
        ["extradition", "desertion"],
        ["extradition"],
    ]
    assert [one.language for one in found] == ["ru", "ru", "en"]
    assert found[1].body == "Его <b>экстрадиция</b> отложена\n\nПодробности о дезертирстве"
    assert found[1].matches[0].hits[0]["text"] == "экстрадиция"
    assert {"суд", "экстрадиция"} <= set(found[1].words.split())
    assert not any(one.failure for one in found)


async def test_watched_people_come_back_by_number_with_every_place(reader: Reader) -> None:
    [found] = await read(reader, parsed("Суд над Арсланом Темирбаевым", "Арслан Темирбаев не признал вину"))
    [mention] = found.mentions
    assert (mention.name_id, mention.certainty) == (42, "certain")
    assert [(one["field"], one["start"], one["end"]) for one in mention.places] == [("title", 8, 28), ("body", 0, 16)]
    assert mention.reason == "given name and surname, instrumental"
    assert "Арслан" not in str(mention)
    assert set(name_keys("Суд над Арсланом Темирбаевым", "Арслан Темирбаев не признал вину").split()) == set(
        found.keys.split()
    )


async def test_who_is_somebody_else_comes_back_by_the_negatives_number(reader: Reader) -> None:
    negative = Negative(5, 1, 42, "patronymic", {"word": "Муратович"})
    wanted = replace(WANTED, negatives={42: [negative]})
    texts = ("Арслан Муратович Темирбаев осуждён", "Арслан Темирбаев осуждён")
    entries = [(parsed(one), Seen((), one)) for one in texts]
    brother, himself = await reader.read(entries, CONFIG.feeds[0], wanted)
    assert (brother.exclusions, himself.exclusions) == ((Exclusion(5),), ())
    assert len(brother.mentions) == len(himself.mentions) == 1


async def test_who_is_left_out_comes_back_by_number_and_is_no_mention(reader: Reader) -> None:
    wanted = replace(WANTED, hidden=Hidden.of({"Arslan Temirbayev": 9}))
    texts = ("Арслан Темирбаев осуждён", "Мурат Темирбаев осуждён")
    entries = [(parsed(one), Seen((), one)) for one in texts]
    himself, brother = await reader.read(entries, CONFIG.feeds[0], wanted)
    assert (himself.hidden_by, himself.mentions) == ((9,), ())
    assert brother.hidden_by == ()


async def test_texts_from_before_there_were_keys_are_left_out_too(storage: Storage, reader: Reader) -> None:
    async with storage.begin() as tx:
        number = await tx.suppressions.add(NAME, 7, datetime.now(UTC))
    await file(storage, replace(entry(names=""), body="Экстрадиция Арслана Темирбаева"))
    await reader.add_keys(storage, Hidden.of({NAME: number}))
    async with storage.read() as tx:
        assert await tx.suppressions.hidden(number) == 1
        assert await tx.entries.latest(offset=0, limit=9) == []


async def test_texts_from_before_there_were_keys_are_found_by_a_name(storage: Storage, reader: Reader) -> None:
    await file(storage, entry(names=""))
    await reader.add_keys(storage)
    async with storage.read() as tx:
        assert await tx.search.unkeyed(9) == {}
    await reader.add_keys(storage)


async def test_a_text_that_cannot_be_read_is_filed_as_such_and_harms_no_other(
    reader: Reader, stones: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    stone, good = await read(reader, parsed("Камень", SECRET), parsed("Экстрадиция"))
    assert (stone.failure, stone.matches, stone.words, stone.body) == ("ValueError", (), "", SECRET)
    assert (good.failure, len(good.matches)) == (None, 1)
    assert "a text could not be read: ValueError at" in caplog.text
    assert SECRET not in caplog.text


class Stored:
    """A database with one entry, found just now, that could not be read."""

    def __init__(self, room: Newsroom, reader: Reader) -> None:
        self.room, self.reader = room, reader
        self.storage = room.storage

    async def fail(self, title: str = "h1", minutes_ago: int = 2) -> None:
        """File an entry whose reading failed so long ago."""
        lost = entry(f"address:{title}", title, topics=(), words="", failure="ValueError", published=None)
        await file(self.storage, lost, now=datetime.now(UTC) - minutes_ago * MINUTE)

    async def again(self) -> None:
        await self.reader.again(self.storage, self.room.rulebook)

    async def unread(self, after: timedelta = timedelta(days=2)) -> list[UnreadEntry]:
        """What is to be read again by then."""
        async with self.storage.read() as tx:
            return await tx.entries.unread(datetime.now(UTC) + after, 100)

    async def due(self) -> list[DueAlert]:
        async with self.storage.read() as tx:
            return await tx.alerts.due(datetime.now(UTC) + MINUTE, limit=100)


@pytest.fixture
async def stored(storage: Storage, reader: Reader, tmp_path: Path) -> AsyncIterator[Stored]:
    async with newsroom(tmp_path, storage, {"Outlet": "https://outlet.example/rss"}) as room:
        yield Stored(room, reader)


async def test_what_can_be_read_now_counts_as_if_it_had_been_read_at_once(stored: Stored) -> None:
    await subscribe(stored.storage, 7, "extradition")
    await stored.fail()
    assert await stored.due() == []
    await stored.again()
    assert await stored.unread() == []
    assert [alert.chat_id for alert in await stored.due()] == [7]
    async with stored.storage.read() as tx:
        [found] = await tx.entries.latest("extradition", offset=0, limit=9)
        [match] = await tx.entries.matches(found.id)
        assert await tx.search.find([frozenset({"экстрадицию"})], 9) == [found.id]
    assert match.hits[0]["text"] == "экстрадицию"
    await stored.again()
    assert len(await stored.due()) == 1


async def test_it_is_not_tried_before_its_time(stored: Stored) -> None:
    await stored.fail(minutes_ago=0)
    await stored.again()
    assert [one.attempts for one in await stored.unread()] == [1]


@pytest.mark.parametrize(("attempts", "wait"), [(1, 10), (2, 20), (5, 160), (9, 24 * 60), (40, 24 * 60)])
async def test_what_still_cannot_be_read_is_tried_less_and_less_often(
    stored: Stored, stones: list[str], attempts: int, wait: int
) -> None:
    stones.append("Title")
    await stored.fail()
    async with stored.storage.begin() as tx:
        [unread] = await tx.entries.unread(datetime.now(UTC), 9)
        for number in range(1, attempts):
            given = UnreadEntry(unread.entry_id, unread.revision_id, unread.feed, unread.article, number)
            await tx.entries.failed_again(given, "ValueError", datetime.now(UTC))
    await stored.again()
    [later] = await stored.unread()
    assert later.attempts == attempts + 1
    assert await stored.unread(wait * MINUTE - MINUTE) == []
    assert len(await stored.unread(wait * MINUTE)) == 1


async def test_one_that_still_cannot_be_read_harms_no_other(
    stored: Stored, stones: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    stones.append("Title a")
    for title in ("a", "b"):
        await stored.fail(title)
    with caplog.at_level(logging.INFO):
        await stored.again()
    assert [one.article.title for one in await stored.unread()] == ["Title a"]
    assert "запросили" not in caplog.text


async def test_an_entry_whose_edit_could_be_read_is_done_with(stored: Stored) -> None:
    await subscribe(stored.storage, 7, "extradition")
    await stored.fail("h1")
    now = datetime.now(UTC)
    await file(stored.storage, entry("address:h1", "h2", published=None), now=now - MINUTE)
    await stored.again()
    assert await stored.unread() == []
    assert len(await stored.due()) == 1
