"""What follows where Telegram refuses, the network fails, or we do: later or never, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot import deliver
from bot.channels import telegram
from bot.channels.telegram import TelegramChannel, telegram_bot
from bot.messages.alert import alert_message
from bot.messages.text import Message
from bot.sandbox.server import Sandbox
from storage.records import AlertContent
from tests.line import TOKEN, Line
from tests.newsroom import missing_table, until
from tests.post import Post, open_post
from tests.storage.made import MINUTE, NOW

# One sandbox for all: starting and stopping it takes longer than most tests here.
pytestmark = pytest.mark.asyncio(loop_scope="module")

SECOND = timedelta(seconds=1)
GROUP = -5
MARKUP = "Bad Request: can't parse entities: unsupported start tag"
THREAD = "Bad Request: message thread not found"


@pytest_asyncio.fixture(loop_scope="module")
async def post(line: Line, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    async with open_post(line, database_url, monkeypatch) as opened:
        yield opened


@pytest.mark.parametrize(
    ("fault", "state", "reason", "wait", "attempts"),
    [
        ({"code": 429, "parameters": {"retry_after": 30}}, "due", "Telegram asked to wait", 30, 0),
        ({"code": 500}, "due", "Telegram could not be reached", 1, 1),
        ({"code": 502}, "due", "Telegram could not be reached", 1, 1),
        ({"code": 401}, "due", "Telegram does not know the token", 60, 0),
        ({"code": 403}, "never", "the chat does not let the bot write", 0, 0),
        ({"code": 400, "description": "Bad Request: chat not found"}, "never", "the chat is gone", 0, 0),
        ({"code": 400, "description": THREAD}, "never", "Telegram refuses the message (thread gone)", 0, 0),
        ({"code": 400, "description": MARKUP, "times": 2}, "never", "Telegram refuses the message (markup)", 0, 0),
        ({"code": 400, "description": "Bad Request: no"}, "never", "Telegram refuses the message (rejected)", 0, 0),
    ],
)  # fmt: skip
async def test_every_outcome_is_recorded_with_its_reason(
    post: Post, fault: dict[str, Any], state: str, reason: str, wait: int, attempts: int
) -> None:
    await post.follow(7)
    await post.publish()
    await post.line.fault(**fault)
    async with post.delivering():
        assert await post.tried(1) == [(state, reason)]
    [row] = await post.rows()
    assert (row.state, row.reason, row.due_at, row.attempts) == (state, reason, NOW + wait * SECOND, attempts)
    assert row.message_id is None


async def test_a_pause_is_for_that_chat_alone_and_outlives_a_restart(post: Post) -> None:
    await post.follow(7, 8)
    await post.line.fault(429, chat=7, parameters={"retry_after": 600})
    await post.publish("a")
    async with post.delivering():
        await post.tried(2)
        assert (await post.titles(7), await post.titles(8)) == ([], ["Title a"])
    async with post.delivering():
        post.later(599 * SECOND)
        await post.publish("b")
        await post.tried(3)
        assert (await post.titles(7), await post.titles(8)) == ([], ["Title a", "Title b"])
        post.later(SECOND)
        await post.tried(5)
    assert await post.titles(7) == ["Title a", "Title b"]


async def test_a_chat_that_shut_the_bot_out_is_left_alone_and_others_are_not(post: Post) -> None:
    await post.follow(7, 8)
    await post.line.do("member", chat=7, status="kicked")
    await post.publish("a")
    await post.publish("b")
    async with post.delivering():
        await post.tried(3)
    async with post.storage.read() as tx:
        gone, there = await tx.subscribers.find(7), await tx.subscribers.find(8)
    assert gone is not None
    assert there is not None
    assert (gone.disabled, there.disabled) == ("the chat does not let the bot write", None)
    assert [call["chat"] for call in await post.line.calls()].count(7) == 1
    assert {(row.state, row.reason) for row in await post.rows()} == {
        ("sent", "sent"),
        ("never", "the chat does not let the bot write"),
    }
    assert await post.titles(8) == ["Title a", "Title b"]


async def test_a_group_that_became_a_supergroup_gets_everything_at_its_new_id(post: Post) -> None:
    await post.follow(GROUP)
    new = (await post.line.do("migrate", chat=GROUP))["chat"]
    await post.publish("a")
    async with post.delivering():
        assert await post.tried(2) == [("due", "the group became a supergroup"), ("sent", "sent")]
        await post.publish("b")
        await post.tried(3)
    assert await post.titles(new) == ["Title a", "Title b"]
    async with post.storage.read() as tx:
        assert await tx.subscribers.find(GROUP) is None
        moved = await tx.subscribers.find(new)
    assert moved is not None
    assert moved.topics == {"extradition"}


async def test_markup_that_is_refused_goes_as_plain_text(post: Post) -> None:
    await post.follow(7)
    await post.publish()
    await post.line.fault(400, description=MARKUP)
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent as plain text")]
    [message] = await post.line.got(7)
    assert [one["type"] for one in message["entities"] if one["type"] not in ("url", "bot_command")] == []
    assert "Title a\n" in message["text"]
    assert message["buttons"]


@pytest.mark.parametrize("gone", ["closed", "never there"])
async def test_an_alert_for_a_forum_topic_that_is_gone_goes_to_the_chat(post: Post, gone: str) -> None:
    await post.line.do("topic", chat=GROUP, thread=3, closed=True)
    await post.follow(GROUP, thread=3 if gone == "closed" else 4)
    await post.publish()
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent outside its topic")]
    assert [message["thread"] for message in await post.line.got(GROUP)] == [None]


@pytest.mark.parametrize(
    ("first", "then", "how"),
    [
        (MARKUP, THREAD, "sent as plain text outside its topic"),
        (THREAD, MARKUP, "sent outside its topic as plain text"),
    ],
)
async def test_two_refusals_of_one_message_lose_nothing(post: Post, first: str, then: str, how: str) -> None:
    await post.line.do("topic", chat=GROUP, thread=3)
    await post.follow(GROUP, thread=3)
    await post.publish()
    await post.line.fault(400, description=first)
    await post.line.fault(400, description=then)
    async with post.delivering():
        assert await post.tried(1) == [("sent", how)]
    assert [message["thread"] for message in await post.line.got(GROUP)] == [None]


async def test_no_answer_in_time_may_mean_that_it_arrived(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "SECONDS", 0.1)
    await post.follow(7)
    await post.publish()
    await post.line.fault("timeout", after=True)
    async with (
        telegram_bot(TOKEN, post.line.url, None) as hasty,
        post.delivering(TelegramChannel(hasty)),
    ):
        assert await post.tried(1) == [("due", "no answer in time: it may have arrived")]
    [row] = await post.rows()
    assert (row.due_at, row.attempts) == (NOW + SECOND, 1)
    post.later(SECOND)
    async with post.delivering():
        await post.tried(2)
    assert await post.titles(7) == ["Title a"] * 2


async def test_a_network_that_is_down_is_waited_for_however_long(post: Post) -> None:
    await post.follow(7)
    await post.publish()
    await post.line.fault(502, times=12)
    waits = []
    async with post.delivering():
        for number in range(1, 13):
            await post.tried(number)
            [row] = await post.rows()
            assert row.attempts == number
            waits.append((row.due_at - post.clock.time).total_seconds())
            post.later(row.due_at - post.clock.time)
        assert (await post.tried(13))[-1] == ("sent", "sent")
    assert waits == [min(2.0**number, 300.0) for number in range(12)]
    assert await post.titles(7) == ["Title a"]


async def test_a_server_that_is_not_there_loses_nothing(post: Post) -> None:
    await post.follow(7)
    await post.publish()
    async with Sandbox() as gone:
        nowhere = telegram_bot(TOKEN, gone.url, None)
    async with post.delivering(TelegramChannel(nowhere)):
        assert await post.tried(1) == [("due", "Telegram could not be reached")]
    post.later(SECOND)
    async with post.delivering():
        await post.tried(2)
    assert await post.titles(7) == ["Title a"]
    await nowhere.shutdown()


async def test_an_alert_that_cannot_be_put_into_words_is_put_off_and_harms_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumbling(content: AlertContent, *rest: Any, **choices: Any) -> Message:
        if content.entry.title == "Title a":
            raise ZeroDivisionError
        return alert_message(content, *rest, **choices)

    monkeypatch.setattr(deliver, "alert_message", stumbling)
    await post.follow(7)
    await post.publish("a")
    await post.publish("b")
    async with post.delivering():
        assert await post.tried(2) == [("due", "it could not be told, by a mistake of our own"), ("sent", "sent")]
    assert await post.titles(7) == ["Title b"]
    assert "could not be told" in caplog.text
    [row, _] = await post.rows()
    assert row.due_at - NOW >= MINUTE
    monkeypatch.setattr(deliver, "alert_message", alert_message)
    post.later(row.due_at - NOW)
    async with post.delivering():
        await post.tried(3)
    assert await post.titles(7) == ["Title b", "Title a"]


async def test_an_outcome_that_cannot_be_saved_is_saved_later_and_nothing_is_sent_again(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(deliver, "IDLE_SECONDS", 0.01)
    monkeypatch.setattr(deliver, "LONGEST_WAIT", 0.01)
    await post.follow(7)
    await post.publish()
    post.news.clear()

    async def refused_thrice() -> bool:
        return caplog.text.count("an outcome cannot be saved") >= 3

    async with post.delivering():
        with missing_table(post.storage, "attempts"):
            post.news.set()
            await until(refused_thrice)
        assert await post.tried(1) == [("sent", "sent")]
    assert await post.titles(7) == ["Title a"]


async def test_an_outbox_that_cannot_be_read_is_looked_into_later(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(deliver, "IDLE_SECONDS", 0.01)
    await post.follow(7)
    await post.publish()

    async def refused() -> bool:
        return "the outbox cannot be read" in caplog.text

    with missing_table(post.storage, "alerts"):
        async with post.delivering():
            await until(refused)
    async with post.delivering():
        assert await post.tried(1) == [("sent", "sent")]


async def test_logs_hold_no_chat_title_or_token(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot")
    await post.follow(4815162342)
    await post.line.fault(403)
    await post.publish(title="Жибек Тайная")
    async with post.delivering():
        await post.tried(1)
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "forbidden (403)" in ours
    assert not any(secret in ours for secret in ("4815162342", "Тайная", "invented"))
