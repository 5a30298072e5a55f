"""Bring what is sealed to the newest key, row by row; a database may hold texts of several keys, and in the clear."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Select, Update, bindparam, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import names, negatives, suppressions
from storage.vault import BEGINNING, SEALED, Vault

AT_ONCE = 500
_SEALED: tuple[Column[str], ...] = (names.c.name, negatives.c.detail, suppressions.c.name)


async def require_keys(connection: AsyncConnection, vault: Vault) -> None:
    """Pass if the vault has every key that something here is sealed with; StorageError, with what to do, if not."""
    for column in _SEALED:
        beginning = func.substr(column, 1, BEGINNING)
        vault.require(await connection.scalars(select(beginning).where(column.like(f"{SEALED}%")).distinct()))


async def seal_some(connection: AsyncConnection, vault: Vault) -> bool:
    """Seal up to AT_ONCE rows that are not as they would be stored now; says whether any was left to do."""
    done = 0
    for column in _SEALED:
        rows = (await connection.execute(_stale(column, vault).limit(AT_ONCE))).all()
        if rows:
            await connection.execute(*_resealed(column, [(row.id, vault.open(row.stored)) for row in rows], vault))
        done += len(rows)
    return done > 0


def _resealed(
    column: Column[str], texts: Sequence[tuple[int, str]], vault: Vault
) -> tuple[Update, list[dict[str, object]]]:
    """The change of all these rows, and its values."""
    sealed: list[dict[str, object]] = [{"row": id_, "sealed": vault.seal(text)} for id_, text in texts]
    change = update(column.table).where(column.table.c.id == bindparam("row")).values({column: bindparam("sealed")})
    if column is not names.c.name:
        return change, sealed
    marks = [{**row, "new_mark": vault.mark(text)} for row, (_, text) in zip(sealed, texts, strict=True)]
    return change.values(mark=bindparam("new_mark")), marks


def _stale(column: Column[str], vault: Vault) -> Select[tuple[int, str]]:
    """What is not sealed with the newest key. Without any key nothing is: what is sealed could not be read."""
    asked = select(column.table.c.id, column.label("stored"))
    return asked.where(column.not_like(f"{vault.current}%")) if vault.has_key else asked.where(false())
