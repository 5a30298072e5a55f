"""Migrations and tables give the same database."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

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
    return not (kind == "table" and name is not None and name.startswith("article_words"))


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
