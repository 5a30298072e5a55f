"""What /health says: how the bot is doing, in one message. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.messages.measures import size
from bot.messages.notices import notice_line
from bot.messages.sources import wrong_with_feeds
from bot.messages.speech import Speech
from bot.messages.text import Message, Piece, bold, text
from storage.records import Disk, Notice, StoredFeed, Waiting

# The rest is counted: with hundreds of silent feeds, the list would say less than its length.
SHOWN = 15


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What is known of the bot now: `sent` within the last hour, `read` since midnight UTC, `held` for approval."""

    version: str
    feeds: Sequence[StoredFeed]
    waiting: Waiting
    sent: int
    read: int
    held: int
    disk: Disk | None
    open: Sequence[Notice]


def health_message(facts: HealthFacts, speech: Speech) -> Message:
    """Everything that whoever runs the bot wants to know at a glance, and what is wrong at the end."""
    pieces: list[Piece] = [bold(f"Casewatch {facts.version}")]
    for line in _lines(facts, speech):
        pieces += text("\n", line)
    if not facts.open:
        return Message(text(*pieces, "\n\n", speech.say("Nothing is wrong that I know of.")))
    pieces += text("\n\n", bold(speech.say("What is wrong")))
    for notice in facts.open[:SHOWN]:
        pieces += text(f"\n• {notice_line(notice, speech)}")
    if more := len(facts.open) - SHOWN:
        pieces += text("\n", speech.say("… and {number} more", number=more)) if more > 0 else ()
    return Message(tuple(pieces))


def _lines(facts: HealthFacts, speech: Speech) -> Iterator[str]:
    yield _feeds(facts, speech)
    yield speech.say("Last poll: {time}", time=_moment([feed.last_polled_at for feed in facts.feeds], speech))
    yield speech.say("Articles read today: {number}", number=facts.read)
    yield speech.say("Alerts sent within the last hour: {number}", number=facts.sent)
    if facts.waiting.since:
        yield speech.say("The oldest alert waits since {time}.", time=speech.moment(facts.waiting.since))
    else:
        yield speech.say("No alert waits.")
    if facts.held:
        yield speech.say("Held for approval: {number}", number=facts.held)
    if facts.disk:
        yield speech.say(
            "Database: {size}; free on its disk: {free} of {total}",
            size=size(facts.disk.size, speech),
            free=size(facts.disk.free, speech),
            total=size(facts.disk.total, speech),
        )


def _feeds(facts: HealthFacts, speech: Speech) -> str:
    silent = wrong_with_feeds(facts.open)
    paused = [feed for feed in facts.feeds if feed.paused]
    failing = [feed for feed in facts.feeds if feed.failing_since and not feed.paused]
    quiet = [feed for feed in facts.feeds if feed.name in silent and not feed.failing_since and not feed.paused]
    return speech.say(
        "Feeds: {fine} fine, {failing} failing, {silent} silent, {paused} paused",
        fine=len(facts.feeds) - len(paused) - len(failing) - len(quiet),
        failing=len(failing),
        silent=len(quiet),
        paused=len(paused),
    )


def _moment(times: Sequence[datetime | None], speech: Speech) -> str:
    newest = max((time for time in times if time), default=None)
    return speech.moment(newest) if newest else speech.say("none yet")
