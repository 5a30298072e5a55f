"""Open the database, and do things in it one transaction at a time.

async with await open_storage(url) as storage:
    async with storage.begin() as tx:      # one writer at a time; all or nothing
        await tx.alerts.record(attempt)
    async with storage.read() as tx:       # a consistent view; never waits for writers
        ...
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.admins import Admins
from storage.alerts import Alerts
from storage.configurations import Configurations
from storage.entries import Entries
from storage.errors import SenderRunning, StorageError
from storage.feeds import Feeds
from storage.links import Links
from storage.negatives import Negatives
from storage.notices import Notices
from storage.pulse import Pulse
from storage.reviews import Reviews
from storage.schema import require_current
from storage.sealing import require_keys, seal_some
from storage.search import Search
from storage.subscribers import Subscribers
from storage.suppressions import Suppressions
from storage.vault import Vault
from storage.watches import Watches

_WRITE = "casewatch_write"
_UNUSABLE = (
    "CASEWATCH_DATABASE_URL cannot be used: write sqlite+aiosqlite:///data/casewatch.db or postgresql+psycopg://…"
)


@dataclass(frozen=True, slots=True)
class Tx:
    """One open transaction, with a door to each kind of record."""

    feeds: Feeds
    entries: Entries
    search: Search
    alerts: Alerts
    subscribers: Subscribers
    watches: Watches
    negatives: Negatives
    configurations: Configurations
    admins: Admins
    links: Links
    suppressions: Suppressions
    notices: Notices
    reviews: Reviews
    pulse: Pulse

    @classmethod
    def on(cls, connection: AsyncConnection, vault: Vault) -> Tx:
        """The doors onto this connection; names go through the vault."""
        return cls(
            Feeds(connection),
            Entries(connection),
            Search(connection),
            Alerts(connection, vault),
            Subscribers(connection),
            Watches(connection, vault),
            Negatives(connection, vault),
            Configurations(connection),
            Admins(connection),
            Links(connection),
            Suppressions(connection, vault),
            Notices(connection),
            Reviews(connection),
            Pulse(connection),
        )


class Storage:
    """An open database. Raises StorageError, never a foreign one, where the database cannot go on.

    `path` is its file, None if it is none.
    """

    def __init__(self, engine: AsyncEngine, path: Path | None, vault: Vault) -> None:
        self._engine, self._vault = engine, vault
        self._for = {write: engine.execution_options(**{_WRITE: write}) for write in (False, True)}
        self._writing = asyncio.Lock()
        self.path = path
        self._sender = FileLock(f"{path}.sender.lock") if path else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Let go of the database."""
        if self._sender:
            self._sender.release()
        await self._engine.dispose()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """A transaction that may write. SQLite has one writer: within the process they queue here, in order."""
        async with self._writing, self._transaction(write=True) as tx:
            yield tx

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads."""
        async with self._transaction(write=False) as tx:
            yield tx

    @asynccontextmanager
    async def _connected(self, *, write: bool) -> AsyncIterator[AsyncConnection]:
        with _translated():
            async with self._for[write].begin() as connection:
                yield connection

    @asynccontextmanager
    async def _transaction(self, *, write: bool) -> AsyncIterator[Tx]:
        async with self._connected(write=write) as connection:
            yield Tx.on(connection, self._vault)

    async def seal_again(self) -> None:
        """Seal with the newest key what is sealed with an older one or stands in the clear, in small transactions.

        Nothing to do costs one look at each table. A process that ends in between leaves what the next one finishes.
        """
        todo = self._vault.has_key
        while todo:
            async with self._writing, self._connected(write=True) as connection:
                todo = await seal_some(connection, self._vault)

    def become_sender(self) -> None:
        """Make this process the one that sends; SenderRunning if there is one.

        The lock is the operating system's and ends with the process, however that ends.
        """
        if self._sender is None:
            return
        try:
            self._sender.acquire(blocking=False)
        except Timeout as taken:
            raise SenderRunning(
                "another Casewatch already sends from this database: stop it first, "
                "or set CASEWATCH_DATABASE_URL to a database of its own"
            ) from taken


async def open_storage(url: str, vault: Vault | None = None) -> Storage:
    """Open the database at `url`; StorageError says what to do if its schema is not current or a key is missing.

    Watched names are sealed by the vault; without one they stand in the clear.
    """
    vault = vault or Vault()
    engine = _engine(url)
    _openable(sqlite_path(url))
    try:
        with _translated():
            async with engine.connect() as connection:
                await require_current(connection)
                await require_keys(connection, vault)
    except StorageError:
        await engine.dispose()
        raise
    return Storage(engine, sqlite_path(url), vault)


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite database; None for any other."""
    parsed = _parsed(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if is_file else None


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as wrong:
        raise StorageError(_UNUSABLE) from wrong


def _engine(url: str) -> AsyncEngine:
    parsed = _parsed(url)
    try:
        engine = create_async_engine(parsed, hide_parameters=True)
    except (ArgumentError, InvalidRequestError, ImportError) as wrong:
        raise StorageError(_UNUSABLE) from wrong
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _openable(path: Path | None) -> None:
    """Fail here, plainly, on a file that cannot be opened: the driver would leave a thread behind that fails later."""
    if path is None:
        return
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        raise StorageError(f"{path} cannot be used as a database: {error}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's driver would begin transactions by its own rules; ours begin in _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "busy_timeout=5000",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # Read-then-write under a plain BEGIN fails when another process wrote in between; IMMEDIATE waits instead.
    write = connection.get_execution_options().get(_WRITE, False)
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    # Straight to the driver: through a cursor it would be three calls to the driver's thread instead of one.
    driver: Any = connection.connection.dbapi_connection
    driver.run_async(lambda connected: connected.execute(begin))


class _translated:
    """The one wall where the driver's errors become ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        if isinstance(error, DBAPIError):
            raise StorageError(f"the database refused: {error.orig.__class__.__name__}: {error.orig}") from error
