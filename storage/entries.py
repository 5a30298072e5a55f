"""Entries with their revisions, texts and matches."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.filing import Filing, sorted_out
from storage.packing import unpack
from storage.records import Filed, Match, ReadEntry, Reread, Seen, StoredArticle, StoredEntry, UnreadEntry
from storage.search import Search
from storage.suppressions import is_shown
from storage.tables import articles, entries, entry_countries, matches, mentions, revisions
from storage.understood import Understood, add_matches, add_understood

_LATER = revisions.alias("later")
_NEWEST = select(func.max(_LATER.c.id)).where(_LATER.c.entry_id == entries.c.id).scalar_subquery()
_SHOWN = (
    entries.c.id,
    entries.c.time,
    revisions.c.feed,
    revisions.c.title,
    revisions.c.summary,
    revisions.c.link,
)


class Entries:
    """Entries in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def fresh(self, seen: Sequence[Seen], now: datetime) -> list[int]:
        """Which members of a poll are new or edited, by index: those that have to be read."""
        groups = await sorted_out(self._connection, seen, now)
        return sorted(index for group in groups for index in group.fresh)

    async def file(self, feed: str, found: Sequence[ReadEntry], now: datetime, *, first_poll: bool) -> Filed:
        """Store what is new or edited and plan alerts for what newly matches."""
        return await Filing(self._connection, feed, found, now, first_poll=first_poll).file() if found else Filed()

    async def latest(
        self, topic: str | None = None, country: str | None = None, *, offset: int, limit: int
    ) -> list[StoredEntry]:
        """Entries that matched a topic (any, if None) and concern a country (any, if None), newest first."""
        matched = select(matches.c.entry_id)
        if topic is not None:
            matched = matched.where(matches.c.topic == topic)
        asked = _listed().where(entries.c.id.in_(matched)).order_by(entries.c.time.desc(), entries.c.id.desc())
        if country is not None:
            there = select(entry_countries.c.entry_id).where(entry_countries.c.country == country)
            asked = asked.where(entries.c.id.in_(there))
        return await self._with_topics(asked.offset(offset).limit(limit))

    async def some(self, ids: Sequence[int]) -> list[StoredEntry]:
        """These entries, newest first."""
        return await self._with_topics(
            _listed().where(entries.c.id.in_(ids)).order_by(entries.c.time.desc(), entries.c.id.desc())
        )

    async def _with_topics(self, asked: Select[tuple[object, ...]]) -> list[StoredEntry]:
        rows = (await self._connection.execute(asked)).all()
        found = select(matches.c.entry_id, matches.c.topic).where(matches.c.entry_id.in_([row.id for row in rows]))
        topics: dict[int, list[str]] = {}
        for match in await self._connection.execute(found.order_by(matches.c.topic)):
            topics.setdefault(match.entry_id, []).append(match.topic)
        return [StoredEntry(**row._mapping, topics=tuple(topics.get(row.id, ()))) for row in rows]

    async def article(self, entry_id: int) -> StoredArticle | None:
        """The text of an entry's newest revision; None if there is no such entry."""
        newest = select(func.max(revisions.c.id)).where(revisions.c.entry_id == entry_id).scalar_subquery()
        return next(iter((await self.texts(select(newest))).values()), None)

    async def texts(self, revision_ids: Select[tuple[int]] | Iterable[int]) -> dict[int, StoredArticle]:
        """The texts of these revisions."""
        asked = (
            select(
                articles.c.revision_id,
                articles.c.body,
                articles.c.language,
                revisions.c.title,
                revisions.c.published_at,
            )
            .join_from(articles, revisions)
            .where(articles.c.revision_id.in_(revision_ids))
        )
        return {
            row.revision_id: StoredArticle(row.title, unpack(row.body), row.language, row.published_at)
            for row in await self._connection.execute(asked)
        }

    async def stored_articles(
        self, since: datetime, before_id: int | None, limit: int
    ) -> list[tuple[StoredEntry, StoredArticle]]:
        """Entries of no earlier time, each with its newest text, in order of id, the newest first; only those before
        an id, if one is given: that of the last one of the page before. Without those that name somebody left out."""
        asked = _shown().where(entries.c.time >= since).order_by(entries.c.id.desc()).limit(limit)
        return await self._with_texts(asked if before_id is None else asked.where(entries.c.id < before_id))

    async def articles_of(self, ids: Sequence[int]) -> list[tuple[StoredEntry, StoredArticle]]:
        """These entries, each with its newest text, the newest first; without those that name somebody left out."""
        return await self._with_texts(
            _shown().where(entries.c.id.in_(ids)).order_by(entries.c.time.desc(), entries.c.id.desc())
        )

    async def _with_texts(self, asked: Select[tuple[object, ...]]) -> list[tuple[StoredEntry, StoredArticle]]:
        found = await self._with_topics(asked.where(is_shown(entries.c.id)))
        revision = select(func.max(revisions.c.id)).where(revisions.c.entry_id.in_([entry.id for entry in found]))
        newest = revision.add_columns(revisions.c.entry_id).group_by(revisions.c.entry_id)
        of_entry = {row.entry_id: row[0] for row in await self._connection.execute(newest)}
        texts = await self.texts(of_entry.values())
        return [(entry, texts[of_entry[entry.id]]) for entry in found if of_entry[entry.id] in texts]

    async def counted(self, topic: str, since: datetime) -> tuple[int, int]:
        """How many entries are of no earlier time, and how many of these matched a topic and are not hidden."""
        asked = select(func.count()).select_from(entries).where(entries.c.time >= since)
        of_topic = select(matches.c.entry_id).where(matches.c.topic == topic)
        matched = asked.where(entries.c.id.in_(of_topic), is_shown(entries.c.id))
        return await self._connection.scalar(asked) or 0, await self._connection.scalar(matched) or 0

    async def since(self) -> datetime | None:
        """When the first entry was seen; None before."""
        # The oldest row has the lowest id, which costs no index.
        first = select(entries.c.first_seen_at).order_by(entries.c.id).limit(1)
        return await self._connection.scalar(first)

    async def naming(self, name_id: int, limit: int) -> list[tuple[StoredEntry, StoredArticle]]:
        """The newest entries that mention this watched name, each with its text."""
        mentioned = select(mentions.c.entry_id).where(mentions.c.name_id == name_id)
        asked = _listed().where(entries.c.id.in_(mentioned)).order_by(entries.c.time.desc(), entries.c.id.desc())
        found = [(entry, await self.article(entry.id)) for entry in await self._with_topics(asked.limit(limit))]
        return [(entry, article) for entry, article in found if article]

    async def matches(self, entry_id: int) -> list[Match]:
        """What an entry matched."""
        rows = await self._connection.execute(select(matches).where(matches.c.entry_id == entry_id))
        return [Match(row.topic, row.hits) for row in rows]

    async def unread(self, now: datetime, limit: int) -> list[UnreadEntry]:
        """Entries whose reading failed and is due again."""
        asked = select(entries.c.id, entries.c.feed, entries.c.attempts, _NEWEST.label("revision"))
        rows = (await self._connection.execute(asked.where(entries.c.retry_at <= now).limit(limit))).all()
        texts = await self.texts([row.revision for row in rows])
        return [UnreadEntry(row.id, row.revision, row.feed, texts[row.revision], row.attempts) for row in rows]

    async def reread(self, unread: UnreadEntry, found: Reread, now: datetime) -> None:
        """A second reading went well: what it found counts as if the first had found it."""
        entry_id, revision_id = unread.entry_id, unread.revision_id
        healed = update(entries).where(entries.c.id == entry_id).values(failure=None, retry_at=None)
        silent = (await self._connection.execute(healed.returning(entries.c.silent))).scalar_one()
        await Search(self._connection).index({revision_id: found.words})
        await Search(self._connection).add_keys({revision_id: found.keys})
        understood = Understood(
            *(entry_id, revision_id, found.matches, found.mentions, found.countries, found.exclusions, found.hidden_by)
        )
        await add_understood(self._connection, [understood], {entry_id} if silent else (), now)

    async def meet(self, found: Mapping[int, Sequence[Match]], now: datetime) -> tuple[int, int]:
        """Stored entries meet topics that they did not; (entries newly matched, alerts planned)."""
        newest = select(revisions.c.entry_id, func.max(revisions.c.id)).where(revisions.c.entry_id.in_(found))
        rows = await self._connection.execute(newest.group_by(revisions.c.entry_id))
        understood = [Understood(entry_id, revision_id, found[entry_id], (), ()) for entry_id, revision_id in rows]
        return await add_matches(self._connection, understood, now)

    async def failed_again(self, unread: UnreadEntry, reason: str, retry_at: datetime) -> None:
        """A second reading failed too."""
        values = {"failure": reason, "attempts": unread.attempts + 1, "retry_at": retry_at}
        await self._connection.execute(update(entries).where(entries.c.id == unread.entry_id).values(values))

    async def every(self) -> AsyncIterator[StoredEntry]:
        """All entries, oldest first, without holding them in memory."""
        start = 0
        while page := await self._with_topics(_shown().where(entries.c.id > start).order_by(entries.c.id).limit(500)):
            for entry in page:
                yield entry
            start = page[-1].id


def _shown() -> Select[tuple[object, ...]]:
    return select(*_SHOWN).join_from(entries, revisions, revisions.c.id == _NEWEST)


def _listed() -> Select[tuple[object, ...]]:
    """What people see: nothing that names somebody who is left out."""
    return _shown().where(is_shown(entries.c.id))
