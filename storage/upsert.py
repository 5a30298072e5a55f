"""INSERT … ON CONFLICT for whichever database this is: the same clause, two dialects."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> sqlite.Insert:
    """An INSERT into `table` that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return insert_into(connection.dialect.name, table)


def insert_into(dialect: str, table: Table) -> sqlite.Insert:
    """The same for the database of this name, where a statement is made once for all connections."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    # PostgreSQL's statement has the same two methods with the same arguments; only its class differs.
    return postgresql.insert(table)  # type: ignore[return-value]
