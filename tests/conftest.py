"""What every test may ask for: a real store in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Storage, open_storage
from storage.migrate import upgrade


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a row, made once and copied."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    upgrade(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture
def database_url(empty_database: Path, tmp_path: Path) -> str:
    """The address of a fresh database."""
    shutil.copy(empty_database, tmp_path / "casewatch.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'casewatch.db'}"


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """A fresh store."""
    async with await open_storage(database_url) as opened:
        yield opened
