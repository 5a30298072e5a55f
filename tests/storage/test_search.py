"""Stored texts found by the keys of a name."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Storage
from tests.storage.made import NOW, entry, file


async def found(storage: Storage, *groups: set[str]) -> list[int]:
    async with storage.read() as tx:
        return await tx.search.named([frozenset(group) for group in groups], 9)


async def test_one_key_of_every_group_is_enough_and_the_newest_comes_first(storage: Storage) -> None:
    old = NOW - timedelta(days=1)
    await file(storage, entry("address:a", names="w@rsln g7 g*", published=old), entry("address:b", names="w@rsln g8"))
    async with storage.read() as tx:
        [first, second] = [one.id async for one in tx.entries.every()]
    assert await found(storage, {"w@rsln", "wother"}, {"g7", "g8"}) == [second, first]
    assert await found(storage, {"w@rsln"}, {"g7"}) == [first]
    assert await found(storage, {"wrsln"}) == []
    assert await found(storage, {"w@rsln"}, set()) == []
    assert await found(storage) == []


async def test_texts_from_before_there_were_keys_get_theirs_once(storage: Storage) -> None:
    await file(
        storage, entry("address:a", names=""), entry("address:b", names="wb"), entry("address:c", "h2", names="")
    )
    async with storage.begin() as tx:
        unkeyed = await tx.search.unkeyed(9)
        assert list(unkeyed.values()) == [(f"Title h{n}", f"экстрадицию запросили h{n}") for n in (2, 1)]
        newest, oldest = unkeyed
        for _ in range(2):
            await tx.search.add_keys({newest: "wnew", oldest: ""})
        assert await tx.search.unkeyed(9) == {}
    assert len(await found(storage, {"wnew"})) == 1
