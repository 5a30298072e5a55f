"""The index of all watched names, kept in step with the database."""

from __future__ import annotations

import asyncio

import pytest

from bot import watching as watching_module
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.read import understand
from bot.reading.stored import name_keys
from bot.watching import Watching
from storage.database import Storage
from tests.storage.made import NOW, subscribe

TOPICS = compile_topics(())
TEXT = "Суд над Арсланом Темирбаевым и Динарой Сейтовой."
ARSLAN, DINARA = "Арслан Темирбаев", "Динара Сейтова"


def found(watching: Watching) -> list[str]:
    return [one.name for one in understand(Article("", TEXT), TOPICS, watching).watched]


async def watch(storage: Storage, subscriber: int, *names: str) -> None:
    async with storage.begin() as tx:
        for name in names:
            await tx.watches.add(subscriber, name, NOW)


async def leave(storage: Storage, subscriber: int, name: str) -> None:
    async with storage.begin() as tx:
        id_ = next(one.name_id for one in await tx.watches.of(subscriber) if one.name == name)
        await tx.watches.remove(subscriber, id_)


async def test_names_come_and_go(storage: Storage) -> None:
    subscriber, watching = await subscribe(storage, 7), Watching()
    await watch(storage, subscriber, ARSLAN)
    await watching.refresh(storage)
    assert found(watching) == [ARSLAN]
    await watch(storage, subscriber, DINARA)
    await leave(storage, subscriber, ARSLAN)
    await watching.refresh(storage)
    assert found(watching) == [DINARA]
    await leave(storage, subscriber, DINARA)
    await watching.refresh(storage)
    assert (found(watching), len(watching), watching.ids) == ([], 0, {})


async def test_more_names_than_are_taken_at_once_all_come_and_go(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching_module, "AT_ONCE", 2)
    subscriber, watching = await subscribe(storage, 7), Watching()
    names = [ARSLAN, *(f"Человек {number}" for number in range(6)), DINARA]
    await watch(storage, subscriber, *names)
    await watching.refresh(storage)
    assert sorted(watching.ids) == sorted(names)
    async with storage.begin() as tx:
        await tx.subscribers.forget(7)
    await watching.refresh(storage)
    assert len(watching) == 0


async def test_who_asks_while_names_are_taken_over_waits_for_them(storage: Storage) -> None:
    subscriber, watching = await subscribe(storage, 7), Watching()
    await watch(storage, subscriber, ARSLAN, DINARA)
    await asyncio.gather(*(watching.refresh(storage) for _ in range(5)))
    assert found(watching) == [ARSLAN, DINARA]


async def test_negatives_come_and_go_with_the_names(storage: Storage) -> None:
    subscriber, watching = await subscribe(storage, 7), Watching()
    await watch(storage, subscriber, ARSLAN)
    async with storage.begin() as tx:
        [name] = await tx.watches.of(subscriber)
        said = await tx.negatives.add(subscriber, name.name_id, "given", {"word": "Руслан"}, NOW)
    await watching.refresh(storage)
    assert watching.negatives == {name.name_id: (said,)}
    async with storage.begin() as tx:
        await tx.negatives.remove(subscriber, said.id if said else 0)
    await watching.refresh(storage)
    assert watching.negatives == {}


async def test_a_name_that_cannot_be_taken_keeps_no_other_from_being_found(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumbling(self: NameIndex, name: str) -> None:
        if name == DINARA:
            raise ValueError(f"cannot take {name}")
        add(self, name)

    add = NameIndex.add
    monkeypatch.setattr(NameIndex, "add", stumbling)
    subscriber, watching = await subscribe(storage, 7), Watching()
    await watch(storage, subscriber, DINARA, ARSLAN)
    await watching.refresh(storage)
    assert found(watching) == [ARSLAN]
    await leave(storage, subscriber, DINARA)
    await watching.refresh(storage)
    assert found(watching) == [ARSLAN]
    assert "Динара" not in caplog.text


async def test_who_is_left_out_comes_and_goes_too(storage: Storage) -> None:
    watching, article = Watching(), Article("", TEXT)
    keys = name_keys("", TEXT)
    async with storage.begin() as tx:
        number = await tx.suppressions.add(ARSLAN, 7, NOW)
    await watching.refresh(storage)
    assert watching.hidden.ids_in(watching.hidden.certain_in(article, keys, on_topic=False)) == (number,)
    async with storage.begin() as tx:
        await tx.suppressions.remove(number)
    await watching.refresh(storage)
    assert watching.hidden.certain_in(article, keys, on_topic=False) == ()
