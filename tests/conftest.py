"""What every test may ask for: a real store in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Storage, open_storage
from storage.migrate import upgrade
from tests.feeds.server import Server, answer, running
from tests.line import Line, open_line
from tests.newsroom import Newsroom, item, rss, two_outlets

# They start the real program, which takes most of their time: begun first, they run beside all the others.
LONGEST = ("test_kill.py", "test_flow.py", "test_flow_steering.py", "test_browser.py", "test_read_properties.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest go first, so that no process is left alone with one of them at the end."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def line() -> AsyncIterator[Line]:
    """One sandbox for all tests of a file, which share its event loop: starting one takes longer than most tests."""
    async with open_line() as opened:
        yield opened


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A feed server on the loopback that answers each path as the test says."""
    async with running() as serving:
        yield serving


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """A fresh store."""
    async with await open_storage(database_url) as opened:
        yield opened


@pytest.fixture
async def room(server: Server, storage: Storage, tmp_path: Path) -> AsyncIterator[Newsroom]:
    """Two feeds of one host, each with an entry that is a week old."""
    week = timedelta(days=7)
    server.answers |= {f"/{name}": answer(body=rss(item(f"old-{name}", age=week))) for name in ("rss", "other")}
    async with two_outlets(server, storage, tmp_path) as made:
        yield made
