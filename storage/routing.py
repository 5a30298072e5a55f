"""Who hears of what: one criterion, applied by one INSERT … SELECT into the outbox.

A subscriber hears of an entry that newly matches a topic of theirs, if it concerns a country of theirs or none that is
known, and of an entry that newly mentions somebody they watch, whatever its topic and country. Of somebody who is only
possibly the person they hear if they want to; of somebody who is not, as they said, never. Each is told of a story
once, with every cause. A topic tells of no entry that names somebody who is left out; who watches somebody else in it
hears of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, func, literal, null, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.negatives import is_excluded
from storage.suppressions import is_shown
from storage.tables import (
    alerts,
    entries,
    entry_countries,
    matches,
    mentions,
    subscriber_countries,
    subscribers,
    subscriptions,
    watches,
)
from storage.upsert import insert

_COLUMNS = ["subscriber_id", "story_id", "entry_id", "topics", "names", "created_at", "state", "due_at"]

# A chat where somebody is asked first.
_HOLDS = select(1).where(subscribers.c.approver.is_not(None))

Found = Mapping[int, Collection[str]]
Named = Mapping[int, Collection[int]]


async def plan(connection: AsyncConnection, found: Found, named: Named, now: datetime) -> int:
    """Put an alert into the outbox for everyone who is to hear of these entries; says how many there are.

    `found` has the topics newly matched, `named` the names newly mentioned, both by entry and both stored already.
    """
    topics = [(entry, topic) for entry, all_ in found.items() for topic in all_]
    names = [(entry, name) for entry, all_ in named.items() for name in all_]
    asked = [*([_followers(topics)] if topics else []), *([_watchers(names)] if names else [])]
    if not asked:
        return 0
    causes = (asked[0].union_all(*asked[1:]) if len(asked) > 1 else asked[0]).subquery()
    told = select(
        causes.c.subscriber_id,
        causes.c.story_id,
        func.min(causes.c.entry_id),
        func.coalesce(func.aggregate_strings(causes.c.topic, " "), ""),
        func.coalesce(func.aggregate_strings(causes.c.name, " "), ""),
        literal(now, alerts.c.created_at.type),
        case((exists(_HOLDS.where(subscribers.c.id == causes.c.subscriber_id)), "held"), else_="due"),
        literal(now, alerts.c.due_at.type),
    ).group_by(causes.c.subscriber_id, causes.c.story_id)
    statement = insert(connection, alerts).from_select(_COLUMNS, told).on_conflict_do_nothing()
    return (await connection.execute(statement)).rowcount


def _followers(pairs: list[tuple[int, str]]) -> Select[tuple[object, ...]]:
    """A row for each subscriber, story and topic."""
    return (
        select(
            subscriptions.c.subscriber_id,
            entries.c.story_id,
            func.min(entries.c.id).label("entry_id"),
            subscriptions.c.topic.label("topic"),
            cast(null(), String).label("name"),
        )
        .join_from(matches, entries)
        .join(subscriptions, subscriptions.c.topic == matches.c.topic)
        .join(subscribers, subscribers.c.id == subscriptions.c.subscriber_id)
        .where(
            tuple_(matches.c.entry_id, matches.c.topic).in_(pairs),
            subscribers.c.disabled.is_(None),
            is_shown(entries.c.id),
            _concerned(),
        )
        .group_by(subscriptions.c.subscriber_id, entries.c.story_id, subscriptions.c.topic)
    )


def _concerned() -> ColumnElement[bool]:
    """The entry is of a country that the subscriber wants: any, if either names none."""
    wanted = subscriber_countries.c.subscriber_id == subscriptions.c.subscriber_id
    of_entry = entry_countries.c.entry_id == entries.c.id
    both = and_(wanted, of_entry, subscriber_countries.c.country == entry_countries.c.country)
    return or_(
        ~exists(select(1).where(wanted)),
        ~exists(select(1).where(of_entry)),
        exists(select(1).select_from(subscriber_countries.join(entry_countries, literal(True))).where(both)),
    )


def _watchers(pairs: list[tuple[int, int]]) -> Select[tuple[object, ...]]:
    """A row for each subscriber, story and name."""
    return (
        select(
            watches.c.subscriber_id,
            entries.c.story_id,
            func.min(entries.c.id).label("entry_id"),
            cast(null(), String).label("topic"),
            cast(watches.c.name_id, String).label("name"),
        )
        .join_from(mentions, entries)
        .join(watches, watches.c.name_id == mentions.c.name_id)
        .join(subscribers, subscribers.c.id == watches.c.subscriber_id)
        .where(
            tuple_(mentions.c.entry_id, mentions.c.name_id).in_(pairs),
            subscribers.c.disabled.is_(None),
            watches.c.paused.is_(False),
            or_(mentions.c.certainty == "certain", subscribers.c.possible != "hidden"),
            ~is_excluded(only_possible=False),
        )
        .group_by(watches.c.subscriber_id, entries.c.story_id, watches.c.name_id)
    )
