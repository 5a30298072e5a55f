"""Who is polled when: hosts side by side, the feeds of a host one after the other, nobody twice at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import rounds
from bot.collect import Collector, PollReport
from bot.config.model import Feed
from bot.errors import FeedTrouble
from bot.rounds import Rounds
from storage.database import Storage
from storage.errors import StorageError
from storage.records import StoredFeed
from tests.feeds.server import answer, running
from tests.hosts import Doors, Hosts
from tests.newsroom import Newsroom, feeds_yaml, item, missing_table, rss, until


@pytest.fixture
async def hosts() -> AsyncIterator[Hosts]:
    async with running() as server:
        yield Hosts(server)


def rounds_of(room: Newsroom, collector: Collector | None = None) -> Rounds:
    return Rounds(room.storage, room.rulebook, collector or room.collector)


async def one_round(rounds: Rounds) -> dict[str, PollReport]:
    reports: list[PollReport] = []
    await rounds.once(reports.append)
    assert len(reports) == len({report.feed for report in reports})
    return {report.feed: report for report in reports}


async def test_one_round_polls_every_feed_once_and_a_bad_one_harms_none(
    hosts: Hosts, storage: Storage, tmp_path: Path
) -> None:
    feeds = hosts.urls("a.example", "a.example", "a.example", "b.example")
    good = answer(body=rss(item("a", "Экстрадиция"), item("b")))
    hosts.server.answers |= {"/a.example/1": answer("404 Not Found"), "/a.example/2": answer(body=b"<html></html>")}
    hosts.server.answers |= {"/a.example/3": good, "/b.example/1": good}
    async with hosts.room(tmp_path, storage, feeds) as room:
        reports = await one_round(rounds_of(room))
        again = await one_round(rounds_of(room))
    assert {name: report.ok for name, report in reports.items()} == {
        "a.example 1": False,
        "a.example 2": False,
        "a.example 3": True,
        "b.example 1": True,
    }
    # By hand they are polled again though none is due.
    assert again.keys() == reports.keys()
    assert [again[name].status for name in ("a.example 3", "b.example 1")] == ["not changed"] * 2


async def test_more_feeds_than_are_claimed_at_a_time_are_polled_too(
    hosts: Hosts, storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "FEEDS_PER_HOST", 2)
    monkeypatch.setattr(rounds, "HOSTS_CLAIMED", 1)
    feeds = hosts.urls(*["a.example"] * 5, *["b.example"] * 3, "c.example")
    async with hosts.room(tmp_path, storage, feeds) as room:
        reports = await one_round(rounds_of(room))
    assert reports.keys() == feeds.keys()
    assert {report.trouble for report in reports.values()} == {FeedTrouble.STATUS}


async def test_a_host_has_one_request_at_a_time_and_hosts_do_not_wait_for_each_other(
    hosts: Hosts, storage: Storage, tmp_path: Path
) -> None:
    feeds = hosts.urls(*["slow.example"] * 3, "quick.example")
    slow, done = Doors(), asyncio.Event()
    hosts.server.answers |= {f"/slow.example/{number}": slow.answer for number in (1, 2, 3)}
    heard: list[str] = []

    def watcher(report: PollReport) -> None:
        heard.append(report.feed)
        done.set()

    async with hosts.room(tmp_path, storage, feeds) as room:
        task = asyncio.create_task(rounds_of(room).once(watcher))
        await asyncio.wait_for(done.wait(), 10)
        assert heard == ["quick.example 1"]
        slow.open.set()
        await task
    assert slow.most == 1
    assert sorted(heard) == sorted(feeds)


async def test_no_more_hosts_are_polled_at_once_than_are_meant_to(
    hosts: Hosts, storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "HOSTS_AT_ONCE", 3)
    names = [f"{letter}.example" for letter in "abcdefgh"]
    doors = Doors()
    hosts.server.answers |= {f"/{name}/1": doors.answer for name in names}

    async def three() -> bool:
        return doors.inside == 3

    async with hosts.room(tmp_path, storage, hosts.urls(*names)) as room:
        polling = rounds_of(room)
        await polling.tick()
        await until(three)
        await polling.tick()
        doors.open.set()

        async def all_polled() -> bool:
            async with storage.read() as tx:
                return all(feed.last_polled_at for feed in await tx.feeds.all())

        await until(all_polled)
        await polling.aclose()
    assert doors.most == 3


@pytest.mark.parametrize("trouble", [FeedTrouble.DNS, FeedTrouble.CONNECT, FeedTrouble.TIMEOUT])
async def test_a_host_that_is_down_is_tried_once(
    hosts: Hosts, storage: Storage, tmp_path: Path, trouble: FeedTrouble
) -> None:
    feeds = hosts.urls("well.example", *["down.example"] * 3)
    hosts.server.answers |= {f"/down.example/{number}": Doors().answer for number in (1, 2, 3)}
    if trouble is FeedTrouble.DNS:
        hosts.unknown = frozenset({"down.example"})
    if trouble is FeedTrouble.CONNECT:
        async with running() as gone:
            feeds = {name: url.replace(f":{hosts.server.port}", f":{gone.port}") for name, url in feeds.items()}
        feeds["well.example 1"] = hosts.server.url("/", "well.example")
    async with hosts.room(tmp_path, storage, feeds, total_timeout=0.3) as room:
        reports = await one_round(rounds_of(room))
        states = {name: await room.stored(name) for name in feeds}
    down = [reports[name] for name in feeds if name.startswith("down")]
    assert {(report.trouble, report.status) for report in down} == {(trouble, down[0].status)}
    assert hosts.looked_up == {"down.example": 1, "well.example": 1}
    assert reports["well.example 1"].trouble is FeedTrouble.STATUS
    assert [state.failures for state in states.values()] == [1] * 4


async def test_a_host_that_is_busy_is_not_taken_for_one_that_is_down(
    hosts: Hosts, storage: Storage, tmp_path: Path
) -> None:
    feeds = hosts.urls(*["busy.example"] * 3)
    hosts.server.answers |= {f"/busy.example/{number}": answer("503 Service Unavailable") for number in (1, 2, 3)}
    async with hosts.room(tmp_path, storage, feeds) as room:
        await one_round(rounds_of(room))
        assert len(hosts.server.seen) == 3
        # It asked for rest: what is due there is not polled by itself.
        async with storage.begin() as tx:
            tomorrow = datetime.now(UTC) + timedelta(minutes=5)
            assert await tx.feeds.claim(tomorrow, rounds.LEASE, hosts_at_most=9, per_host=9) == []


async def test_what_one_process_polls_is_left_to_it_until_it_stops(
    hosts: Hosts, storage: Storage, tmp_path: Path
) -> None:
    feeds = hosts.urls("a.example", "a.example")
    doors = Doors()
    hosts.server.answers |= {f"/a.example/{number}": doors.answer for number in (1, 2)}

    async def one() -> bool:
        return doors.inside == 1

    async with hosts.room(tmp_path, storage, feeds) as room:
        first, second = rounds_of(room), rounds_of(room)
        await first.tick()
        await until(one)
        left = await one_round(second)
        assert {(report.ok, report.trouble) for report in left.values()} == {(False, None)}
        assert all("another process" in report.status for report in left.values())
        await first.aclose()
        doors.open.set()
        assert {report.trouble for report in (await one_round(second)).values()} == {FeedTrouble.STATUS}
    assert doors.most <= 2  # the request of the process that stopped, and that of the other


async def test_a_lease_ends_by_itself(
    hosts: Hosts, storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = Doors()
    hosts.server.answers["/a.example/1"] = doors.answer

    async def one() -> bool:
        return doors.inside == 1

    async with hosts.room(tmp_path, storage, hosts.urls("a.example")) as room:
        monkeypatch.setattr(rounds, "LEASE", timedelta(0))
        dying = rounds_of(room)
        await dying.tick()
        await until(one)
        doors.open.set()
        assert {report.trouble for report in (await one_round(rounds_of(room))).values()} == {FeedTrouble.STATUS}
        await dying.aclose()


async def test_a_paused_feed_is_left_out(hosts: Hosts, storage: Storage, tmp_path: Path) -> None:
    feeds = hosts.urls("a.example", "a.example")
    hosts.server.answers["/a.example/1"] = answer("410 Gone")
    async with hosts.room(tmp_path, storage, feeds) as room:
        await one_round(rounds_of(room))
        reports = await one_round(rounds_of(room))
    assert "paused" in reports["a.example 1"].status
    assert reports["a.example 2"].trouble is FeedTrouble.STATUS
    assert [first.split()[1] for first, _ in hosts.server.seen].count("/a.example/1") == 1


class Stumbling(Collector):
    """Fails at one feed, by a mistake of our own."""

    async def poll(self, feed: StoredFeed, setup: Feed) -> PollReport:
        if feed.name == "a.example 1":
            raise ZeroDivisionError
        return await super().poll(feed, setup)


async def test_a_mistake_of_our_own_in_one_feed_is_logged_and_harms_no_other(
    hosts: Hosts, storage: Storage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hosts.server.answers["/a.example/2"] = answer(body=rss(item("a")))
    async with hosts.room(tmp_path, storage, hosts.urls("a.example", "a.example")) as room:
        stumbling = Stumbling.__new__(Stumbling)
        stumbling.__dict__ |= vars(room.collector)
        reports = await one_round(rounds_of(room, stumbling))
    assert (reports["a.example 1"].ok, reports["a.example 1"].status) == (False, "failed: ZeroDivisionError")
    assert reports["a.example 2"].ok
    assert "a.example 1 could not be polled" in caplog.text


async def test_a_claimed_feed_that_is_taken_out_is_not_polled_and_leaves_its_host_free(
    hosts: Hosts, storage: Storage, tmp_path: Path
) -> None:
    feeds = hosts.urls("a.example", "a.example")
    doors = {name: Doors() for name in feeds}
    hosts.server.answers |= {f"/{name.replace(' ', '/')}": door.answer for name, door in doors.items()}

    async def first() -> str | None:
        return next((name for name, door in doors.items() if door.inside), None)

    async def polled() -> bool:
        return (await room.stored("new")).last_polled_at is not None

    async with hosts.room(tmp_path, storage, feeds) as room:
        polling = rounds_of(room)
        await polling.tick()
        held: str = await until(first)
        edited = {held: feeds[held], "new": hosts.server.url("/new", "a.example")}
        (tmp_path / "feeds.yaml").write_text(feeds_yaml(edited), encoding="utf-8")
        await room.rulebook.refresh()
        for door in doors.values():
            door.open.set()
        await until(polled)
        await polling.aclose()
    assert {first.split()[1] for first, _ in hosts.server.seen} == {f"/{held.replace(' ', '/')}", "/new"}


async def test_polling_waits_for_a_database_that_does_not_answer(
    hosts: Hosts, storage: Storage, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "LEASE", timedelta(0))
    doors = Doors()
    hosts.server.answers["/a.example/1"] = doors.answer

    async def one() -> bool:
        return doors.inside == 1

    async with hosts.room(tmp_path, storage, hosts.urls("a.example")) as room:
        polling = rounds_of(room)
        await polling.tick()
        await until(one)
        with missing_table(storage, "feeds"):
            doors.open.set()
            await asyncio.gather(*polling._running)
            with pytest.raises(StorageError):
                await polling.tick()
        assert "polling waits for the database" in caplog.text
        await polling.aclose()
        [report] = (await one_round(rounds_of(room))).values()
        assert report.trouble is FeedTrouble.STATUS
