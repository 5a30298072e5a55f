"""Who is not the watched person: whom it concerns, what it leaves out, and how it is taken back."""

from __future__ import annotations

from storage.database import Storage
from storage.records import Exclusion, Mention, Negative
from tests.storage.made import NOW, entry, file, subscribe
from tests.storage.test_routing import PLACE, told, watch

NAME = "Арслан Темирбаев"


async def negative(storage: Storage, subscriber: int, name_id: int, kind: str = "patronymic") -> Negative:
    """One of this subscriber's."""
    async with storage.begin() as tx:
        made = await tx.negatives.add(subscriber, name_id, kind, {"word": "Муратович"}, NOW)  # type: ignore[arg-type]  # from the test
    assert made is not None
    return made


async def heard(storage: Storage, key: str, name_id: int, *exclusions: Exclusion, hash: str = "h1") -> list[int]:
    """Who is told of an entry that names the person and meets these negatives."""
    mention = Mention(name_id, "certain", [PLACE])
    await file(storage, entry(key, hash, topics=(), mentions=(mention,), exclusions=exclusions))
    return sorted(await told(storage))


async def test_it_holds_for_its_watcher_alone(storage: Storage) -> None:
    one, other = await subscribe(storage, 1), await subscribe(storage, 2)
    name_id = await watch(storage, one, NAME)
    await watch(storage, other, NAME)
    said = await negative(storage, one, name_id)
    assert await heard(storage, "address:a", name_id, Exclusion(said.id)) == [2]
    assert await heard(storage, "address:b", name_id) == [1, 2]


async def test_what_is_only_doubted_is_told_as_possible(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, NAME)
    said = await negative(storage, watcher, name_id, "case")
    async with storage.begin() as tx:
        await tx.subscribers.wish(watcher, "hidden")
    assert await heard(storage, "address:a", name_id, Exclusion(said.id, only_possible=True)) == [1]
    async with storage.read() as tx:
        [due] = await tx.alerts.due(NOW, limit=9)
        content = await tx.alerts.content(due.id)
        assert await tx.negatives.excluded(watcher, name_id) == frozenset()
    assert content is not None
    assert [(one.certainty, one.doubted) for one in content.named] == [("possible", True)]


async def test_what_is_taken_back_leaves_nothing_out(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, NAME)
    said = await negative(storage, watcher, name_id)
    assert await heard(storage, "address:a", name_id, Exclusion(said.id)) == []
    async with storage.begin() as tx:
        assert len(await tx.negatives.excluded(watcher, name_id)) == 1
        await tx.negatives.remove(watcher + 1, said.id)
        assert await tx.negatives.of(watcher, name_id) == [said]
        await tx.negatives.remove(watcher, said.id)
        assert await tx.negatives.of(watcher, name_id) == []
        assert await tx.negatives.excluded(watcher, name_id) == frozenset()
    assert await heard(storage, "address:b", name_id, Exclusion(said.id)) == [1]


async def test_an_edit_that_names_the_person_is_told(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, NAME)
    said = await negative(storage, watcher, name_id)
    assert await heard(storage, "address:a", name_id, Exclusion(said.id)) == []
    assert await heard(storage, "address:a", name_id, Exclusion(said.id), hash="h2") == []
    assert await heard(storage, "address:a", name_id, hash="h3") == [1]


async def test_an_edit_changes_nothing_where_the_entry_itself_was_said_to_be_another(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, NAME)
    said = await negative(storage, watcher, name_id, "entry")
    assert await heard(storage, "address:a", name_id, Exclusion(said.id)) == []
    assert await heard(storage, "address:a", name_id, hash="h2") == []


async def test_an_alert_that_waits_is_not_sent_once_it_is_another(storage: Storage) -> None:
    watcher = await subscribe(storage, 1)
    name_id = await watch(storage, watcher, NAME)
    assert await heard(storage, "address:a", name_id) == [1]
    said = await negative(storage, watcher, name_id, "entry")
    async with storage.begin() as tx:
        [found] = [one async for one in tx.entries.every()]
        await tx.negatives.exclude({found.id: [Exclusion(said.id)]})
        [due] = await tx.alerts.due(NOW, limit=9)
        assert await tx.alerts.content(due.id) is None


async def test_it_goes_with_the_watch_and_changes_the_version(storage: Storage) -> None:
    one, other = await subscribe(storage, 1), await subscribe(storage, 2)
    name_id = await watch(storage, one, NAME)
    await watch(storage, other, NAME)
    async with storage.read() as tx:
        before = await tx.watches.version()
    await negative(storage, one, name_id)
    kept = await negative(storage, other, name_id)
    async with storage.begin() as tx:
        assert await tx.watches.version() != before
        await tx.watches.remove(one, name_id)
        assert await tx.negatives.all() == [kept]


async def test_who_does_not_watch_a_name_cannot_say_who_is_another(storage: Storage) -> None:
    one, other = await subscribe(storage, 1), await subscribe(storage, 2)
    name_id = await watch(storage, one, NAME)
    async with storage.begin() as tx:
        assert await tx.negatives.add(other, name_id, "entry", {"entry": 1}, NOW) is None
