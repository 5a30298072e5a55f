"""The full-text indexes: folded words of each revision, and keys of the names in it. The only place that knows FTS5;
PostgreSQL gets its own here.

The words come folded from our own `language` room, the keys from that of names: no database knows Russian well enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import TextClause, bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.packing import unpack
from storage.tables import UtcTime, articles, revisions

_ADD = text("INSERT INTO article_words (rowid, words) VALUES (:id, :words)")
_ADD_NAMES = text("INSERT INTO article_names (rowid, keys) VALUES (:id, :keys)")


def _finding(index: str, *, hidden: bool = False) -> TextClause:
    shown = "" if hidden else "AND revisions.entry_id NOT IN (SELECT entry_id FROM hidden_entries)"
    return text(
        f"""
        SELECT DISTINCT revisions.entry_id, entries.time
        FROM {index}
        JOIN revisions ON revisions.id = {index}.rowid
        JOIN entries ON entries.id = revisions.entry_id
        WHERE {index} MATCH :query {shown}
        ORDER BY entries.time DESC, revisions.entry_id DESC
        LIMIT :limit OFFSET :offset
        """
    )


_FIND, _NAMED = _finding("article_words"), _finding("article_names")
# The index is asked once, first: for each entry that has the topic it would be asked anew.
_MAY_HAVE = """
    SELECT DISTINCT entries.id, entries.time
    FROM article_words
    JOIN revisions ON revisions.id = article_words.rowid
    JOIN entries ON entries.id = revisions.entry_id
    WHERE article_words MATCH :query AND entries.time >= :since {topic}
    AND entries.id NOT IN (SELECT entry_id FROM hidden_entries)
    ORDER BY entries.time DESC, entries.id DESC
"""
_OF_TOPIC = "AND EXISTS (SELECT 1 FROM matches WHERE matches.entry_id = entries.id AND matches.topic = :topic)"
_SINCE = bindparam("since", type_=UtcTime())
_CANDIDATES = text(_MAY_HAVE.format(topic="")).bindparams(_SINCE)
_CANDIDATES_OF_TOPIC = text(_MAY_HAVE.format(topic=_OF_TOPIC)).bindparams(_SINCE)
_NAMED_AT_ALL = _finding("article_names", hidden=True)


class Search:
    """The indexes in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def index(self, words: Mapping[int, str]) -> None:
        """Make revisions findable by these folded words."""
        rows = [{"id": id_, "words": one} for id_, one in words.items() if one]
        if rows:
            await self._connection.execute(_ADD, rows)

    async def find(self, terms: Sequence[frozenset[str]], limit: int, offset: int = 0) -> list[int]:
        """The entries that have, for every term, at least one of its words; newest first."""
        if not terms or not all(terms):
            return []
        return await self._found(_FIND, terms, limit, offset)

    async def candidates(
        self, groups: Sequence[frozenset[str]], since: datetime, topic: str | None = None
    ) -> list[int]:
        """The entries of no earlier time that have at least one word of every group, newest first; `выд*` is every word
        that begins so. With a topic, only entries that matched it."""
        if not groups or not all(groups):
            return []
        asked = {"query": _query(groups, _word_or_beginning), "since": since} | (
            {} if topic is None else {"topic": topic}
        )
        rows = await self._connection.execute(_CANDIDATES if topic is None else _CANDIDATES_OF_TOPIC, asked)
        return [row.id for row in rows]

    async def index_names(self, keys: Mapping[int, str]) -> None:
        """Make revisions findable by these keys of names."""
        rows = [{"id": id_, "keys": one} for id_, one in keys.items() if one]
        if rows:
            await self._connection.execute(_ADD_NAMES, rows)

    async def named(
        self, groups: Sequence[frozenset[str]], limit: int, offset: int = 0, *, hidden: bool = False
    ) -> list[int]:
        """The entries that have at least one key of every group, and so may name a person; newest first.

        With `hidden`, those too that name somebody who is left out of lists.
        """
        statement = _NAMED_AT_ALL if hidden else _NAMED
        return await self._found(statement, groups, limit, offset) if groups and all(groups) else []

    async def unkeyed(self, limit: int) -> dict[int, tuple[str, str]]:
        """The newest texts that cannot be found by a name yet: (title, body) by revision."""
        asked = (
            select(articles.c.revision_id, articles.c.body, revisions.c.title)
            .join_from(articles, revisions)
            .where(~articles.c.keyed)
            .order_by(articles.c.revision_id.desc())
            .limit(limit)
        )
        rows = await self._connection.execute(asked)
        return {row.revision_id: (row.title, unpack(row.body)) for row in rows}

    async def add_keys(self, keys: Mapping[int, str]) -> None:
        """Make these texts findable by a name; one without keys is not asked for again either."""
        done = update(articles).where(articles.c.revision_id.in_(keys), ~articles.c.keyed).values(keyed=True)
        new = await self._connection.scalars(done.returning(articles.c.revision_id))
        await self.index_names({id_: keys[id_] for id_ in new})

    async def _found(
        self, statement: TextClause, groups: Sequence[frozenset[str]], limit: int, offset: int
    ) -> list[int]:
        asked = {"query": _query(groups), "limit": limit, "offset": offset}
        return [row.entry_id for row in await self._connection.execute(statement, asked)]


def _query(groups: Sequence[frozenset[str]], asked: Callable[[str], str] = '"{}"'.format) -> str:
    """What FTS5 is asked for: any of each group."""
    return " AND ".join("(" + " OR ".join(map(asked, sorted(group))) + ")" for group in groups)


def _word_or_beginning(word: str) -> str:
    """A star behind the quotation marks is a beginning, one within them a letter."""
    return f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"'
