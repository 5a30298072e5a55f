"""What is wrong with feeds, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.feeds.outcome import EMPTIED
from bot.watchdog.feeds import feed_finding, is_doubtful, is_over, most_fail
from bot.watchdog.rhythm import Rhythm, rhythm_of
from storage.records import Notice, StoredFeed
from tests.storage.made import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)
FINE = StoredFeed(
    name="Outlet", url="https://o.example/rss", host="o.example", every=HOUR, ttl=None, address="https://o.example/rss",
    etag=None, last_modified=None, body_hash=None, first_polled_at=NOW - 99 * HOUR, next_poll_at=NOW, failures=0,
    failing_since=None, paused=None, redirect_to=None, redirect_count=0, redirect_since=None,
    last_polled_at=NOW - HOUR, last_success_at=NOW - HOUR, last_error=None, newest_at=NOW - HOUR, entry_count=30,
)  # fmt: skip
GONE = "o.example says that the feed is gone for good (410)"


def every(gap: timedelta, until: datetime, number: int = 400) -> Rhythm:
    """A feed that published so often, the last time then."""
    rhythm = rhythm_of(until - gap * one for one in range(number))
    assert rhythm is not None
    return rhythm


def failing(since: datetime, error: str = "o.example: does not answer", failures: int = 3) -> dict[str, Any]:
    return {"failing_since": since, "last_error": error, "failures": failures}


EMPTY: dict[str, Any] = {"error": EMPTIED, "failures": 0}
HOURLY = every(HOUR, NOW - 3 * DAY)
WEEKLY = every(7 * DAY, NOW - 2 * DAY, 9)
BUSY = every(HOUR, NOW - 2 * HOUR)


@pytest.mark.parametrize(
    ("changed", "rhythm", "kind", "since"),
    [
        ({}, None, None, None),
        ({}, BUSY, None, None),
        ({"newest_at": NOW - 2 * DAY}, WEEKLY, None, None),
        ({"newest_at": NOW - 3 * DAY}, HOURLY, "silent", NOW - 3 * DAY),
        (failing(NOW - DAY), HOURLY, "silent", NOW - 3 * DAY),
        (failing(NOW - DAY), WEEKLY, None, None),
        (failing(NOW - 3 * DAY), WEEKLY, "silent", NOW - 3 * DAY),
        (failing(NOW - 3 * DAY), None, "silent", NOW - 3 * DAY),
        ({"next_poll_at": NOW - 16 * MINUTE}, HOURLY, None, None),
        (failing(NOW - HOUR, **EMPTY), BUSY, "empty", NOW - HOUR),
        (failing(NOW - 59 * MINUTE, **EMPTY), BUSY, None, None),
        (failing(NOW - 20 * HOUR, **EMPTY), WEEKLY, None, None),
        (failing(NOW - 20 * HOUR, **EMPTY), None, None, None),
        (failing(NOW - DAY, **EMPTY), None, "empty", NOW - DAY),
        (failing(NOW - DAY, **EMPTY) | {"entry_count": 4}, None, None, None),
        ({"paused": GONE, **failing(NOW - DAY)}, None, "gone", NOW - DAY),
        ({"paused": "by an administrator"}, HOURLY, None, None),
    ],
    ids=[
        "fine", "fine and busy", "once a week, two days ago", "every hour, three days ago", "out of reach and silent",
        "out of reach for a day", "out of reach for three days", "never read", "the bot was off", "emptied",
        "emptied just now", "emptied, once a week", "emptied, too early to tell", "emptied for a day",
        "emptied of four", "gone for good", "paused on purpose",
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_feed(
    changed: dict[str, Any], rhythm: Rhythm | None, kind: str | None, since: datetime | None
) -> None:
    found = feed_finding(replace(FINE, **changed), rhythm, NOW)
    assert (found.kind, found.key, found.since) == (kind, "Outlet", since) if found else kind is None


def test_a_finding_says_what_is_usual_and_whether_the_feed_can_be_read() -> None:
    read, unread = (feed_finding(replace(FINE, **how), HOURLY, NOW) for how in ({}, failing(NOW - DAY)))
    assert read is not None
    assert unread is not None
    assert read.figures == {"per_day": pytest.approx(24, rel=0.05), "fails": 0}
    assert unread.figures["fails"] == 1


@pytest.mark.parametrize(
    ("changed", "doubtful"),
    [
        ({"newest_at": NOW - 11 * HOUR}, False),
        ({"newest_at": NOW - 12 * HOUR}, True),
        ({"newest_at": None}, True),
        ({"newest_at": NOW + DAY}, True),
        ({"newest_at": None, "entry_count": 0}, False),
        ({"newest_at": NOW - DAY, "paused": GONE}, False),
        (failing(NOW, **EMPTY), True),
        (failing(NOW), False),
    ],
    ids=[
        "quiet since the morning", "for half a day", "without dates", "dated in the future", "nothing yet", "paused",
        "emptied", "out of reach",
    ],
)  # fmt: skip
def test_only_of_some_feeds_it_is_looked_up_how_they_publish(changed: dict[str, Any], doubtful: bool) -> None:
    assert is_doubtful(replace(FINE, **changed), NOW) is doubtful


SILENT = Notice(1, "silent", "Outlet", NOW - 3 * DAY, "", {"per_day": 24, "fails": 0}, NOW - DAY)
UNREAD = replace(SILENT, figures={"per_day": 0, "fails": 1, "unread": 1})


@pytest.mark.parametrize(
    ("notice", "changed", "rhythm", "over"),
    [
        (SILENT, {"newest_at": NOW - 3 * DAY}, HOURLY, False),
        (SILENT, {"newest_at": NOW - 3 * DAY}, None, False),
        (SILENT, {"newest_at": NOW - 3 * DAY, "next_poll_at": NOW - DAY}, HOURLY, False),
        (SILENT, {"newest_at": NOW - HOUR}, None, True),
        (SILENT, {"newest_at": NOW + DAY}, HOURLY, False),
        (SILENT, {"newest_at": None}, BUSY, True),
        (UNREAD, failing(NOW - 3 * DAY), None, False),
        (UNREAD, {}, None, True),
        (replace(SILENT, kind="empty"), failing(NOW - DAY, **EMPTY), None, False),
        (replace(SILENT, kind="empty"), failing(NOW - DAY), None, False),
        (replace(SILENT, kind="empty"), {}, None, True),
        (replace(SILENT, kind="gone"), {"paused": GONE}, None, False),
        (replace(SILENT, kind="gone"), {}, None, True),
    ],
)
def test_it_is_over_when_the_feed_shows_so(
    notice: Notice, changed: dict[str, Any], rhythm: Rhythm | None, over: bool
) -> None:
    assert is_over(notice, replace(FINE, **changed), rhythm, NOW) is over


def some(fail: int, of: int, minutes: int = 15) -> list[StoredFeed]:
    bad = replace(FINE, **failing(NOW - minutes * MINUTE))
    return [replace(bad if number < fail else FINE, name=f"Feed {number}") for number in range(of)]


@pytest.mark.parametrize(
    ("feeds", "is_open", "found"),
    [
        ([], False, False),
        (some(0, 9), False, False),
        (some(5, 10), False, False),
        (some(6, 10), False, True),
        (some(6, 10, minutes=14), False, False),
        (some(4, 10), True, True),
        (some(3, 10), True, False),
        (some(1, 1), False, False),
        (some(2, 2), False, True),
        ([replace(feed, paused=GONE) for feed in some(9, 9)], False, False),
        ([replace(feed, last_error=EMPTIED, failures=0) for feed in some(9, 9)], False, False),
    ],
    ids=[
        "no feeds", "none", "half", "more than half", "only just", "fewer again", "a third again", "the only one",
        "both", "all paused", "all empty",
    ],
)  # fmt: skip
def test_when_most_feeds_fail_it_is_not_the_feeds(feeds: list[StoredFeed], is_open: bool, found: bool) -> None:
    assert (most_fail(feeds, NOW, is_open=is_open) is not None) is found


def test_most_feeds_fail_since_the_moment_when_it_were_more_than_half() -> None:
    feeds = [replace(FINE, name=str(n), **failing(NOW - n * HOUR)) for n in range(1, 7)] + some(0, 4)
    found = most_fail(feeds, NOW, is_open=False)
    assert found is not None
    assert (found.since, found.figures) == (NOW - HOUR, {"failing": 6, "feeds": 10})
