"""The stored words, without a trace of how they are stored. Every time is in UTC and aware."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

AlertState = Literal["due", "sent", "never"]


@dataclass(frozen=True, slots=True)
class FeedSetup:
    """What the configuration says of a feed that the database must know to poll it."""

    name: str
    url: str
    host: str
    every: timedelta


@dataclass(frozen=True, slots=True)
class StoredFeed:
    """What the poller has learnt of one feed. `address` is `url` until a permanent redirect was taken over."""

    name: str
    url: str
    host: str
    every: timedelta
    ttl: timedelta | None
    address: str
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    first_polled_at: datetime | None
    next_poll_at: datetime
    failures: int
    failing_since: datetime | None
    paused: str | None
    redirect_to: str | None
    redirect_count: int
    redirect_since: datetime | None
    last_polled_at: datetime | None
    last_success_at: datetime | None
    last_error: str | None
    newest_at: datetime | None
    entry_count: int


@dataclass(frozen=True, slots=True)
class PolledFeed:
    """The state a feed is left in by one poll, saved together with what the poll found."""

    name: str
    address: str
    host: str
    next_poll_at: datetime
    polled_at: datetime
    succeeded: bool
    ttl: timedelta | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    failures: int = 0
    error: str | None = None
    paused: str | None = None
    redirect_to: str | None = None
    redirect_count: int = 0
    redirect_since: datetime | None = None
    newest_at: datetime | None = None
    host_quiet_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """An entry met a topic; `hits` are the rules and passages, as plain JSON values."""

    topic: str
    hits: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A watched person stands in an entry; `places` are passages with their reasons, as plain JSON values.

    `certainty` is «certain» or «possible», the best of all places.
    """

    name_id: int
    certainty: str
    places: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class EntryKey:
    """One thing an entry is recognised by; `valid` is how long after it was first seen, None for ever."""

    key: str
    valid: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells whether an entry is new, edited or known: any known key means the same entry."""

    keys: tuple[EntryKey, ...]
    hash: str


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One entry as seen in a feed now, read or failed, ready to be filed.

    `words` feed the full-text index; `failure` is the reason why it could not be read, and then there are no matches.
    """

    seen: Seen
    title: str
    summary: str
    link: str
    body: str
    published_at: datetime | None
    language: str | None
    words: str
    matches: tuple[Match, ...] = ()
    mentions: tuple[Mention, ...] = ()
    countries: tuple[str, ...] = ()
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of the entries of one poll."""

    new: int = 0
    revised: int = 0
    matched: int = 0
    alerts: int = 0


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry with its newest revision, as lists show it. `time` is when it was published, else first seen."""

    id: int
    feed: str
    title: str
    summary: str
    link: str
    time: datetime
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The text of one revision, as it was read."""

    title: str
    body: str
    language: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """An entry whose reading failed and is due to be tried again, in its newest revision."""

    entry_id: int
    revision_id: int
    feed: str
    article: StoredArticle
    attempts: int


@dataclass(frozen=True, slots=True)
class Mute:
    """What is silent for a subscriber: a topic, or everything («*»), until a time, or until it is taken back."""

    topic: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Reread:
    """What a second reading of a stored text found."""

    words: str
    matches: tuple[Match, ...] = ()
    mentions: tuple[Mention, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat (or forum topic of one) with its choices; no countries means all of them.

    `language_chosen` tells a choice from what Telegram said of the person.
    """

    id: int
    chat_id: int
    thread_id: int
    kind: str
    language: str
    language_chosen: bool = False
    previews: bool = False
    silent: bool = False
    topics: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    mutes: tuple[Mute, ...] = ()
    disabled: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A name that a subscriber follows."""

    name_id: int
    name: str


@dataclass(frozen=True, slots=True)
class DueAlert:
    """One alert that may go out now, with the chat it goes to and how that wants it."""

    id: int
    subscriber_id: int
    chat_id: int
    thread_id: int
    kind: str
    language: str
    previews: bool
    silent: bool
    attempts: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """A watched person who is mentioned in what an alert tells; `places` as in a Mention."""

    name: str
    certainty: str
    places: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class AlertContent:
    """What an alert tells: the entry in its newest revision, the matches that caused it, and who is named in it."""

    entry: StoredEntry
    article: StoredArticle
    causes: tuple[Match, ...]
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What followed one attempt to send an alert; saved in one transaction."""

    alert_id: int
    at: datetime
    state: AlertState
    reason: str
    due_at: datetime
    attempts: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConfigRevision:
    """One accepted version of feeds.yaml."""

    id: int
    at: datetime
    who: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Health:
    """The few numbers that tell whether the bot is alive and delivering."""

    feeds: int
    failing: int
    entries: int
    due: int
    oldest_due_at: datetime | None
    last_success_at: datetime | None
