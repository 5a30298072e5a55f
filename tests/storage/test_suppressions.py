"""People who are left out: what is filed, what is told, and what stands in the file."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Storage, open_storage
from storage.records import Mention
from storage.vault import Vault
from tests.storage.made import NOW, entry, file, subscribe
from tests.storage.test_sealing import KEY, NEWER, is_clear

NAME = "Арслан Темирбаев"


async def test_a_topic_tells_of_no_entry_that_is_hidden(storage: Storage) -> None:
    await subscribe(storage, 1, "extradition")
    watcher = await subscribe(storage, 2)
    async with storage.begin() as tx:
        number = await tx.suppressions.add(NAME, 7, NOW)
        await tx.watches.add(watcher, "Мурат Омаров", NOW)
        [watch] = await tx.watches.of(watcher)
    one = replace(entry(mentions=(Mention(watch.name_id, "certain", []),)), hidden_by=(number,))
    filed = await file(storage, one, entry("address:b", "h2"))
    async with storage.read() as tx:
        shown = await tx.entries.latest(offset=0, limit=9)
        due = {alert.chat_id for alert in await tx.alerts.due(NOW, limit=9)}
        stored = [kept async for kept in tx.entries.every()]
    assert (filed.matched, filed.alerts, due) == (2, 2, {1, 2})
    assert [kept.title for kept in shown] == ["Title h2"]
    assert len(stored) == 2


async def test_who_is_no_longer_left_out_hides_nothing(storage: Storage) -> None:
    async with storage.begin() as tx:
        number = await tx.suppressions.add(NAME, 7, NOW)
    await file(storage, replace(entry(), hidden_by=(number,)))
    async with storage.begin() as tx:
        assert await tx.suppressions.hidden(number) == 1
        assert await tx.suppressions.remove(number)
        assert not await tx.suppressions.remove(number)
    await file(storage, replace(entry("address:b", "h2"), hidden_by=(number,)))
    async with storage.read() as tx:
        assert len(await tx.entries.latest(offset=0, limit=9)) == 2
        assert await tx.suppressions.all() == []


async def test_an_index_finds_hidden_entries_only_when_asked(storage: Storage) -> None:
    async with storage.begin() as tx:
        number = await tx.suppressions.add(NAME, 7, NOW)
    await file(storage, replace(entry(), hidden_by=(number,)))
    async with storage.read() as tx:
        assert await tx.search.find([frozenset({"экстрадиция"})], 9) == []
        assert await tx.search.named([frozenset({"wtmrpf"})], 9) == []
        assert await tx.search.named([frozenset({"wtmrpf"})], 9, hidden=True) == [1]


async def test_the_name_is_sealed_and_sealed_again(database_url: str) -> None:
    async with await open_storage(database_url, Vault()) as storage, storage.begin() as tx:
        await tx.suppressions.add(NAME, 7, NOW)
    assert is_clear(database_url, NAME)
    for vault in (KEY, NEWER):
        async with await open_storage(database_url, vault) as storage:
            await storage.seal_again()
            async with storage.read() as tx:
                assert [one.name for one in await tx.suppressions.all()] == [NAME]
        assert not is_clear(database_url, NAME)


async def test_readers_hear_that_somebody_is_left_out_and_that_nobody_is(storage: Storage) -> None:
    async with storage.begin() as tx:
        before = await tx.watches.version()
        number = await tx.suppressions.add(NAME, 7, NOW)
        between = await tx.watches.version()
        await tx.suppressions.remove(number)
        assert between not in (before, await tx.watches.version())
        await tx.suppressions.add(NAME, 7, NOW)
        assert await tx.watches.version() not in (before, between)
