"""Who hears of what."""

from __future__ import annotations

import pytest

from storage.database import Storage
from storage.records import Mention, Named, Possible
from tests.storage.made import NOW, entry, file, subscribe

PLACE = {"certainty": "certain", "reason": "all words", "field": "body", "start": 0, "end": 11}


async def watch(storage: Storage, subscriber: int, name: str) -> int:
    """Let this subscriber watch a name; the name's id."""
    async with storage.begin() as tx:
        await tx.watches.add(subscriber, name, NOW)
        return next(one.name_id for one in await tx.watches.of(subscriber) if one.name == name)


async def told(storage: Storage) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The topics and names of each chat's first due alert."""
    async with storage.read() as tx:
        due = await tx.alerts.due(NOW, limit=99)
        contents = {one.chat_id: await tx.alerts.content(one.id) for one in due}
    return {
        chat: (content.entry.topics, tuple(one.name for one in content.named)) if content else ((), ())
        for chat, content in contents.items()
    }


@pytest.mark.parametrize(
    ("wanted", "of_entry", "heard"),
    [
        ((), (), True),
        ((), ("KZ",), True),
        (("KZ",), (), True),
        (("KZ",), ("KZ", "RU"), True),
        (("KZ", "KG"), ("RU", "KG"), True),
        (("KZ",), ("RU",), False),
    ],
)
async def test_countries(storage: Storage, wanted: tuple[str, ...], of_entry: tuple[str, ...], heard: bool) -> None:
    subscriber = await subscribe(storage, 1, "extradition")
    async with storage.begin() as tx:
        await tx.subscribers.limit_to(subscriber, wanted)
    await file(storage, entry(countries=of_entry))
    assert (1 in await told(storage)) is heard


async def test_a_watched_person_is_told_whatever_the_topic_and_country(storage: Storage) -> None:
    watcher, follower = await subscribe(storage, 1), await subscribe(storage, 2, "extradition")
    both = await subscribe(storage, 3, "extradition")
    async with storage.begin() as tx:
        await tx.subscribers.limit_to(watcher, ["UZ"])
    name_id = await watch(storage, watcher, "Арслан Темирбаев")
    assert await watch(storage, both, "Арслан Темирбаев") == name_id
    mention = Mention(name_id, "certain", [PLACE])
    await file(storage, entry(countries=("KZ",), mentions=(mention,)))
    assert await told(storage) == {
        1: ((), ("Арслан Темирбаев",)),
        2: (("extradition",), ()),
        3: (("extradition",), ("Арслан Темирбаев",)),
    }
    assert follower != watcher


async def test_who_watches_no_more_is_not_told_and_the_name_is_erased(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, "Арслан Темирбаев")
    await file(storage, entry(mentions=(Mention(name_id, "certain", [PLACE]),)))
    async with storage.begin() as tx:
        assert await tx.watches.remove(watcher, name_id)
        assert await tx.watches.names() == []
        due = await tx.alerts.due(NOW, limit=9)
        assert [await tx.alerts.content(one.id) for one in due] == [None]
    await file(storage, entry("address:b", mentions=(Mention(name_id, "certain", [PLACE]),)))


async def test_an_erased_names_id_is_never_given_again(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    first = await watch(storage, watcher, "Арслан Темирбаев")
    async with storage.begin() as tx:
        before = await tx.watches.version()
        await tx.watches.remove(watcher, first)
    assert await watch(storage, watcher, "Мадина Сейтова") > first
    async with storage.read() as tx:
        assert await tx.watches.version() != before


async def test_what_is_told_has_the_places(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, "Арслан Темирбаев")
    await file(storage, entry(topics=(), mentions=(Mention(name_id, "possible", [PLACE], "initial only"),)))
    async with storage.read() as tx:
        [due] = await tx.alerts.due(NOW, limit=9)
        content = await tx.alerts.content(due.id)
    assert content is not None
    assert (content.causes, content.named) == (
        (),
        (Named("Арслан Темирбаев", "possible", [{**PLACE, "text": "экстрадицию"}], "initial only", name_id),),
    )


@pytest.mark.parametrize(
    ("certainty", "wish", "heard"),
    [
        ("certain", "shown", True),
        ("certain", "hidden", True),
        ("possible", "shown", True),
        ("possible", "silent", True),
        ("possible", "hidden", False),
    ],
)
async def test_who_is_only_possibly_the_person_is_told_of_as_the_chat_wishes(
    storage: Storage, certainty: str, wish: Possible, heard: bool
) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, "Арслан Темирбаев")
    async with storage.begin() as tx:
        await tx.subscribers.wish(watcher, wish)
    await file(storage, entry(topics=(), mentions=(Mention(name_id, certainty, [PLACE]),)))
    assert (1 in await told(storage)) is heard


async def test_a_hidden_guess_is_told_once_a_later_version_is_certain(storage: Storage) -> None:
    """And a guess that was told is not told again."""
    hidden, shown = await subscribe(storage, 1), await subscribe(storage, 2)
    name_id = await watch(storage, hidden, "Арслан Темирбаев")
    assert await watch(storage, shown, "Арслан Темирбаев") == name_id
    async with storage.begin() as tx:
        await tx.subscribers.wish(hidden, "hidden")
    guess, certain = (Mention(name_id, certainty, [PLACE]) for certainty in ("possible", "certain"))
    assert (await file(storage, entry(topics=(), mentions=(guess,)))).alerts == 1
    assert (await file(storage, entry(hash="h2", topics=(), mentions=(certain,)))).alerts == 1
    assert (await file(storage, entry(hash="h3", topics=(), mentions=(guess,)))).alerts == 0
    assert await told(storage) == dict.fromkeys((1, 2), ((), ("Арслан Темирбаев",)))


async def test_a_paused_name_is_told_to_those_who_did_not_pause_it(storage: Storage) -> None:
    paused, other = await subscribe(storage, 1), await subscribe(storage, 2)
    name_id = await watch(storage, paused, "Арслан Темирбаев")
    await watch(storage, other, "Арслан Темирбаев")
    async with storage.begin() as tx:
        await tx.watches.pause(paused, name_id, True)
    await file(storage, entry(topics=(), mentions=(Mention(name_id, "certain", [PLACE]),)))
    assert list(await told(storage)) == [2]
    async with storage.begin() as tx:
        await tx.watches.pause(paused, name_id, False)
    await file(storage, entry("address:b", topics=(), mentions=(Mention(name_id, "certain", [PLACE]),)))
    assert sorted(await told(storage)) == [1, 2]
