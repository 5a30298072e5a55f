"""`python -m storage.migrate`: bring the database of CASEWATCH_DATABASE_URL to the current schema."""

from __future__ import annotations

import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import make_url


def alembic_config(url: str) -> Config:
    """Alembic's configuration for our migrations and this database; creates an SQLite file's folder."""
    parsed = make_url(url)
    if parsed.drivername == "sqlite+aiosqlite":
        parsed = parsed.set(drivername="sqlite")
        Path(parsed.database or "").parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = parsed
    return config


def upgrade(url: str) -> None:
    """Run every migration that the database has not had."""
    command.upgrade(alembic_config(url), "head")


if __name__ == "__main__":
    upgrade(os.environ["CASEWATCH_DATABASE_URL"])
