"""The stored words, without a trace of how they are stored. Every time is in UTC and aware."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

AlertState = Literal["due", "sent", "never", "held"]
# A question or a notice to one person: to be sent, sent, or given up.
PostState = Literal["due", "sent", "never"]
# How a chat wants to hear of somebody who is only possibly the person it watches.
Possible = Literal["shown", "silent", "hidden"]
# What a link makes of whoever opens it.
LinkKind = Literal["admin", "invite"]
# What tells somebody else from a watched person: the given name or the father's name that is written, what the
# case is about, or nothing but the one entry.
NegativeKind = Literal["given", "patronymic", "case", "entry"]


@dataclass(frozen=True, slots=True)
class FeedSetup:
    """What the configuration says of a feed that the database must know to poll it."""

    name: str
    url: str
    host: str
    every: timedelta
    paused: bool = False


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

    `certainty` is «certain» or «possible», the best of all places, and `reason` is why, in English.
    """

    name_id: int
    certainty: str
    places: Sequence[Mapping[str, Any]]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A negative that an entry meets: its watcher is told nothing of the entry, or that it is only possible."""

    negative_id: int
    only_possible: bool = False


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

    `words` feed the full-text index, `keys` the index of names; `failure` is the reason why it could not be read, and
    then there are no matches. `hidden_by` are the suppressions of people whom it certainly names.
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
    keys: str = ""
    exclusions: tuple[Exclusion, ...] = ()
    hidden_by: tuple[int, ...] = ()


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
    keys: str = ""
    exclusions: tuple[Exclusion, ...] = ()
    hidden_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat (or forum topic of one) with its choices; no countries means all of them.

    `language_chosen` tells a choice from what Telegram said of the person. `approver` is who is asked before anything
    is posted, 0 for whoever runs the bot, None if nobody is.
    """

    id: int
    chat_id: int
    thread_id: int
    kind: str
    language: str
    language_chosen: bool = False
    previews: bool = False
    silent: bool = False
    possible: Possible = "silent"
    discreet: bool = False
    topics: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    mutes: tuple[Mute, ...] = ()
    disabled: str | None = None
    approver: int | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A name that a subscriber follows; nothing is told of one that is paused."""

    name_id: int
    name: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Negative:
    """Somebody who is not the person that a subscriber watches under this name.

    `detail` says how to tell them, as plain JSON values: `word` for a written name, `entry` for the entry it was said
    of, `statutes` and `countries` for what its case is about.
    """

    id: int
    subscriber_id: int
    name_id: int
    kind: NegativeKind
    detail: Mapping[str, Any]


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
    possible: Possible
    discreet: bool
    attempts: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """A watched person who is mentioned in what an alert tells; `places` and `reason` as in a Mention.

    `doubted` if the watcher said of a case like this one that it is somebody else's.
    """

    name: str
    certainty: str
    places: Sequence[Mapping[str, Any]]
    reason: str = ""
    name_id: int = 0
    doubted: bool = False


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
class Admin:
    """Somebody who runs the bot, made so in chat."""

    user_id: int
    added_by: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class AdminAction:
    """What an administrator did: an English sentence of the catalogues, and the number that stands in it."""

    at: datetime
    who: int
    what: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that works once, and not yet did."""

    id: int
    kind: LinkKind
    made_by: int
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person who is left out of lists and alerts: since when, and by whom."""

    id: int
    name: str
    added_by: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """The few numbers that tell whether the bot is alive and delivering."""

    feeds: int
    failing: int
    entries: int
    due: int
    oldest_due_at: datetime | None
    last_success_at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How delivery is doing: since when the alert waits that has waited longest, and when one was sent last."""

    since: datetime | None = None
    last_sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Disk:
    """The database on its disk, in bytes: its own size, what is free beside it, what there is in all."""

    size: int
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that went wrong, of which administrators are told: a kind, and what it is about.

    `message` is what was said of it in technical words, `figures` what its sentence counts.
    """

    id: int
    kind: str
    key: str
    since: datetime
    message: str
    figures: Mapping[str, float]
    told_at: datetime
    over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoticePost:
    """A notice that one administrator is told of now: that it began, or is `over`. No language if none is known."""

    notice: Notice
    user_id: int
    language: str | None
    over: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class HeldAlert:
    """An alert that waits for somebody's consent, and who is asked: a person, or 0 for whoever runs the bot."""

    id: int
    approver: int


@dataclass(frozen=True, slots=True)
class Review:
    """A question to one person about an alert that is held for a channel; with `dropped`, that nobody answered it.

    `message_id` is the question, once it is asked. No language if none is known.
    """

    alert_id: int
    user_id: int
    language: str | None
    channel: int
    attempts: int
    dropped: bool = False
    message_id: int | None = None
