"""Migrations and tables give the same database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from storage.database import open_storage
from storage.migrate import alembic_config, upgrade
from storage.tables import SCHEMA, metadata


def test_the_tables_are_what_the_migrations_make(empty_database: Path) -> None:
    engine = create_engine(f"sqlite:///{empty_database}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _ours})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def _ours(name: str | None, kind: str, _: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(("article_words", "article_names")))


def test_the_code_names_the_newest_migration() -> None:
    config = alembic_config("sqlite+aiosqlite:///data/none.db")
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_every_migration_can_be_taken_back(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    upgrade(url)
    command.downgrade(alembic_config(url), "base")
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    left = set(inspect(engine).get_table_names())
    engine.dispose()
    assert left == {"alembic_version"}


FILLED = """
INSERT INTO feeds (name, url, host, every, address, next_poll_at)
  VALUES ('One', 'https://a/', 'a', 600, 'https://a/', '2026-02-06');
INSERT INTO stories VALUES (1, '2026-02-06');
INSERT INTO entries (id, story_id, feed, first_seen_at, time, silent)
  VALUES (1, 1, 'One', '2026-02-06', '2026-02-06', 0);
INSERT INTO revisions (id, entry_id, feed, seen_at, hash, title, summary, link)
  VALUES (1, 1, 'One', '2026-02-06', 'h', 'Суд', '', 'https://a/1');
INSERT INTO articles VALUES (1, 'ru', x'789c030000000001');
INSERT INTO subscribers (id, chat_id, kind, language, created_at) VALUES (1, 7, 'private', 'ru', '2026-02-06');
INSERT INTO names VALUES (1, 'Арслан Темирбаев'), (2, 'арслан темирбаев'), (4, 'sealed: Динара');
INSERT INTO watches VALUES (1, 1, '2026-02-06'), (1, 2, '2026-02-06'), (1, 4, '2026-02-06');
INSERT INTO mentions VALUES (1, 1, 1, 'certain', '[]');
INSERT INTO alerts (subscriber_id, story_id, entry_id, topics, names, created_at, state, due_at)
  VALUES (1, 1, 1, '', '1', '2026-02-06', 'due', '2026-02-06');
"""


async def test_a_filled_database_of_version_0002_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    url = f"sqlite+aiosqlite:///{path}"
    command.upgrade(alembic_config(url), "0002")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FILLED)
        connection.execute("DELETE FROM names WHERE id = 3")
    upgrade(url)
    async with await open_storage(url) as storage, storage.begin() as tx:
        known = await tx.subscribers.find(7)
        assert known is not None
        assert (known.possible, known.discreet) == ("silent", False)
        watched = [(one.name_id, one.name, one.paused) for one in await tx.watches.of(known.id)]
        assert watched == [(4, "sealed: Динара", False), (1, "Арслан Темирбаев", False), (2, "арслан темирбаев", False)]
        [due] = await tx.alerts.due(datetime.now(UTC), limit=9)
        content = await tx.alerts.content(due.id)
        assert content is not None
        assert [(one.name, one.reason) for one in content.named] == [("Арслан Темирбаев", "")]
        assert await tx.search.unkeyed(9) == {1: ("Суд", "")}
        assert await tx.watches.add(known.id, "Арслан Темирбаев", datetime.now(UTC)) is False


async def test_ids_of_names_are_not_given_again_after_the_migration(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    url = f"sqlite+aiosqlite:///{path}"
    command.upgrade(alembic_config(url), "0002")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("INSERT INTO names VALUES (9, 'Арслан Темирбаев'); DELETE FROM names;")
    upgrade(url)
    async with await open_storage(url) as storage, storage.begin() as tx:
        subscriber = await tx.subscribers.ensure(7, 0, kind="private", language="en", now=datetime.now(UTC))
        await tx.watches.add(subscriber, "Динара Сейтова", datetime.now(UTC))
        [one] = await tx.watches.of(subscriber)
    assert one.name_id > 9
