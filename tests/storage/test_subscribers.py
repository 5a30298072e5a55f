from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.database import Storage, Tx
from storage.records import Attempt, Exclusion, Mention, Mute
from storage.tables import metadata
from tests.storage.made import NOW, entry, file, subscribe


async def test_forgetting_erases_every_row(storage: Storage) -> None:
    """Of one of two chats that chose the same: each table has one row for each, and then for the other."""
    for chat in (1, 2):
        id_ = await subscribe(storage, chat, "extradition")
        async with storage.begin() as tx:
            await tx.subscribers.limit_to(id_, ["KZ"])
            await tx.subscribers.mute(id_, "*", None)
            await tx.watches.add(id_, f"Арслан Темирбаев {chat}", NOW)
            [watch] = await tx.watches.of(id_)
            await tx.negatives.add(id_, watch.name_id, "case", {"statutes": []}, NOW)
            await tx.admins.trust(chat, NOW)
    async with storage.read() as tx:
        mentions = tuple(Mention(one.name_id, "certain", []) for one in await tx.watches.names())
        exclusions = tuple(Exclusion(one.id, only_possible=True) for one in await tx.negatives.all())
    await file(storage, entry(mentions=mentions, exclusions=exclusions))
    async with storage.begin() as tx:
        await tx.notices.tell("disk", "", "", since=NOW, figures={}, users=[1, 2], now=NOW)
        for alert in await tx.alerts.due(NOW, limit=9):
            await tx.reviews.ask(alert.id, [alert.chat_id], NOW)
            await tx.alerts.record(Attempt(alert.id, NOW, "sent", "sent", NOW, 0, 5))
        assert await _rows(tx) == dict.fromkeys(OF_PEOPLE, 2)
        await tx.subscribers.forget(1)
        assert await _rows(tx) == dict.fromkeys(OF_PEOPLE, 1)


# All but what was published, how it was read, and what is of those who run the bot.
OF_PEOPLE = metadata.tables.keys() - {
    *("feeds", "hosts", "config_revisions", "stories", "entries", "revisions", "articles", "entry_keys"),
    *(
        "entry_countries",
        "matches",
        "suppressions",
        "hidden_entries",
        "admins",
        "admin_menus",
        "admin_actions",
        "links",
    ),
    "notices",
}


async def _rows(tx: Tx) -> dict[str, int | None]:
    connection = tx.subscribers._connection
    return {t: await connection.scalar(select(func.count()).select_from(metadata.tables[t])) for t in OF_PEOPLE}


async def test_choices_are_kept(storage: Storage) -> None:
    id_ = await subscribe(storage, 1, "extradition")
    async with storage.begin() as tx:
        await tx.subscribers.speak(id_, "ru")
        await tx.subscribers.preview(id_, True)
        await tx.subscribers.hush(id_, True)
        await tx.subscribers.wish(id_, "hidden")
        await tx.subscribers.whisper(id_, True)
        await tx.subscribers.limit_to(id_, ["KZ", "KG"])
        await tx.subscribers.limit_to(id_, ["UZ"])
        await tx.subscribers.mute(id_, "extradition", NOW)
        await tx.subscribers.mute(id_, "extradition", None)
        await tx.subscribers.mute(id_, "*", NOW)
        await tx.subscribers.unmute(id_, "*")
        await tx.subscribers.ensure(1, 0, kind="private", language="en", now=NOW)
        known = await tx.subscribers.find(1)
    assert known is not None
    assert (known.language, known.previews, known.silent) == ("ru", True, True)
    assert (known.possible, known.discreet) == ("hidden", True)
    assert known.countries == {"UZ"}
    assert known.mutes == (Mute("extradition", None),)


@pytest.mark.parametrize("known", [True, False], ids=["the new id is known", "the new id is new"])
async def test_a_migrated_group_keeps_its_topics_and_what_is_due(storage: Storage, known: bool) -> None:
    names = {"Арслан Темирбаев", "Динара Сейтова"}
    source = await subscribe(storage, -5, "extradition")
    async with storage.begin() as tx:
        for name in names:
            await tx.watches.add(source, name, NOW)
        for watch in await tx.watches.of(source):
            await tx.negatives.add(source, watch.name_id, "given", {"word": watch.name}, NOW)
    await file(storage, entry())
    if known:
        target = await subscribe(storage, -1005, "asylum")
        async with storage.begin() as tx:
            await tx.watches.add(target, "Динара Сейтова", NOW)
    async with storage.begin() as tx:
        await tx.subscribers.migrate(-5, -1005)
        old, new = await tx.subscribers.find(-5), await tx.subscribers.find(-1005)
        due = await tx.alerts.due(NOW, limit=9)
        assert new is not None
        assert {watch.name for watch in await tx.watches.of(new.id)} == names
        assert {(one.subscriber_id, one.detail["word"]) for one in await tx.negatives.all()} == {
            (new.id, name) for name in names
        }
    assert old is None
    assert new.topics == ({"extradition", "asylum"} if known else {"extradition"})
    assert [alert.chat_id for alert in due] == [-1005]


async def test_a_disabled_chat_that_speaks_again_is_heard(storage: Storage) -> None:
    id_ = await subscribe(storage, 1, "extradition")
    async with storage.begin() as tx:
        await tx.subscribers.disable(id_, "blocked")
        assert (await tx.subscribers.find(1)).disabled == "blocked"  # type: ignore[union-attr]  # it was just made
        assert await tx.subscribers.ensure(1, 0, kind="private", language="ru", now=NOW) == id_
        again = await tx.subscribers.find(1)
    assert again is not None
    assert (again.disabled, again.language, again.topics) == (None, "ru", frozenset({"extradition"}))


async def test_a_forum_topic_is_a_subscriber_of_its_own(storage: Storage) -> None:
    await subscribe(storage, -1, "extradition", thread=7)
    await subscribe(storage, -1, "asylum")
    async with storage.begin() as tx:
        inside, outside = await tx.subscribers.find(-1, 7), await tx.subscribers.find(-1)
        await tx.subscribers.unfollow(inside.id if inside else 0, None)
        emptied = await tx.subscribers.find(-1, 7)
    assert inside is not None
    assert outside is not None
    assert emptied is not None
    assert [one.topics for one in (inside, outside, emptied)] == [{"extradition"}, {"asylum"}, set()]
