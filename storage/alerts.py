"""The outbox: alerts that are due, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.negatives import is_excluded
from storage.packing import unpack
from storage.pulse import waits
from storage.records import AlertContent, Attempt, DueAlert, Health, Match, Named, StoredArticle, StoredEntry
from storage.suppressions import is_shown
from storage.tables import (
    alerts,
    articles,
    attempts,
    entries,
    feeds,
    matches,
    mentions,
    names,
    revisions,
    subscribers,
    watches,
)
from storage.upsert import insert
from storage.vault import Vault

# What is to be told still, once somebody consents or at once.
WAITING = ("due", "held")


class Alerts:
    """The outbox in one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def due(self, now: datetime, *, limit: int, busy: Collection[int] = ()) -> list[DueAlert]:
        """The oldest due alert of each subscriber that can get one now; `busy` subscribers are passed over."""
        ready = select(func.min(alerts.c.id)).where(alerts.c.state == "due", alerts.c.due_at <= now)
        ready = ready.where(alerts.c.subscriber_id.not_in(busy)).group_by(alerts.c.subscriber_id)
        asked = (
            select(
                alerts.c.id,
                alerts.c.subscriber_id,
                alerts.c.attempts,
                alerts.c.due_at,
                subscribers.c.chat_id,
                subscribers.c.thread_id,
                subscribers.c.kind,
                subscribers.c.language,
                subscribers.c.previews,
                subscribers.c.silent,
                subscribers.c.possible,
                subscribers.c.discreet,
            )
            .join_from(alerts, subscribers)
            .where(alerts.c.id.in_(ready), or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= now))
            .order_by(alerts.c.due_at, alerts.c.id)
            .limit(limit)
        )
        return [DueAlert(**row._mapping) for row in await self._connection.execute(asked)]

    async def content(self, alert_id: int) -> AlertContent | None:
        """What this alert tells; None if it is gone meanwhile (its subscriber asked to be forgotten)."""
        columns = (alerts.c.entry_id, alerts.c.topics, alerts.c.names, alerts.c.subscriber_id)
        asked = select(*columns).where(alerts.c.id == alert_id, alerts.c.state.in_(WAITING))
        alert = (await self._connection.execute(asked)).one_or_none()
        return await self._content(alert) if alert else None

    async def _content(self, alert: Any) -> AlertContent | None:
        topics = alert.topics.split()
        found = select(matches).where(matches.c.entry_id == alert.entry_id, matches.c.topic.in_(topics))
        found = found.where(is_shown(matches.c.entry_id))
        causes = (await self._connection.execute(found.order_by(matches.c.topic))).all()
        people = await self._people(alert) if alert.names else ()
        if not causes and not people:
            return None
        newest = max(row.revision_id for row in (*causes, *people))
        row = (await self._connection.execute(_REVISION.where(revisions.c.id == newest))).one()
        entry = StoredEntry(alert.entry_id, row.feed, row.title, row.summary, row.link, row.time, tuple(topics))
        article = StoredArticle(row.title, unpack(row.body), row.language, row.published_at)
        # Offsets count in the text of the revision that matched: hits of another one are told without a place.
        told = tuple(Match(one.topic, one.hits if one.revision_id == newest else ()) for one in causes)
        named = [self._named(one, article, known=one.revision_id == newest) for one in people]
        return AlertContent(entry, article, told, tuple(sorted(named, key=lambda one: one.name)))

    def _named(self, one: Any, article: StoredArticle, *, known: bool) -> Named:
        places = _with_words(one.places, article) if known else ()
        name, certainty = self._vault.open(one.name), "possible" if one.doubted else one.certainty
        return Named(name, certainty, places, one.reason, one.name_id, one.doubted)

    async def _people(self, alert: Any) -> Sequence[Any]:
        """Whom the subscriber still watches, of those who caused the alert, but for who is somebody else to them."""
        shown = (mentions.c.name_id, mentions.c.certainty, mentions.c.reason, mentions.c.places, mentions.c.revision_id)
        asked = (
            select(names.c.name, *shown, is_excluded(only_possible=True).label("doubted"))
            .join_from(mentions, names)
            .join(watches, watches.c.name_id == names.c.id)
            .where(
                mentions.c.entry_id == alert.entry_id,
                mentions.c.name_id.in_([int(id_) for id_ in alert.names.split()]),
                watches.c.subscriber_id == alert.subscriber_id,
                ~is_excluded(only_possible=False),
            )
        )
        return (await self._connection.execute(asked)).all()

    async def record(self, attempt: Attempt) -> None:
        """Save what followed one attempt; nothing of an alert that is gone (its subscriber asked to be forgotten)."""
        change = update(alerts).where(alerts.c.id == attempt.alert_id)
        changed = await self._connection.execute(
            change.values(
                state=attempt.state,
                reason=attempt.reason,
                due_at=attempt.due_at,
                message_id=attempt.message_id,
                attempts=attempt.attempts,
            )
        )
        if changed.rowcount:
            values = {"alert_id": attempt.alert_id, "at": attempt.at, "state": attempt.state, "reason": attempt.reason}
            await self._connection.execute(insert(self._connection, attempts).values(values))

    async def told(self, entry_id: int, chat_id: int, thread_id: int) -> AlertContent | None:
        """What this chat was told of an entry; None if it was told nothing."""
        asked = (
            select(alerts.c.entry_id, alerts.c.topics, alerts.c.names, alerts.c.subscriber_id)
            .join(subscribers)
            .where(
                alerts.c.entry_id == entry_id,
                subscribers.c.chat_id == chat_id,
                subscribers.c.thread_id == thread_id,
            )
        )
        alert = (await self._connection.execute(asked)).one_or_none()
        return await self._content(alert) if alert else None

    async def health(self, now: datetime) -> Health:
        """The few numbers that tell whether the bot is alive and delivering."""
        due = waits(now).subquery()
        asked = select(func.count(), func.min(due.c.since, type_=alerts.c.due_at.type)).select_from(due)
        waiting = (await self._connection.execute(asked)).one()
        polled = select(func.count(), func.sum(feeds.c.failures > 0), func.max(feeds.c.last_success_at))
        seen = (await self._connection.execute(polled.where(~feeds.c.removed))).one()
        stored = await self._connection.scalar(select(func.max(entries.c.id)))
        return Health(seen[0], int(seen[1] or 0), stored or 0, waiting[0], waiting[1], seen[2])


async def abandon(connection: AsyncConnection, subscriber_id: int, reason: str) -> None:
    """Nothing that is due or held for this subscriber will be sent."""
    due = update(alerts).where(alerts.c.subscriber_id == subscriber_id, alerts.c.state.in_(WAITING))
    await connection.execute(due.values(state="never", reason=reason))


def _with_words(places: Sequence[Mapping[str, Any]], article: StoredArticle) -> list[Mapping[str, Any]]:
    """The places with the words that stand there, which are stored in the article alone."""
    fields = {"title": article.title, "body": article.body}
    return [{**place, "text": fields[place["field"]][place["start"] : place["end"]]} for place in places]


_REVISION = (
    select(
        revisions.c.feed,
        revisions.c.title,
        revisions.c.summary,
        revisions.c.link,
        revisions.c.published_at,
        entries.c.time,
        articles.c.body,
        articles.c.language,
    )
    .join_from(revisions, articles)
    .join(entries, entries.c.id == revisions.c.entry_id)
)
