"""The program is killed at any moment: every message arrives all the same, and only what was in flight comes twice."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

from tests.newsroom import until
from tests.stage import Item, Stage, staged

KILLS = 20
CHATS = (11, 12, 13, 14)
# A chat has one message in flight at a time.
IN_FLIGHT = len(CHATS)
# The code of answers that come late, and say nothing of the message that arrived: it is sent again.
LATE = 504
FAULTS = [
    {"method": "sendMessage", "code": 429, "parameters": {"retry_after": 1}, "times": 1},
    {"method": "sendMessage", "code": 502, "times": 2},
    {"method": "sendMessage", "code": 500, "chat": CHATS[1], "times": 1},
    {"method": "sendMessage", "code": LATE, "after": True, "delay": 0.4, "times": 2},
]


async def test_nothing_is_lost_whenever_it_is_killed(tmp_path: Path) -> None:
    seed = random.randrange(1 << 32)
    moments = random.Random(seed)
    async with staged(tmp_path, ["one"]) as stage:
        await stage.start()
        for chat in CHATS:
            await stage.subscribe(chat)
        await stage.polled()
        unrecorded = 0
        for number in range(KILLS):
            stage.outlets["one"].insert(0, _item(number))
            stage.publish()
            await stage.http.post("/sandbox/faults", json=FAULTS)
            # The moment is the point of this test: what it hits is filing, sending, recording or waiting.
            await asyncio.sleep(moments.uniform(0, 1.5))
            await stage.end(signal.SIGKILL)
            before, unrecorded = unrecorded, await _unrecorded(stage)
            assert unrecorded - before <= IN_FLIGHT, f"seed {seed}"
            await stage.start()
        expected = {(chat, number) for chat in CHATS for number in range(KILLS)}

        async def complete() -> bool:
            return set(await _arrived(stage)) == expected and await _recorded(stage) == len(expected)

        await until(complete, seconds=90)
        repeated = (await _arrived(stage)).total() - len(expected)
        assert repeated <= KILLS * IN_FLIGHT + await _answered_late(stage), f"seed {seed}"


def _item(number: int) -> Item:
    return Item(f"https://one.example/{number}", f"Экстрадиция, дело {number}.", "Суд решил.")


async def _arrived(stage: Stage) -> Counter[tuple[int, int]]:
    """How often each message arrived, by chat and number."""
    messages = [(chat, message["text"]) for chat in CHATS for message in await stage.heard(chat)]
    alerts = [(chat, text) for chat, text in messages if "дело " in text]
    return Counter((chat, int(text.partition("дело ")[2].partition(".")[0])) for chat, text in alerts)


async def _answered_late(stage: Stage) -> int:
    calls = (await stage.http.get("/sandbox/calls")).json()
    return sum(call["status"] == LATE for call in calls)


async def _recorded(stage: Stage) -> int:
    return int(stage.asked("SELECT count(*) FROM alerts WHERE state = 'sent'")[0][0])


async def _unrecorded(stage: Stage) -> int:
    """How many arrivals neither the database nor a late answer accounts for: a kill hit them in flight."""
    return (await _arrived(stage)).total() - await _recorded(stage) - await _answered_late(stage)
