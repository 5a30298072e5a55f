"""Watched names at rest: what stands in the file, and how a key is set and changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import open_storage
from storage.errors import StorageError
from storage.sealing import AT_ONCE
from storage.vault import Vault
from tests.storage.made import NOW

NAME, WORD = "Арслан Темирбаев", "Искандер"
KEY, NEWER = Vault(["a key"]), Vault(["a newer key", "a key"])


async def watch(url: str, vault: Vault, *names: str) -> None:
    """A chat that watches these names, and said of each who is somebody else."""
    async with await open_storage(url, vault) as storage, storage.begin() as tx:
        subscriber = await tx.subscribers.ensure(7, 0, kind="private", language="en", now=NOW)
        for name in names:
            await tx.watches.add(subscriber, name, NOW)
        for one in await tx.watches.of(subscriber):
            await tx.negatives.add(subscriber, one.name_id, "given", {"word": WORD}, NOW)


async def seen(url: str, vault: Vault) -> list[tuple[str, str]]:
    """Every name and every negative's word, after a start with these keys."""
    async with await open_storage(url, vault) as storage:
        await storage.seal_again()
        async with storage.read() as tx:
            names = {one.name_id: one.name for one in await tx.watches.names()}
            return sorted((names[one.name_id], one.detail["word"]) for one in await tx.negatives.all())


def in_file(url: str) -> bytes:
    """All that stands in the database's file."""
    path = Path(url.partition("///")[2])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def is_clear(url: str, text: str) -> bool:
    """Whether the text can be read there by whoever has the file."""
    stored = in_file(url)
    return text.encode() in stored or text.encode("ascii", "backslashreplace") in stored


async def test_without_a_key_names_stand_in_the_clear(database_url: str) -> None:
    await watch(database_url, Vault(), NAME)
    assert is_clear(database_url, NAME)


async def test_with_a_key_nothing_can_be_read(database_url: str) -> None:
    await watch(database_url, KEY, NAME)
    assert not is_clear(database_url, NAME)
    assert not is_clear(database_url, WORD)
    assert await seen(database_url, KEY) == [(NAME, WORD)]


@pytest.mark.parametrize(("before", "after"), [(Vault(), KEY), (KEY, NEWER)], ids=["a first key", "a newer key"])
async def test_what_is_stored_is_sealed_anew_at_a_start(database_url: str, before: Vault, after: Vault) -> None:
    await watch(database_url, before, NAME, "Динара Сейтова")
    assert await seen(database_url, after) == [(NAME, WORD), ("Динара Сейтова", WORD)]
    newest = Vault(["a newer key"]) if after is NEWER else KEY
    assert await seen(database_url, newest) == [(NAME, WORD), ("Динара Сейтова", WORD)]
    assert not is_clear(database_url, NAME)
    assert not is_clear(database_url, WORD)


async def test_a_name_is_known_again_after_its_key_was_changed(database_url: str) -> None:
    await watch(database_url, KEY, NAME)
    await seen(database_url, NEWER)
    await watch(database_url, NEWER, NAME)
    async with await open_storage(database_url, NEWER) as storage, storage.read() as tx:
        assert [one.name for one in await tx.watches.names()] == [NAME]


async def test_more_names_than_one_transaction_takes_are_sealed(database_url: str) -> None:
    names = [f"Человек {number}" for number in range(AT_ONCE + 3)]
    async with await open_storage(database_url) as storage, storage.begin() as tx:
        subscriber = await tx.subscribers.ensure(7, 0, kind="private", language="en", now=NOW)
        for name in names:
            await tx.watches.add(subscriber, name, NOW)
    await seen(database_url, KEY)
    assert "Человек".encode() not in in_file(database_url)


@pytest.mark.parametrize("vault", [Vault(), Vault(["another"])], ids=["no key", "another key"])
async def test_without_the_key_there_is_no_start(database_url: str, vault: Vault) -> None:
    await watch(database_url, KEY, NAME)
    with pytest.raises(StorageError, match="CASEWATCH_SECRET_KEY"):
        await open_storage(database_url, vault)
