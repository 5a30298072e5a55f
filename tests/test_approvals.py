"""A channel that asks before it posts: from a held alert to an answer in private and a post, through the sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.approvals import Approvals
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_chats import TelegramChats
from bot.deliver import Delivery
from bot.settings import Door
from storage.database import open_storage
from storage.records import DueAlert
from tests.commands.asking import publish, written
from tests.line import Line
from tests.newsroom import until
from tests.post import CONFIG, NoPace
from tests.storage.made import NOW
from tests.talk import Talk, Told, inbox_for

pytestmark = pytest.mark.asyncio(loop_scope="module")

DANA, BEK, ADMIN, STRANGER = 1, 2, 3, 4
CHANNEL = -1_000_000_000_102
WEEK = timedelta(days=7)


@dataclass
class Desk:
    """A talk in which a channel asks Dana, who administers it with Bek, and the bot's questions."""

    talk: Talk
    admins: frozenset[int]

    async def asks(self, now: datetime | None = None) -> None:
        """As after a restart: nothing is remembered but what is stored. Once to plan, once to send."""
        bot = self.talk.line.bot
        for _ in range(2):
            approvals = Approvals(
                self.talk.storage, TelegramChannel(bot), TelegramChats(bot), lambda: CONFIG, NoPace(), self.admins
            )
            await approvals.ask(now)

    async def due(self) -> list[DueAlert]:
        async with self.talk.storage.read() as tx:
            return await tx.alerts.due(datetime.now(UTC), limit=9)

    async def posts(self) -> list[dict[str, Any]]:
        """What the channel gets once alerts are delivered."""
        channel = TelegramChannel(self.talk.line.bot)
        delivery = Delivery(self.talk.storage, channel, lambda: CONFIG, NoPace(), asyncio.Event())
        task = asyncio.create_task(delivery.run())
        try:
            return await until(lambda: self.talk.line.got(CHANNEL))
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def question(self, chat: int = DANA) -> dict[str, Any]:
        """The last that the bot wrote to this person."""
        return (await self.talk.line.got(chat))[-1]


@pytest_asyncio.fixture(loop_scope="module")
async def desk(line: Line, database_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    await line.do("reset")
    await line.do("administrators", chat=CHANNEL, type="channel", title="Court watch", users=[DANA, BEK])
    await line.do("member", chat=CHANNEL, user=DANA, status="administrator")
    door = Door(frozenset({ADMIN}))
    async with await open_storage(database_url) as storage:
        pace = Told()
        talk = Talk(storage, line, await inbox_for(line.bot, storage, tmp_path, pace, door), pace)
        for chat in (DANA, BEK, ADMIN, STRANGER):
            await talk.say("/start", chat=chat)
        yield Desk(talk, door.admins)


def data(message: dict[str, Any], label: str) -> str:
    found = (one for row in message["buttons"] for one in row if label in one["text"])
    return str(next(found)["callback_data"])


async def switched_on(desk: Desk, by: int = DANA) -> None:
    """This person lets the channel follow extraditions, and asks to be asked."""
    [screen] = await desk.talk.say(f"/channel {CHANNEL}", chat=by)
    await desk.talk.tap(screen, data(screen, "Topics"))
    topics = (await desk.talk.line.got(by))[-1]
    await desk.talk.tap(topics, data(topics, "Extradition"))
    [screen] = await desk.talk.say(f"/channel {CHANNEL}", chat=by)
    await desk.talk.tap(screen, data(screen, "Ask me before each post"))
    assert "Post without asking" in str((await desk.question(by))["buttons"])


async def asked(desk: Desk, by: int = DANA) -> dict[str, Any]:
    """An alert is held, and this person is asked."""
    await switched_on(desk, by)
    await publish(desk.talk.storage, written("a"))
    assert await desk.due() == []
    await desk.asks()
    return await desk.question(by)


async def test_what_is_approved_goes_out(desk: Desk) -> None:
    question = await asked(desk)
    assert question["text"].startswith("Shall this be posted in the channel Court watch?\n\nExtradition\nTitle a\n")
    await desk.asks()
    assert (await desk.question())["message_id"] == question["message_id"]
    await desk.talk.tap(question, data(question, "Post it"))
    assert [alert.chat_id for alert in await desk.due()] == [CHANNEL]
    assert (await desk.question())["buttons"] == []
    assert (await desk.talk.toasts())[-1] == "Approved: it goes out now."
    [post] = await desk.posts()
    assert post["text"].startswith("Extradition\nTitle a\n")
    assert post["buttons"][0][0]["callback_data"].startswith("why ")


async def test_what_is_rejected_does_not(desk: Desk) -> None:
    question = await asked(desk)
    await desk.talk.tap(question, data(question, "Reject"))
    assert await desk.due() == []
    async with desk.talk.storage.read() as tx:
        assert await tx.admins.actions(9) == []


async def test_what_who_runs_the_bot_answers_is_remembered(desk: Desk) -> None:
    question = await asked(desk, ADMIN)
    await desk.talk.tap(question, data(question, "Reject"))
    assert await desk.due() == []
    async with desk.talk.storage.read() as tx:
        [action] = await tx.admins.actions(9)
    assert (action.who, action.what) == (ADMIN, "kept alert {about} from a channel")


async def test_only_who_administers_the_channel_or_the_bot_can_answer(desk: Desk) -> None:
    question = await asked(desk)
    for person, allowed in ((STRANGER, False), (BEK, True)):
        [other] = await desk.talk.say("/subscribe", chat=person)
        await desk.talk.forged(other, data(question, "Post it"))
        assert bool(await desk.due()) is allowed
    await desk.talk.tap(question, data(question, "Reject"))
    assert (await desk.talk.toasts())[-1] == "This was approved already."
    assert len(await desk.due()) == 1


async def test_where_an_administrator_of_the_bot_switched_it_on_all_of_them_are_asked(desk: Desk) -> None:
    async with desk.talk.storage.begin() as tx:
        await tx.admins.add(BEK, ADMIN, NOW)
    before = len(await desk.talk.line.got(DANA))
    question = await asked(desk, ADMIN)
    assert question["text"].startswith("Shall this be posted")
    assert (await desk.question(BEK))["text"] == question["text"]
    assert len(await desk.talk.line.got(DANA)) == before


async def test_where_one_who_switched_it_on_has_left_whoever_runs_the_bot_is_asked(desk: Desk) -> None:
    await switched_on(desk)
    await desk.talk.line.do("member", chat=DANA, status="kicked")
    await publish(desk.talk.storage, written("a"))
    await desk.asks()
    await desk.asks()
    assert (await desk.question(ADMIN))["text"].startswith("Shall this be posted")


async def test_what_nobody_answers_for_a_week_is_dropped_with_a_note(desk: Desk) -> None:
    question = await asked(desk)
    await desk.asks(datetime.now(UTC) + WEEK - timedelta(hours=1))
    assert (await desk.question())["message_id"] == question["message_id"]
    await desk.asks(datetime.now(UTC) + WEEK)
    note, before = await desk.question(), (await desk.talk.line.got(DANA))[-2]
    assert note["text"] == "Nobody answered for 7 days, so this is not posted."
    assert note["reply_to"] == question["message_id"]
    assert before["buttons"] == []
    assert await desk.due() == []


async def test_a_channel_that_asks_no_more_posts_at_once(desk: Desk) -> None:
    await switched_on(desk)
    [screen] = await desk.talk.say(f"/channel {CHANNEL}", chat=DANA)
    await desk.talk.tap(screen, data(screen, "Post without asking"))
    await publish(desk.talk.storage, written("a"))
    assert [alert.chat_id for alert in await desk.due()] == [CHANNEL]


async def test_a_question_about_what_is_gone_meanwhile_is_not_asked(desk: Desk) -> None:
    await switched_on(desk)
    await publish(desk.talk.storage, written("a"))
    async with desk.talk.storage.begin() as tx:
        await tx.subscribers.forget(CHANNEL)
    before = len(await desk.talk.line.got(DANA))
    await desk.asks()
    assert len(await desk.talk.line.got(DANA)) == before
