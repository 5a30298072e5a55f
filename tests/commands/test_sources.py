"""/sources: what is read, and how each feed is doing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from storage.records import FeedSetup, PolledFeed
from tests.commands.asking import HOUR, Person, data_of, labels, shown


async def configure(person: Person, *names: str) -> None:
    setups = [FeedSetup(name, f"https://{name}.example/rss", f"{name}.example", HOUR) for name in names]
    async with person.storage.begin() as tx:
        await tx.feeds.configure(setups, person.now - 200 * HOUR)


async def polled(
    person: Person, ago: int, succeeded: bool = True, newest: int | None = None, paused: bool = False
) -> None:
    """A poll so many hours ago, which left behind an entry that is so many hours old."""
    at = person.now - ago * HOUR
    state = PolledFeed("one", "https://one.example/rss", "one.example", at + HOUR, at, succeeded)
    newest_at = None if newest is None else person.now - newest * HOUR
    async with person.storage.begin() as tx:
        await tx.feeds.polled(replace(state, newest_at=newest_at, paused="gone (410)" if paused else None))


FAILED = {"succeeded": False}


@pytest.mark.parametrize(
    ("polls", "english", "russian"),
    [
        ([], "not read yet", "ещё не прочитан"),
        ([(1, {})], "nothing in it yet", "пока пуст"),
        ([(1, {"newest": 2})], "newest 6 Feb 2026, 10:00 UTC", "последняя запись 6 февр. 2026"),
        ([(24, {}), (1, FAILED)], "not reachable just now", "сейчас недоступен"),
        ([(72, {}), (48, FAILED), (1, FAILED)], "silent since 3 Feb 2026", "молчит с 3 февр."),
        ([(48, FAILED), (1, FAILED)], "silent since 4 Feb 2026", "молчит с 4 февр."),
        ([(1, FAILED | {"paused": True})], "paused", "остановлен"),
    ],
)
async def test_how_a_feed_is_doing_is_said_in_words(
    person: Person, polls: list[tuple[int, dict[str, Any]]], english: str, russian: str
) -> None:
    await configure(person, "one")
    for ago, values in polls:
        await polled(person, ago, **values)
    assert f"one — {english}" in shown(await person.says("/sources"))
    assert f"one — {russian}" in shown(await person.other(language="ru").says("/sources"))


@pytest.mark.parametrize(
    ("kind", "figures", "english", "russian"),
    [
        (
            "silent",
            {"per_day": 20},
            "silent for 3 days; usually about 20 a day",
            "молчит 3 дня; обычно около 20 в день",
        ),
        ("silent", {"per_day": 0}, "newest 6 Feb 2026", "последняя запись"),
        ("empty", {"entries": 20}, "suddenly empty since 3 Feb 2026", "внезапно пуст с 3 февр."),
        ("gone", {}, "newest 6 Feb 2026", "последняя запись"),
    ],
)
async def test_a_silence_that_is_out_of_the_usual_is_told_with_what_is_usual(
    person: Person, kind: str, figures: dict[str, float], english: str, russian: str
) -> None:
    await configure(person, "one", "two")
    await polled(person, 1, newest=2)
    async with person.storage.begin() as tx:
        since = person.now - 72 * HOUR
        await tx.notices.tell(kind, "one", "", since=since, figures=figures, users=[], now=person.now)
    told = shown(await person.says("/sources"))
    assert f"one — {english}" in told
    assert "two — not read yet" in told
    assert f"one — {russian}" in shown(await person.other(language="ru").says("/sources"))


async def test_a_feed_that_was_taken_out_is_not_named(person: Person) -> None:
    await configure(person, "one", "two")
    await configure(person, "two")
    told = shown(await person.says("/sources"))
    assert ("one" in told.split(), "two" in told.split()) == (False, True)


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(0, "0 sources", "0 источников"), (1, "1 source", "1 источник"), (22, "22 sources", "22 источника")],
)
async def test_feeds_are_counted_as_a_language_does(person: Person, number: int, english: str, russian: str) -> None:
    await configure(person, *(f"feed{n:02}" for n in range(number)))
    assert english in shown(await person.says("/sources"))
    assert russian in shown(await person.other(language="ru").says("/sources"))


async def test_every_feed_is_on_one_of_the_pages(person: Person) -> None:
    names = [f"feed{n:02}" for n in range(40)]
    await configure(person, *names)
    page = await person.says("/sources")
    found = re.findall(r"feed\d+", shown(page))
    while "→" in labels(page):
        page = await person.taps(data_of(page, "→"))
        assert page.edit is not None
        found += re.findall(r"feed\d+", shown(page))
    assert found == names
    assert labels(page) == ["←"]
