from __future__ import annotations

from pathlib import Path

import pytest

from storage.database import Storage, open_storage
from storage.errors import SenderRunning, StorageError
from storage.schema import migrate
from tests.storage.made import NOW, entry, file


async def test_one_sender_to_a_database(storage: Storage, database_url: str) -> None:
    storage.become_sender()
    async with await open_storage(database_url) as second:
        with pytest.raises(SenderRunning, match="stop it first"):
            second.become_sender()


async def test_the_next_sender_may_start_when_the_first_is_gone(database_url: str) -> None:
    async with await open_storage(database_url) as first:
        first.become_sender()
    async with await open_storage(database_url) as second:
        second.become_sender()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "write sqlite"),
        ("oracle://x", "write sqlite"),
        ("sqlite+aiosqlite:////nowhere/at/all.db", "unable to open"),
    ],
)
async def test_an_unusable_database_says_so(url: str, words: str) -> None:
    with pytest.raises(StorageError, match=words):
        await open_storage(url)


async def test_a_database_without_schema_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="casewatch migrate"):
        await open_storage(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")


async def test_migrating_makes_the_folder_and_may_be_done_twice(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'deep' / 'new.db'}"
    await migrate(url)
    await migrate(url)
    async with await open_storage(url):
        pass


async def test_errors_show_no_values(storage: Storage) -> None:
    await file(storage, entry())
    with pytest.raises(StorageError) as refused:
        async with storage.begin() as tx:
            await tx.feeds._connection.exec_driver_sql("INSERT INTO stories (id, created_at) VALUES (1, 'Secret Name')")
    assert "Secret Name" not in str(refused.value)


async def test_the_last_accepted_configuration_is_kept_once(storage: Storage) -> None:
    async with storage.begin() as tx:
        assert await tx.configurations.last() is None
        for text in ("one", "two", "two"):
            await tx.configurations.accept(text, who="feeds.yaml", what="read", now=NOW)
        last = await tx.configurations.last()
    assert last is not None
    assert (last.id, last.text) == (2, "two")
