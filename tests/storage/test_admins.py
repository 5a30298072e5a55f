"""Who runs the bot, what they did, and which chats they set up."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Storage
from storage.records import Admin, AdminAction
from tests.storage.made import MINUTE, NOW, subscribe


async def test_administrators_come_and_go(storage: Storage) -> None:
    async with storage.begin() as tx:
        assert [await tx.admins.add(number, 1, NOW + number * MINUTE) for number in (5, 3, 5)] == [True, True, False]
        assert await tx.admins.all() == [Admin(3, 1, NOW + 3 * MINUTE), Admin(5, 1, NOW + 5 * MINUTE)]
        assert [await tx.admins.remove(number) for number in (5, 5)] == [True, False]
        assert (await tx.admins.has(3), await tx.admins.has(5)) == (True, False)


async def test_what_they_did_last_comes_first(storage: Storage) -> None:
    async with storage.begin() as tx:
        for number in range(4):
            await tx.admins.record(7, "did {about}", number, NOW)
        assert await tx.admins.actions(2) == [AdminAction(NOW, 7, "did {about}", about) for about in ("3", "2")]


async def test_a_shown_menu_is_remembered_until_it_is_taken_away(storage: Storage) -> None:
    async with storage.begin() as tx:
        for user, on in ((1, True), (2, True), (1, True), (2, False), (3, False)):
            await tx.admins.shown_menu(user, on)
        assert await tx.admins.menus() == {1}


async def test_they_and_the_chats_they_set_up_are_served(storage: Storage) -> None:
    async with storage.begin() as tx:
        await tx.admins.add(2, 1, NOW)
        for _ in range(2):
            await tx.admins.trust(-5, NOW)
        assert [chat for chat in (1, 2, 3, -5, -6) if await tx.admins.serves(chat, {1})] == [1, 2, -5]


async def test_a_chat_that_is_forgotten_or_moves_is_trusted_no_more_or_elsewhere(storage: Storage) -> None:
    await subscribe(storage, -5, "extradition")
    async with storage.begin() as tx:
        for chat in (-5, -6):
            await tx.admins.trust(chat, NOW)
        await tx.subscribers.migrate(-5, -1005)
        await tx.subscribers.forget(-6)
        assert [chat for chat in (-5, -6, -1005) if await tx.admins.trusts(chat)] == [-1005]


async def test_links_work_until_they_are_used_or_their_time_is_over(storage: Storage) -> None:
    later = NOW + timedelta(hours=1)
    async with storage.begin() as tx:
        first = await tx.links.add("invite", "one", 7, NOW, later)
        await tx.links.add("admin", "two", 8, NOW, later)
        assert await tx.links.find("admin", "one", NOW) is None
        assert await tx.links.find("invite", "one", later) is None
        found = await tx.links.find("invite", "one", later - MINUTE)
        assert (found and found.id, [one.id for one in await tx.links.open("invite", NOW)]) == (first, [first])
        assert [await tx.links.remove(first) for _ in range(2)] == [True, False]
        await tx.links.remove_of(7)
        assert len(await tx.links.open("admin", NOW)) == 1
        await tx.links.remove_of(8)
        assert await tx.links.open("admin", NOW) == []


async def test_a_link_whose_time_is_over_is_erased_with_the_next(storage: Storage) -> None:
    async with storage.begin() as tx:
        await tx.links.add("invite", "one", 7, NOW, NOW)
        await tx.links.add("invite", "two", 7, NOW, NOW + MINUTE)
        assert [one.id for one in await tx.links.open("invite", NOW - MINUTE)] == [2]
