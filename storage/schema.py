"""Is the database's schema the one this version was written for? If not, Alembic brings it there.

Alembic runs in a process of its own: it is needed for a second at a start and would cost 10 MB for ever.
"""

from __future__ import annotations

import asyncio
import os
import sys

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import SchemaBehind, StorageError
from storage.tables import SCHEMA


async def require_current(connection: AsyncConnection) -> None:
    """Pass if the schema is current; SchemaBehind with the command to run if it is not."""
    found = await connection.run_sync(_version)
    if found != SCHEMA:
        raise SchemaBehind(
            f"the database has schema {found or 'none'}, this version needs {SCHEMA}: run casewatch migrate"
        )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


async def migrate(url: str) -> None:
    """Bring the database at `url` to the current schema, creating it if need be; StorageError if that fails."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "storage.migrate",
        env={**os.environ, "CASEWATCH_DATABASE_URL": url},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines()
        # SQLAlchemy's errors end with a link for programmers.
        told = [line for line in lines if not line.startswith("(Background on this error")] or ["no reason given"]
        raise StorageError(f"the schema could not be brought up to date: {told[-1]}")
