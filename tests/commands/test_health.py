"""/health: how the bot is doing, for those who run it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import __version__
from bot.settings import Door
from storage.database import Storage
from storage.records import Attempt, FeedSetup, PolledFeed
from tests.commands.asking import HOUR, Person, publish, shown, written
from tests.storage.made import MINUTE, subscribe


@pytest.fixture
def admin(storage: Storage) -> Person:
    """One who runs the bot."""
    return Person(storage, door=Door(frozenset({7})))


async def test_everything_is_said_in_one_message(admin: Person) -> None:
    await _feeds(admin)
    for chat in (1, 2, 3):
        await subscribe(admin.storage, chat, "extradition")
    async with admin.storage.begin() as tx:
        [one] = await tx.subscribers.all_of(3)
        await tx.subscribers.hold(one, 0)
    await publish(admin.storage, written("a"), written("b", hours=30))
    async with admin.storage.begin() as tx:
        [first, *_] = await tx.alerts.due(admin.now, limit=9)
        await tx.alerts.record(Attempt(first.id, admin.now, "sent", "sent", admin.now, 0, 5))
    told = shown(await admin.says("/health")).splitlines()
    assert told[:7] == [
        f"Casewatch {__version__}",
        "Feeds: 1 fine, 1 failing, 1 silent, 1 paused",
        "Last poll: 6 Feb 2026, 11:59 UTC",
        "Articles read today: 2",
        "Alerts sent within the last hour: 1",
        "The oldest alert waits since 6 Feb 2026, 12:00 UTC.",
        "Held for approval: 2",
    ]
    assert told[7].startswith("Database: 0.")
    assert told[-1] == (
        "• two: Silent since 3 Feb 2026, 12:00 UTC; usually about 20 a day. It can be read, but brings nothing new."
    )


async def _feeds(admin: Person) -> None:
    names = ("one", "two", "three", "four")
    setups = [FeedSetup(name, f"https://{name}.example/rss", f"{name}.example", HOUR) for name in names]
    at, ahead = admin.now - MINUTE, admin.now + HOUR
    async with admin.storage.begin() as tx:
        await tx.feeds.configure(setups, admin.now - 9 * HOUR)
        for name, succeeded, paused in zip(names, (True, True, False, False), (None, None, None, "gone"), strict=True):
            state = PolledFeed(name, f"https://{name}.example", "x", ahead, at, succeeded, paused=paused)
            await tx.feeds.polled(state)
        since, figures = admin.now - timedelta(days=3), {"per_day": 20.0, "fails": 0.0}
        await tx.notices.tell("silent", "two", "", since=since, figures=figures, users=[], now=admin.now)


async def test_a_new_bot_has_nothing_to_say_and_says_so(admin: Person) -> None:
    told = shown(await admin.says("/health"))
    assert "Last poll: none yet" in told
    assert "No alert waits." in told
    assert "Held" not in told
    assert "Nothing is wrong" in told


async def test_a_long_list_of_what_is_wrong_is_cut_and_counted(admin: Person) -> None:
    async with admin.storage.begin() as tx:
        for number in range(20):
            await tx.notices.tell("gone", f"Feed {number}", "", since=admin.now, figures={}, users=[], now=admin.now)
    told = shown(await admin.says("/health")).splitlines()
    assert len([line for line in told if line.startswith("• ")]) == 15
    assert told[-1] == "… and 5 more"


async def test_nobody_else_is_told(admin: Person) -> None:
    assert "administrators of this bot" in shown(await admin.other(chat=8, user=8).says("/health"))
    assert "private chat" in shown(await admin.other(chat=-5, kind="group").says("/health"))
