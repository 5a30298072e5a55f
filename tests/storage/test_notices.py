"""Notices: told once, over once, kept over a restart."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.database import Storage
from storage.notices import KEPT
from storage.records import NoticePost
from tests.storage.made import MINUTE, NOW, subscribe


async def tell(
    storage: Storage, message: str = "", *, key: str = "Outlet", users: tuple[int, ...] = (1, 2), now: datetime = NOW
) -> bool:
    async with storage.begin() as tx:
        return await tx.notices.tell("silent", key, message, since=NOW, figures={"per_day": 2}, users=users, now=now)


async def over(storage: Storage, now: datetime, *, told: bool = True) -> bool:
    async with storage.begin() as tx:
        return await tx.notices.over("silent", "Outlet", now, told=told)


async def due(storage: Storage, now: datetime = NOW) -> list[NoticePost]:
    async with storage.read() as tx:
        return await tx.notices.due(now, 9)


async def sent(storage: Storage, *posts: NoticePost) -> None:
    async with storage.begin() as tx:
        for post in posts:
            await tx.notices.record(post, "sent", NOW, 0)


def shown(posts: list[NoticePost]) -> list[tuple[int, bool]]:
    return [(post.user_id, post.over) for post in posts]


async def test_everybody_is_told_once(storage: Storage) -> None:
    assert await tell(storage)
    posts = await due(storage)
    assert shown(posts) == [(1, False), (2, False)]
    assert posts[0].notice.figures == {"per_day": 2}
    await sent(storage, *posts)
    assert not await tell(storage)
    assert await due(storage) == []


async def test_another_message_of_the_same_is_told_anew(storage: Storage) -> None:
    await tell(storage, "line 4")
    await sent(storage, *await due(storage))
    assert await tell(storage, "line 5", now=NOW + MINUTE)
    [one, _] = await due(storage, NOW + MINUTE)
    assert (one.notice.message, one.notice.since) == ("line 5", NOW)
    async with storage.read() as tx:
        assert len(await tx.notices.open()) == 1


async def test_whoever_was_told_is_told_of_the_end(storage: Storage) -> None:
    await tell(storage, users=(1, 2, 3))
    one, two, three = await due(storage)
    await sent(storage, one)
    async with storage.begin() as tx:
        await tx.notices.record(two, "never", NOW, 0)
        await tx.notices.record(three, "due", NOW + 9 * MINUTE, 1)
    assert await over(storage, NOW + MINUTE)
    ends = await due(storage, NOW + 99 * MINUTE)
    assert shown(ends) == [(1, True), (3, True)]
    assert ends[0].notice.over_at == NOW + MINUTE
    await sent(storage, *ends)
    assert await due(storage, NOW + 99 * MINUTE) == []
    assert not await over(storage, NOW + MINUTE)


async def test_a_beginning_that_is_on_its_way_at_the_end_does_not_come_back(storage: Storage) -> None:
    await tell(storage, users=(1,))
    [begun] = await due(storage)
    await over(storage, NOW)
    async with storage.begin() as tx:
        await tx.notices.record(begun, "due", NOW, 1)
    assert shown(await due(storage)) == [(1, True)]


async def test_an_end_without_a_word_leaves_nothing_to_send(storage: Storage) -> None:
    await tell(storage)
    assert await over(storage, NOW, told=False)
    assert await due(storage) == []


async def test_it_can_begin_again(storage: Storage) -> None:
    await tell(storage, users=(1,))
    await sent(storage, *await due(storage))
    await over(storage, NOW)
    await sent(storage, *await due(storage))
    assert await tell(storage, users=(1,))
    assert shown(await due(storage)) == [(1, False)]


async def test_what_is_long_over_is_forgotten(storage: Storage) -> None:
    await tell(storage)
    await over(storage, NOW)
    later = NOW + KEPT + timedelta(seconds=1)
    await tell(storage, now=later)
    await over(storage, later)
    async with storage.begin() as tx:
        [left] = [post.notice.over_at for post in await tx.notices.due(later, 9) if post.user_id == 1]
    assert left == later


async def test_a_person_is_spoken_to_in_the_language_of_their_chat(storage: Storage) -> None:
    await subscribe(storage, 2)
    async with storage.begin() as tx:
        [two] = await tx.subscribers.all_of(2)
        await tx.subscribers.speak(two, "ru")
    await tell(storage)
    assert [post.language for post in await due(storage)] == [None, "ru"]
