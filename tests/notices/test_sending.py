"""From a filed notice to an administrator's private chat, through the sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.alerts.pace import Pace
from bot.channels.telegram import TelegramChannel
from bot.notices import Notices
from bot.notices.sending import NoticePosts
from bot.watchdog.finding import CONFIGURATION
from storage.database import Storage, open_storage
from tests.line import Line
from tests.post import NoPace
from tests.storage.made import MINUTE, NOW

pytestmark = pytest.mark.asyncio(loop_scope="module")

DANA, BEK = 1, 2
BROKEN = "feeds.yaml, line 7: «nmae» is no key of a feed; write name"


@dataclass
class Office:
    """A store, a sandbox, and what administrators are told through it."""

    storage: Storage
    line: Line
    notices: Notices
    pace: Pace

    async def send(self, minutes: int = 0) -> None:
        posts = NoticePosts(self.storage, TelegramChannel(self.line.bot), self.pace)
        await posts.send(NOW + minutes * MINUTE)

    async def read(self, chat: int) -> list[str]:
        return [message["text"] for message in await self.line.got(chat)]


@pytest_asyncio.fixture(loop_scope="module")
async def office(line: Line, database_url: str) -> AsyncIterator[Office]:
    """Dana is an administrator by the environment, Bek by what was said in chat; both have started the bot."""
    await line.do("reset")
    async with await open_storage(database_url) as storage:
        for chat in (DANA, BEK):
            await line.do("send", chat=chat, text="/start")
        async with storage.begin() as tx:
            await tx.admins.add(BEK, DANA, NOW)
        yield Office(storage, line, Notices(storage, [DANA]), NoPace())


async def test_every_administrator_is_told_of_the_beginning_and_the_end_once(office: Office) -> None:
    await office.notices.tell("disk", "", figures={"free": 150 * 2**20, "total": 20 * 2**30}, now=NOW)
    for minutes in range(3):
        await office.send(minutes)
    await office.notices.over("disk", "", now=NOW + 3 * MINUTE)
    for minutes in range(3, 6):
        await office.send(minutes)
    begun = "Disk\nThe disk of the database is nearly full: 150 MB of 20 GB are free."
    over = "Disk\nThere is room on the disk again. It lasted 3 minutes."
    assert await office.read(DANA) == await office.read(BEK) == [begun, over]


async def test_a_mistake_in_feeds_yaml_is_told_with_its_line(office: Office) -> None:
    await office.notices.tell(CONFIGURATION, "feeds.yaml", BROKEN, now=NOW)
    await office.notices.tell(CONFIGURATION, "feeds.yaml", BROKEN, now=NOW)
    await office.send()
    await office.notices.over(CONFIGURATION, "feeds.yaml", now=NOW + timedelta(hours=2))
    await office.send(120)
    begun, over = await office.read(DANA)
    assert begun.splitlines()[0] == "feeds.yaml"
    assert begun.splitlines()[-1] == BROKEN
    assert over == "feeds.yaml\nIt is in order again, and in force. It lasted 2 hours."


async def test_what_could_not_be_sent_is_sent_later_and_what_was_sent_stays_sent(office: Office) -> None:
    await office.line.fault(502, chat=BEK)
    await office.notices.tell("disk", "", now=NOW)
    await office.send()
    assert (len(await office.read(DANA)), await office.read(BEK)) == (1, [])
    await office.send(1)
    assert (len(await office.read(DANA)), len(await office.read(BEK))) == (1, 1)


async def test_whoever_has_not_started_the_bot_is_left_alone(office: Office) -> None:
    async with office.storage.begin() as tx:
        await tx.admins.add(3, DANA, NOW)
    await office.notices.tell("disk", "", now=NOW)
    await office.send()
    asked = len(await office.line.calls())
    await office.send(60)
    assert len(await office.line.calls()) == asked
    assert len(await office.read(DANA)) == 1


async def test_a_notice_waits_its_turn(office: Office) -> None:
    class Held(NoPace):
        def wait(self, chat_id: int, now: float) -> float:
            return 30.0 if chat_id == DANA else 0.0

    office.pace = Held()
    await office.notices.tell("disk", "", now=NOW)
    await office.send()
    assert (await office.read(DANA), len(await office.read(BEK))) == ([], 1)
    office.pace = NoPace()
    await office.send()
    assert len(await office.read(DANA)) == 1


@pytest.mark.parametrize(
    ("kind", "key"), [("disk", ""), ("something new", "a thing")], ids=["known", "of a kind without a sentence"]
)
async def test_it_is_told_in_the_language_of_the_chat(office: Office, kind: str, key: str) -> None:
    async with office.storage.begin() as tx:
        await tx.subscribers.ensure(BEK, 0, kind="private", language="ru", now=NOW)
    await office.notices.tell(kind, key, "message", now=NOW)
    await office.notices.over(kind, key, now=NOW)
    await office.send()
    [dana], [bek] = await office.read(DANA), await office.read(BEK)
    assert dana != bek
    assert dana.splitlines()[0] == (key or "Disk")
