"""What is said of the feeds. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.messages.measures import length, usually
from bot.messages.speech import Speech
from bot.messages.text import Button, Message, Piece, bold, text
from storage.records import Notice, StoredFeed

PAGE = 15
SILENT = timedelta(days=1)
Wrong = Mapping[str, Notice]
NOTHING: Wrong = {}


def wrong_with_feeds(notices: Sequence[Notice]) -> Wrong:
    """What is wrong now with feeds, by name, of everything that is wrong."""
    return {one.key: one for one in notices if one.kind in ("silent", "empty")}


def sources_message(
    feeds: Sequence[StoredFeed], page: int, now: datetime, speech: Speech, wrong: Wrong = NOTHING
) -> Message:
    """A page of feeds, each with its newest entry or what keeps it from us; `wrong` are notices by feed."""
    start = page * PAGE
    pieces: list[Piece] = [bold(speech.count("I read {number} source", "I read {number} sources", len(feeds)))]
    for feed in feeds[start : start + PAGE]:
        pieces += text("\n• ", bold(feed.name), " — ", feed_state(feed, now, speech, wrong.get(feed.name)))
    back = (Button("←", f"sources {page - 1}"),) if page else ()
    on = (Button("→", f"sources {page + 1}"),) if start + PAGE < len(feeds) else ()
    return Message(tuple(pieces), buttons=((*back, *on),) if back or on else ())


def feed_state(feed: StoredFeed, now: datetime, speech: Speech, wrong: Notice | None = None) -> str:
    """How a feed is doing, in a few words."""
    if feed.paused and "feeds.yaml" in feed.paused:
        return speech.say("paused by whoever runs the bot")
    if feed.paused:
        return speech.say("paused: its address is gone")
    if feed.last_polled_at is None:
        return speech.say("not read yet")
    if wrong and (told := _silence(wrong, now, speech)):
        return told
    if feed.failing_since and now - feed.failing_since >= SILENT:
        return speech.say("silent since {time}", time=speech.moment(feed.last_success_at or feed.failing_since))
    if feed.failing_since:
        return speech.say("not reachable just now")
    if feed.newest_at is None:
        return speech.say("nothing in it yet")
    return speech.say("newest {time}", time=speech.moment(feed.newest_at))


def _silence(wrong: Notice, now: datetime, speech: Speech) -> str | None:
    """Since when nothing comes that usually would; None if it is not known what is usual."""
    if wrong.kind == "empty":
        return speech.say("suddenly empty since {time}", time=speech.moment(wrong.since))
    per_day = wrong.figures.get("per_day", 0.0)
    if not per_day:
        return None
    silent = speech.say("silent for {length}", length=length(now - wrong.since, speech))
    return f"{silent}; {usually(per_day, speech)}"
