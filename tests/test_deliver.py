"""From the outbox to a person: a real store, and the sandbox over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from bot import deliver
from bot.settings import Access, Door
from tests.line import Line
from tests.newsroom import until
from tests.post import NoPace, Post, Slow, open_post
from tests.storage.made import NOW

# One sandbox for all: starting and stopping it takes longer than most tests here.
pytestmark = pytest.mark.asyncio(loop_scope="module")

GROUP = -5
HOUR = timedelta(hours=1)


@pytest_asyncio.fixture(loop_scope="module")
async def post(line: Line, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    async with open_post(line, database_url, monkeypatch) as opened:
        yield opened


async def test_an_alert_is_sent_and_recorded(post: Post) -> None:
    await post.follow(7)
    await post.publish()
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent")]
    [message] = await post.line.got(7)
    assert [line in message["text"] for line in ("Extradition\n", "Title a\n", "https://outlet.example/a")] == [
        True
    ] * 3
    assert "<b>экстрадицию</b>" in message["html"]
    [row] = await post.rows()
    assert (row.state, row.reason, row.attempts, row.message_id) == ("sent", "sent", 0, message["message_id"])
    assert message["buttons"][0][0]["callback_data"] == f"why {row.entry_id}"


async def test_what_is_put_into_the_outbox_goes_out_at_once_and_once(post: Post) -> None:
    await post.follow(7, 8)
    async with post.delivering():
        for number, name in enumerate("abc", start=1):
            await post.publish(name)
            await post.tried(2 * number)
    async with post.delivering():
        await post.publish("d")
        await post.tried(8)
    for chat in (7, 8):
        assert await post.titles(chat) == [f"Title {name}" for name in "abcd"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>Суд</b> & «выдача»", "Суд & «выдача»"),
        ("2 &lt; 3 &amp; 4", "2 < 3 & 4"),
        ("", "Summary"),
    ],
    ids=["markup and an ampersand", "escaped", "none"],
)
async def test_titles_arrive_as_a_person_reads_them(post: Post, title: str, shown: str) -> None:
    await post.follow(7)
    await post.publish(title=title)
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent")]
    assert await post.titles(7) == [shown]


async def test_a_title_of_ten_thousand_characters_is_shortened_and_the_link_kept(post: Post) -> None:
    await post.follow(7)
    await post.publish(title="слово " * 1700)
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent")]
    [message] = await post.line.got(7)
    title = message["text"].split("\n")[1]
    assert title.startswith("слово слово ")
    assert title.endswith(" слово…")
    assert "\nhttps://outlet.example/a" in message["text"]


async def test_an_alert_for_a_forum_topic_goes_there(post: Post) -> None:
    await post.line.do("topic", chat=GROUP, thread=3)
    await post.follow(GROUP, thread=3)
    await post.publish()
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent")]
    assert [message["thread"] for message in await post.line.got(GROUP)] == [3]


async def test_a_slow_chat_gets_one_message_at_a_time_and_holds_up_no_other(post: Post) -> None:
    slow = Slow(post.channel, 7)
    await post.follow(7, 8)
    for name in "ab":
        await post.publish(name)
    async with post.delivering(slow):
        await post.tried(2)
        assert sorted(slow.asked) == [7, 8, 8]
        slow.let_go.set()
        await post.tried(4)
    assert await post.titles(7) == await post.titles(8) == ["Title a", "Title b"]


async def test_only_so_many_messages_are_in_flight(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "IN_FLIGHT", 3)
    chats = range(1, 6)
    slow = Slow(post.channel, *chats)
    await post.follow(*chats)
    await post.publish()

    async def three() -> bool:
        return slow.inside == 3

    async with post.delivering(slow):
        await until(three)
        slow.let_go.set()
        await post.tried(5)
    assert slow.most == 3


async def test_a_chat_that_may_get_nothing_yet_does_not_hold_up_another(post: Post) -> None:
    class Held(NoPace):
        def wait(self, chat_id: int, now: float) -> float:
            return 30.0 if chat_id == 7 else 0.0

    await post.follow(7, 8)
    await post.publish()
    async with post.delivering(pace=Held()):
        assert await post.tried(1) == [("sent", "sent")]
    assert (await post.titles(7), await post.titles(8)) == ([], ["Title a"])


async def test_what_was_in_flight_when_the_process_ended_is_sent_again(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "LAST_SECONDS", 0.01)
    await post.follow(7)
    await post.publish()
    await post.line.fault("timeout", after=True)

    async def arrived() -> list[str]:
        return await post.titles(7)

    async with post.delivering():
        await until(arrived)
    assert [row.state for row in await post.rows()] == ["due"]
    async with post.delivering():
        await post.tried(1)
    assert await post.titles(7) == ["Title a"] * 2


async def test_what_is_in_flight_at_the_end_has_a_moment_to_be_recorded(post: Post) -> None:
    await post.follow(7)
    await post.publish()
    await post.line.fault(500, delay=0.1)

    async def started() -> bool:
        return not await post.line.faults()

    async with post.delivering():
        await until(started)
    assert [row.reason for row in await post.rows()] == ["Telegram could not be reached"]


async def test_who_is_forgotten_while_a_message_is_on_its_way_leaves_no_trace(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    slow = Slow(post.channel, 7)
    await post.follow(7, 8)
    await post.publish("a")
    async with post.delivering(slow):
        await post.tried(1)
        assert sorted(slow.asked) == [7, 8]
        async with post.storage.begin() as tx:
            await tx.subscribers.forget(7)
        slow.let_go.set()
        await until(lambda: post.line.got(7))
        await post.publish("b")
        await post.tried(2)
    assert {row.reason for row in await post.rows()} == {"sent"}
    assert len(await post.rows()) == 2
    assert "cannot be saved" not in caplog.text


@pytest.mark.parametrize(
    ("muted", "until", "silent"),
    [
        (None, None, False),
        ("extradition", None, True),
        ("desertion", None, False),
        ("*", NOW + HOUR, True),
        ("*", NOW - HOUR, False),
    ],
    ids=["nothing", "its topic", "another topic", "everything", "everything, until an hour ago"],
)
async def test_what_is_muted_arrives_without_a_sound(
    post: Post, muted: str | None, until: datetime | None, silent: bool
) -> None:
    await post.follow(7)
    async with post.storage.begin() as tx:
        [subscriber] = await tx.subscribers.all_of(7)
        if muted:
            await tx.subscribers.mute(subscriber, muted, until)
    await post.publish()
    async with post.delivering():
        await post.tried(1)
    assert [message["silent"] for message in await post.line.got(7)] == [silent]


@pytest.mark.parametrize("chosen", [True, False])
async def test_sound_and_previews_are_as_the_chat_chose(post: Post, chosen: bool) -> None:
    await post.follow(7)
    async with post.storage.begin() as tx:
        [subscriber] = await tx.subscribers.all_of(7)
        await tx.subscribers.hush(subscriber, chosen)
        await tx.subscribers.preview(subscriber, chosen)
    await post.publish()
    async with post.delivering():
        await post.tried(1)
    [message] = await post.line.got(7)
    assert (message["silent"], message["link_preview_options"]["is_disabled"]) == (chosen, not chosen)


@pytest.mark.parametrize(
    ("access", "served"), [("open", {1, 2, 3, -5, -6}), ("invite", {1, 2, 3, -5, -6}), ("admins", {1, 2, -5})]
)
async def test_where_only_administrators_are_answered_only_they_and_their_chats_are_told(
    post: Post, access: Access, served: set[int]
) -> None:
    """One administrator of the environment, one of the chat, somebody else; a group that one set up, and another."""
    await post.follow(1, 2, 3, -5, -6)
    async with post.storage.begin() as tx:
        await tx.admins.add(2, 1, NOW)
        await tx.admins.trust(-5, NOW)
    await post.publish()
    async with post.delivering(door=Door(frozenset({1}), access)):
        tried = await post.tried(5)
    assert {chat for chat in (1, 2, 3, -5, -6) if await post.titles(chat)} == served
    others = [reason for state, reason in tried if state == "never"]
    assert others == ["only administrators are told anything"] * (5 - len(served))
