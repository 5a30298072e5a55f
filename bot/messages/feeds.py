"""What administrators read of feeds: all of them, and one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.config.model import Feed
from bot.messages.sources import Wrong, feed_state
from bot.messages.speech import Speech
from bot.messages.text import Piece, bold, text
from storage.records import Notice, StoredFeed

FEEDS_PAGE = 8
_DAY = 86_400


def worst_first(feeds: Sequence[StoredFeed], wrong: Wrong) -> list[StoredFeed]:
    """The feeds with something wrong, then the others; the longest without anything new first."""

    def key(feed: StoredFeed) -> tuple[int, float, str]:
        grade = 0 if feed.name in wrong else 1 if feed.failing_since else 2 if feed.paused else 3
        return grade, feed.newest_at.timestamp() if feed.newest_at else 0.0, feed.name

    return sorted(feeds, key=key)


def feeds_message(
    number: int, shown: Sequence[StoredFeed], now: datetime, speech: Speech, wrong: Wrong
) -> tuple[Piece, ...]:
    """One page of feeds, each with how it is doing."""
    pieces: list[Piece] = [bold(speech.count("I read {number} source", "I read {number} sources", number))]
    for feed in shown:
        pieces += text("\n• ", bold(feed.name), " — ", feed_state(feed, now, speech, wrong.get(feed.name)))
    pieces += text("\n\n/addfeed …, /testfeed …, /removefeed …")
    return tuple(pieces)


def feed_details(
    feed: Feed, stored: StoredFeed | None, now: datetime, speech: Speech, wrong: Notice | None
) -> tuple[Piece, ...]:
    """One feed: its address, how it is doing, its last success, its newest entry, and what is wrong in words."""
    pieces: list[Piece] = list(text(bold(feed.name), "\n", feed.url))
    about = [
        *(speech.tongue(code) for code in feed.language),
        *([speech.country(feed.country)] if feed.country else []),
    ]
    pieces += text("\n", ", ".join(about)) if about else ()
    if stored is None:
        return tuple(pieces)
    pieces += text("\n", feed_state(stored, now, speech, wrong))
    if stored.last_success_at:
        pieces += text("\n", speech.say("read last {time}", time=speech.moment(stored.last_success_at)))
    if stored.newest_at:
        pieces += text("\n", speech.say("newest article {time}", time=speech.moment(stored.newest_at)))
    pieces += text("\n", _count(stored, now, speech))
    if stored.last_error:
        pieces += text("\n", speech.say("What went wrong: {why}", why=stored.last_error))
    return tuple(pieces)


def _count(feed: StoredFeed, now: datetime, speech: Speech) -> str:
    said = speech.count("{number} article so far", "{number} articles so far", feed.entry_count)
    days = (now - feed.first_polled_at).total_seconds() / _DAY if feed.first_polled_at else 0.0
    if days < 1:
        return said
    return f"{said}, {speech.say('about {number} a day', number=f'{feed.entry_count / days:.1f}')}"
