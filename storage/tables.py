"""The tables. Private to `storage`: everyone else sees records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.types import TypeDecorator

# The newest migration. The bot compares it with the database's own before it starts.
SCHEMA = "0005"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC without a zone in the database (SQLite keeps no zones)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class Seconds(TypeDecorator[timedelta]):
    """A length of time, in whole seconds."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return round(value.total_seconds()) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> timedelta | None:
        return timedelta(seconds=value) if value is not None else None


def _id() -> Column[int]:
    # SQLite counts up by itself only in a column of type INTEGER.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def _of_subscriber() -> Column[int]:
    """The subscriber whose row this is; it goes when the subscriber goes."""
    return Column(
        "subscriber_id", ForeignKey("subscribers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


feeds = Table(
    "feeds",
    metadata,
    Column("name", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("host", String, nullable=False),
    Column("every", Seconds, nullable=False),
    Column("ttl", Seconds),
    Column("removed", Boolean, nullable=False, server_default=false()),
    Column("address", String, nullable=False),
    Column("etag", String),
    Column("last_modified", String),
    Column("body_hash", String),
    Column("first_polled_at", UtcTime),
    Column("next_poll_at", UtcTime, nullable=False),
    Column("leased_until", UtcTime),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("failing_since", UtcTime),
    Column("paused", String),
    Column("redirect_to", String),
    Column("redirect_count", Integer, nullable=False, server_default=text("0")),
    Column("redirect_since", UtcTime),
    Column("last_polled_at", UtcTime),
    Column("last_success_at", UtcTime),
    Column("last_error", String),
    Column("newest_at", UtcTime),
    Column("entry_count", Integer, nullable=False, server_default=text("0")),
    Index(None, "next_poll_at"),
    Index(None, "host", "leased_until"),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", String, primary_key=True),
    Column("quiet_until", UtcTime, nullable=False),
)

stories = Table("stories", metadata, _id(), Column("created_at", UtcTime, nullable=False))

entries = Table(
    "entries",
    metadata,
    _id(),
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("feed", String, nullable=False),
    Column("first_seen_at", UtcTime, nullable=False),
    Column("time", UtcTime, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("failure", String),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("retry_at", UtcTime),
    Index(None, "time"),
    Index(None, "feed", "time"),
    Index(None, "retry_at"),
)

revisions = Table(
    "revisions",
    metadata,
    _id(),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("feed", String, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("hash", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("published_at", UtcTime),
    UniqueConstraint("entry_id", "hash"),
)

# The countries that an entry concerns, as far as its newest reading tells.
entry_countries = Table(
    "entry_countries",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("country", String, primary_key=True),
    Index(None, "country", "entry_id"),
)

articles = Table(
    "articles",
    metadata,
    Column("revision_id", ForeignKey("revisions.id"), primary_key=True, autoincrement=False),
    Column("language", String),
    Column("body", LargeBinary, nullable=False),
    # Whether the keys of the names in it are in the index; texts from before there was one get theirs bit by bit.
    Column("keyed", Boolean, nullable=False, server_default=false()),
    Index("ix_articles_unkeyed", "revision_id", sqlite_where=text("NOT keyed"), postgresql_where=text("NOT keyed")),
)

entry_keys = Table(
    "entry_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)

matches = Table(
    "matches",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("topic", String, primary_key=True),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("hits", JSON, nullable=False),
    Column("found_at", UtcTime, nullable=False),
    Index(None, "topic", "entry_id"),
)

subscribers = Table(
    "subscribers",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default=text("0")),
    Column("kind", String, nullable=False),
    Column("language", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("language_chosen", Boolean, nullable=False, server_default=false()),
    Column("previews", Boolean, nullable=False, server_default=false()),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("possible", String, nullable=False, server_default=text("'silent'")),
    Column("discreet", Boolean, nullable=False, server_default=false()),
    Column("disabled", String),
    Column("paused_until", UtcTime),
    # Who is asked before anything is posted: a person, or with 0 whoever runs the bot; NULL if nobody is.
    Column("approver", BigInteger),
    UniqueConstraint("chat_id", "thread_id"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("topic", String, primary_key=True),
    _of_subscriber(),
    Index(None, "subscriber_id"),
)

# The countries a subscriber wants news of; none means all.
subscriber_countries = Table(
    "subscriber_countries",
    metadata,
    _of_subscriber(),
    Column("country", String, primary_key=True),
)

# What is muted, for how long: a topic, or everything.
mutes = Table(
    "mutes",
    metadata,
    _of_subscriber(),
    Column("topic", String, primary_key=True),
    Column("until", UtcTime),
)

# Distinct watched names, sealed; the only place where they stand. The mark tells equal ones.
# An id is never given again: alerts remember it.
names = Table(
    "names",
    metadata,
    _id(),
    Column("name", String, nullable=False),
    Column("mark", String, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

watches = Table(
    "watches",
    metadata,
    _of_subscriber(),
    Column("name_id", ForeignKey("names.id"), primary_key=True, autoincrement=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("paused", Boolean, nullable=False, server_default=false()),
)

# Who is not the person that a subscriber watches; the detail is sealed.
# An id is never given again: the readers' list is known by its newest.
negatives = Table(
    "negatives",
    metadata,
    _id(),
    Column("subscriber_id", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("name_id", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("kind", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    ForeignKeyConstraint(
        ["subscriber_id", "name_id"],
        ["watches.subscriber_id", "watches.name_id"],
        ondelete="CASCADE",
        onupdate="CASCADE",
    ),
    Index(None, "subscriber_id", "name_id"),
    Index(None, "name_id"),
    sqlite_autoincrement=True,
)

# Where a watched name stands in an entry.
mentions = Table(
    "mentions",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("name_id", ForeignKey("names.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),
    Column("certainty", String, nullable=False),
    Column("reason", String, nullable=False, server_default=text("''")),
    Column("places", JSON, nullable=False),
)

# Entries that a negative says something of: nothing is told of them, or only that it may be the person.
exclusions = Table(
    "exclusions",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column(
        "negative_id", ForeignKey("negatives.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    ),
    Column("only_possible", Boolean, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    _id(),
    Column("subscriber_id", ForeignKey("subscribers.id", ondelete="CASCADE"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("topics", String, nullable=False),
    Column("names", String, nullable=False, server_default=text("''")),
    Column("created_at", UtcTime, nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("reason", String),
    Column("message_id", BigInteger),
    UniqueConstraint("subscriber_id", "story_id"),
    Index(None, "state", "subscriber_id", "id"),
    Index(None, "entry_id"),
)

attempts = Table(
    "attempts",
    metadata,
    _id(),
    Column("alert_id", ForeignKey("alerts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("reason", String, nullable=False),
)

# Who is asked about an alert that is held, and what they answered.
reviews = Table(
    "reviews",
    metadata,
    Column("alert_id", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("message_id", BigInteger),
    Index(None, "state", "due_at"),
)

config_revisions = Table(
    "config_revisions",
    metadata,
    _id(),
    Column("at", UtcTime, nullable=False),
    Column("who", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# Who runs the bot, beside those whom the environment names.
admins = Table(
    "admins",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UtcTime, nullable=False),
)

# In whose private chats Telegram shows the commands of administrators.
admin_menus = Table(
    "admin_menus",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
)

# What administrators did; `about` is a number that stands in the sentence.
admin_actions = Table(
    "admin_actions",
    metadata,
    _id(),
    Column("at", UtcTime, nullable=False),
    Column("who", BigInteger, nullable=False),
    Column("what", String, nullable=False),
    Column("about", String, nullable=False, server_default=text("''")),
)

# Links that work once; only the hash of what stands in them.
links = Table(
    "links",
    metadata,
    _id(),
    Column("kind", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

# Groups and channels that an administrator of the bot has set up.
trusted_chats = Table(
    "trusted_chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("trusted_at", UtcTime, nullable=False),
)

# People who are left out of lists and alerts; the name is sealed.
# An id is never given again: the readers' list is known by its newest.
suppressions = Table(
    "suppressions",
    metadata,
    _id(),
    Column("name", String, nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)

# Entries that certainly name one of them.
hidden_entries = Table(
    "hidden_entries",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column(
        "suppression_id",
        ForeignKey("suppressions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
)

# What went wrong with the bot or a feed, since when, and until when; of a kind and key one is open at a time.
notices = Table(
    "notices",
    metadata,
    _id(),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("message", Text, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("told_at", UtcTime, nullable=False),
    Column("over_at", UtcTime),
    Index(
        "ix_notices_open",
        "kind",
        "key",
        unique=True,
        sqlite_where=text("over_at IS NULL"),
        postgresql_where=text("over_at IS NULL"),
    ),
)

# Which administrator is told of a notice: of its beginning, and of its end.
notice_posts = Table(
    "notice_posts",
    metadata,
    Column("notice_id", ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("over", Boolean, primary_key=True),
    Column("state", String, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Index(None, "state", "due_at"),
)
