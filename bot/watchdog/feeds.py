"""What is wrong with feeds: silent, suddenly empty, gone for good, or most of them out of reach at once. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.feeds.outcome import EMPTIED, GONE
from bot.watchdog.finding import Finding
from bot.watchdog.rhythm import PATIENT, Rhythm
from storage.records import Notice, StoredFeed

# A poll that is due for so long was not done: the bot was off, and nothing can be said of the feed.
OVERDUE = timedelta(minutes=15)
UNREADABLE = timedelta(days=3)
EMPTY, EMPTY_UNKNOWN = timedelta(hours=1), timedelta(days=1)
LEAST_ENTRIES = 5
ALL_FAIL = timedelta(minutes=15)
MOST, FEW = 1 / 2, 1 / 3
LEAST_FAILING = 2


def is_doubtful(feed: StoredFeed, now: datetime) -> bool:
    """Whether it has to be looked up how this feed usually publishes: it may be silent, or lost its entries."""
    newest = feed.newest_at
    quiet = newest is None or now - newest >= PATIENT or newest > now
    return feed.entry_count > 0 and not feed.paused and (quiet or feed.last_error == EMPTIED)


def feed_finding(feed: StoredFeed, rhythm: Rhythm | None, now: datetime) -> Finding | None:
    """What is wrong with this feed; None if nothing is, or if it cannot be told."""
    if feed.paused:
        gone = f"({GONE})" in feed.paused
        return Finding("gone", feed.name, feed.failing_since or now) if gone else None
    if feed.next_poll_at < now - OVERDUE:
        return None
    if _is_emptied(feed, rhythm, now):
        return Finding("empty", feed.name, feed.failing_since or now, {"entries": feed.entry_count})
    return _silence(feed, rhythm, now)


def _is_emptied(feed: StoredFeed, rhythm: Rhythm | None, now: datetime) -> bool:
    """Its file lost all its entries, and by now there should be some.

    A file that keeps the entries of one day is empty now and then where an outlet publishes once a week.
    """
    if feed.last_error != EMPTIED or feed.failing_since is None or feed.entry_count < LEAST_ENTRIES:
        return False
    empty = now - feed.failing_since
    return empty >= EMPTY_UNKNOWN if rhythm is None else empty >= EMPTY and rhythm.missing(now) >= 1


def _silence(feed: StoredFeed, rhythm: Rhythm | None, now: datetime) -> Finding | None:
    fails = feed.failing_since is not None and feed.last_error != EMPTIED
    if rhythm and rhythm.is_silent(now):
        figures = {"per_day": rhythm.per_day, "fails": float(fails)}
        return Finding("silent", feed.name, rhythm.last, figures)
    if fails and feed.failing_since and now - feed.failing_since >= UNREADABLE:
        usual = rhythm.per_day if rhythm else 0.0
        return Finding("silent", feed.name, feed.failing_since, {"per_day": usual, "fails": 1.0, "unread": 1.0})
    return None


def is_over(notice: Notice, feed: StoredFeed, rhythm: Rhythm | None, now: datetime) -> bool:
    """Whether what was wrong with this feed is over, by what it did since: that nothing can be told ends nothing."""
    if notice.kind == "gone":
        return not feed.paused
    if notice.kind == "empty" or notice.figures.get("unread"):
        return feed.failing_since is None and not feed.paused
    newest = [time for time in (feed.newest_at, rhythm.last if rhythm else None) if time and time <= now]
    return max(newest, default=notice.since) > notice.since


def most_fail(feeds: Sequence[StoredFeed], now: datetime, *, is_open: bool) -> Finding | None:
    """Whether most feeds cannot be read at once: then it is not the feeds.

    It begins when more than half fail for a while, and is over when at most a third do.
    """
    polled = [feed for feed in feeds if feed.last_polled_at and not feed.paused]
    failing = sorted(
        feed.failing_since
        for feed in polled
        if feed.failures and feed.failing_since and (is_open or now - feed.failing_since >= ALL_FAIL)
    )
    share = FEW if is_open else MOST
    if len(failing) < LEAST_FAILING or len(failing) <= len(polled) * share:
        return None
    since = failing[min(len(polled) // 2, len(failing) - 1)]
    return Finding("feeds", "", since, {"failing": len(failing), "feeds": len(polled)})


def feed_findings(
    feeds: Sequence[StoredFeed], rhythms: Mapping[str, Rhythm | None], unknown: Collection[str], now: datetime
) -> list[Finding]:
    """What is wrong with each feed, but for those of which the rhythm is `unknown` as yet."""
    asked = (feed_finding(feed, rhythms.get(feed.name), now) for feed in feeds if feed.name not in unknown)
    return [found for found in asked if found]
