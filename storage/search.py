"""The full-text index: folded words of each revision. The only place that knows FTS5; PostgreSQL gets its own here.

The words come folded from our own `language` room: no database knows Russian well enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_ADD = text("INSERT INTO article_words (rowid, words) VALUES (:id, :words)")
_FIND = text(
    """
    SELECT DISTINCT revisions.entry_id, entries.time
    FROM article_words
    JOIN revisions ON revisions.id = article_words.rowid
    JOIN entries ON entries.id = revisions.entry_id
    WHERE article_words MATCH :query
    ORDER BY entries.time DESC, revisions.entry_id DESC
    LIMIT :limit OFFSET :offset
    """
)


class Search:
    """The index in one transaction."""

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
        query = " AND ".join("(" + " OR ".join(f'"{word}"' for word in sorted(term)) + ")" for term in terms)
        rows = await self._connection.execute(_FIND, {"query": query, "limit": limit, "offset": offset})
        return [row.entry_id for row in rows]
