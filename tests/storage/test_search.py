"""Stored texts found by the keys of a name, and by the words of a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.database import Storage
from tests.storage.made import MINUTE, NOW, entry, file


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


WORDS = {
    "a": "экстрадиции суд o'zbek",
    "b": "экстрадированный суд",
    "c": "выдали суд astana",
    "old": "экстрадиции суд",
}


@pytest.fixture
async def stored(storage: Storage) -> Storage:
    for name, words in WORDS.items():
        time = NOW - timedelta(days=9) if name == "old" else NOW - MINUTE * len(name + words)
        topics = ("extradition",) if name in "ab" else ()
        await file(storage, entry(f"address:{name}", name, words=words, published=time, topics=topics))
    return storage


@pytest.mark.parametrize(
    ("groups", "topic", "found"),
    [
        ([{"экстрадиции"}], None, "a"),
        ([{"экстради*"}], None, "ba"),
        ([{"экстради*", "выдал*"}, {"суд"}], None, "cba"),
        ([{"экстради*"}, {"astana", "o'zb*"}], None, "a"),
        ([{"суд"}], "extradition", "ba"),
        ([{"суд"}], "asylum", ""),
        ([{"тюрьма"}], None, ""),
        ([{"суд"}, set()], None, ""),
        ([], None, ""),
    ],
)
async def test_entries_with_a_word_of_every_group_are_found(
    stored: Storage, groups: list[set[str]], topic: str | None, found: str
) -> None:
    async with stored.read() as tx:
        ids = await tx.search.candidates([frozenset(group) for group in groups], NOW - timedelta(days=1), topic)
        titles = {one.id: one.title.removeprefix("Title ") for one in await tx.entries.some(ids)}
    assert sorted(titles[id_] for id_ in ids) == sorted(found)


async def test_the_newest_come_first(stored: Storage) -> None:
    async with stored.read() as tx:
        ids = await tx.search.candidates([frozenset({"суд"})], NOW - timedelta(days=30))
        assert [one.id for one in await tx.entries.some(ids)] == ids
    assert len(ids) == len(WORDS)


async def test_thousands_of_words_can_be_asked_for(stored: Storage) -> None:
    many = frozenset({*(f"слово{n}*" for n in range(4_000)), "выдали"})
    async with stored.read() as tx:
        assert len(await tx.search.candidates([many, frozenset({"суд"})], NOW - timedelta(days=1))) == 1


async def test_a_rule_is_not_tried_on_an_entry_that_names_somebody_left_out(storage: Storage) -> None:
    async with storage.begin() as tx:
        number = await tx.suppressions.add("Арслан Темирбаев", 7, NOW)
    await file(storage, replace(entry(words="суд"), hidden_by=(number,)))
    async with storage.read() as tx:
        assert await tx.search.candidates([frozenset({"суд"})], NOW) == []
        assert await tx.entries.stored_articles(NOW, None, 9) == []
        assert await tx.entries.articles_of([1]) == []
        assert await tx.entries.counted("extradition", NOW) == (1, 0)
