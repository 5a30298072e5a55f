"""What is said of the feeds. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.messages.speech import Speech
from bot.messages.text import Button, Message, Piece, bold, text
from storage.records import StoredFeed

PAGE = 15
SILENT = timedelta(days=1)


def sources_message(feeds: Sequence[StoredFeed], page: int, now: datetime, speech: Speech) -> Message:
    """A page of feeds, each with its newest entry or what keeps it from us."""
    start = page * PAGE
    pieces: list[Piece] = [bold(speech.count("I read {number} source", "I read {number} sources", len(feeds)))]
    for feed in feeds[start : start + PAGE]:
        pieces += text("\n• ", bold(feed.name), " — ", feed_state(feed, now, speech))
    back = (Button("←", f"sources {page - 1}"),) if page else ()
    on = (Button("→", f"sources {page + 1}"),) if start + PAGE < len(feeds) else ()
    return Message(tuple(pieces), buttons=((*back, *on),) if back or on else ())


def feed_state(feed: StoredFeed, now: datetime, speech: Speech) -> str:
    """How a feed is doing, in a few words."""
    if feed.paused:
        return speech.say("paused: its address is gone")
    if feed.last_polled_at is None:
        return speech.say("not read yet")
    if feed.failing_since and now - feed.failing_since >= SILENT:
        return speech.say("silent since {time}", time=speech.moment(feed.last_success_at or feed.failing_since))
    if feed.failing_since:
        return speech.say("not reachable just now")
    if feed.newest_at is None:
        return speech.say("nothing in it yet")
    return speech.say("newest {time}", time=speech.moment(feed.newest_at))
