from __future__ import annotations

from datetime import timedelta

import pytest

from storage.database import Storage
from storage.records import Filed, Reread, Seen
from tests.storage.made import MINUTE, NOW, entry, file, subscribe


async def due(storage: Storage) -> int:
    async with storage.read() as tx:
        return len(await tx.alerts.due(NOW + MINUTE, limit=100))


async def test_a_new_entry_is_stored_with_its_text_match_and_alert(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    assert await file(storage, entry()) == Filed(new=1, revised=0, matched=1, alerts=1)
    async with storage.read() as tx:
        [stored] = await tx.entries.latest("extradition", offset=0, limit=10)
        article = await tx.entries.article(stored.id)
        [match] = await tx.entries.matches(stored.id)
    assert (stored.title, stored.feed, stored.topics, stored.time) == ("Title h1", "Outlet", ("extradition",), NOW)
    assert article is not None
    assert article.body == "экстрадицию запросили h1"
    assert match.hits[0]["text"] == "экстрадицию"


@pytest.mark.parametrize(
    ("second", "alerts"),
    [
        pytest.param(entry(), 1, id="the same entry again"),
        pytest.param(entry(hash="h2"), 1, id="an edit"),
        pytest.param(entry(hash="h2", topics=("extradition", "asylum")), 1, id="an edit that meets one more topic"),
        pytest.param(entry(key="address:b"), 2, id="another entry"),
    ],
)
async def test_one_alert_per_subscriber_and_story(storage: Storage, second: object, alerts: int) -> None:
    await subscribe(storage, 1, "extradition", "asylum")
    await file(storage, entry())
    async with storage.begin() as tx:
        await tx.subscribers.disable(0, "no such subscriber")
    filed = await file(storage, second, now=NOW + MINUTE)  # type: ignore[arg-type]  # from the table above
    async with storage.read() as tx:
        found = await tx.entries.latest(None, offset=0, limit=10)
    assert filed.alerts == alerts - 1
    assert len(found) == alerts


async def test_an_edit_that_newly_matches_alerts(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    assert (await file(storage, entry(topics=()))).alerts == 0
    assert await file(storage, entry(hash="h2")) == Filed(new=0, revised=1, matched=1, alerts=1)


async def test_another_outlets_copy_with_the_same_address_is_the_same_entry(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry())
    assert await file(storage, entry(hash="their words"), feed="Other") == Filed(new=0, revised=1, matched=0, alerts=0)
    assert await file(storage, entry(), feed="Outlet") == Filed()
    assert await file(storage, entry(hash="their words"), feed="Other") == Filed()


@pytest.mark.parametrize(
    ("published", "first", "alerts"),
    [
        (NOW - timedelta(hours=23), True, 1),
        (NOW - timedelta(hours=25), True, 0),
        (None, True, 0),
        (NOW - timedelta(hours=25), False, 1),
        (None, False, 1),
    ],
)
async def test_a_first_poll_is_silent_but_for_the_last_day(
    storage: Storage, published: object, first: bool, alerts: int
) -> None:
    await subscribe(storage, 1, "extradition")
    filed = await file(storage, entry(published=published), first=first)  # type: ignore[arg-type]  # from the table
    assert (filed.matched, filed.alerts) == (1, alerts)


async def test_a_silent_entry_that_matches_after_an_edit_alerts(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry(topics=(), published=None), first=True)
    assert (await file(storage, entry(hash="h2", published=None))).alerts == 1


async def test_only_new_and_edited_entries_are_fresh(storage: Storage) -> None:
    await file(storage, entry())
    known, edited, new = entry().seen, entry(hash="h2").seen, entry(key="address:b").seen
    async with storage.read() as tx:
        assert await tx.entries.fresh([known, edited, new], NOW) == [1, 2]
        assert await tx.entries.fresh([Seen((), "h1")], NOW) == [0]


async def test_a_failed_reading_is_kept_and_counts_when_it_goes_well(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    await file(storage, entry(topics=(), words="", failure="ValueError"))
    async with storage.read() as tx:
        assert await tx.entries.unread(NOW, 10) == []
        [unread] = await tx.entries.unread(NOW + MINUTE, 10)
    assert unread.article.body == "экстрадицию запросили h1"
    async with storage.begin() as tx:
        await tx.entries.failed_again(unread, "ValueError", NOW + 2 * MINUTE)
    async with storage.begin() as tx:
        [unread] = await tx.entries.unread(NOW + 2 * MINUTE, 10)
        await tx.entries.reread(unread, Reread("экстрадиция", entry().matches), NOW)
    async with storage.read() as tx:
        assert await tx.entries.unread(NOW + timedelta(days=1), 10) == []
        assert await tx.search.find([frozenset({"экстрадиция"})], 10) == [unread.entry_id]
    assert unread.attempts == 2
    assert await due(storage) == 1


async def test_a_transaction_that_fails_leaves_nothing(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    with pytest.raises(RuntimeError):
        await _file_and_crash(storage)
    assert await file(storage, entry()) == Filed(1, 0, 1, 1)


async def _file_and_crash(storage: Storage) -> None:
    async with storage.begin() as tx:
        await tx.entries.file("Outlet", [entry()], NOW, first_poll=False)
        raise RuntimeError


async def test_latest_pages_newest_first(storage: Storage) -> None:
    times = [NOW - timedelta(hours=hours) for hours in (3, 1, 2)]
    await file(storage, *(entry(f"address:{time}", published=time) for time in times))
    async with storage.read() as tx:
        first = await tx.entries.latest("extradition", offset=0, limit=2)
        rest = await tx.entries.latest("extradition", offset=2, limit=2)
        other = await tx.entries.latest("asylum", offset=0, limit=2)
        every = [one.time async for one in tx.entries.every()]
    assert [one.time for one in [*first, *rest]] == sorted(times, reverse=True)
    assert other == []
    assert every == times


async def test_stored_articles_come_in_pages_the_newest_first(storage: Storage) -> None:
    for number in range(4):
        await file(storage, entry(f"address:{number}", f"h{number}", published=NOW - number * MINUTE))
    async with storage.read() as tx:
        first = await tx.entries.stored_articles(NOW - 2 * MINUTE, None, 2)
        second = await tx.entries.stored_articles(NOW - 2 * MINUTE, first[-1][0].id, 2)
    found = [[(stored.title, article.body, stored.topics) for stored, article in page] for page in (first, second)]
    topics = ("extradition",)
    assert found == [
        [("Title h2", "экстрадицию запросили h2", topics), ("Title h1", "экстрадицию запросили h1", topics)],
        [("Title h0", "экстрадицию запросили h0", topics)],
    ]


async def test_articles_of_entries_are_in_their_newest_version_and_the_newest_first(storage: Storage) -> None:
    await file(storage, entry("address:new", "n"), entry("address:old", "o", published=NOW - MINUTE))
    await file(storage, entry("address:old", "o2", published=NOW - MINUTE))
    async with storage.read() as tx:
        found = await tx.entries.articles_of([1, 2, 77])
        assert await tx.entries.articles_of([]) == []
    assert [(stored.id, article.title) for stored, article in found] == [(1, "Title n"), (2, "Title o2")]


async def test_entries_since_a_time_are_counted_and_those_of_a_topic(storage: Storage) -> None:
    await file(storage, entry("address:a", "a"), entry("address:b", "b", topics=("asylum",)))
    await file(storage, entry("address:c", "c", published=NOW - MINUTE))
    async with storage.read() as tx:
        assert await tx.entries.counted("extradition", NOW) == (2, 1)
        assert await tx.entries.counted("extradition", NOW - MINUTE) == (3, 2)
        assert await tx.entries.counted("extradition", NOW + MINUTE) == (0, 0)
