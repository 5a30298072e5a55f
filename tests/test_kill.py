"""The program is killed at any moment: every message arrives all the same, and only what was in flight comes twice."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

from bot.deliver import IN_FLIGHT
from tests.stage import Item, Stage, staged, until

KILLS = 20
CHATS = (11, 12, 13, 14)
FAULTS = [
    {"method": "sendMessage", "code": 429, "parameters": {"retry_after": 1}, "times": 1},
    {"method": "sendMessage", "code": 502, "times": 2},
    {"method": "sendMessage", "code": 500, "chat": CHATS[1], "times": 1},
]


async def test_nothing_is_lost_whenever_it_is_killed(tmp_path: Path) -> None:
    seed = random.randrange(1 << 32)
    moments = random.Random(seed)
    in_flight = 0
    async with staged(tmp_path, ["one"]) as stage:
        await stage.start()
        for chat in CHATS:
            await stage.subscribe(chat)
        await stage.polled()
        for number in range(KILLS):
            stage.outlets["one"].insert(0, _item(number))
            stage.publish()
            await stage.http.post("/sandbox/faults", json=FAULTS)
            # The moment is the point of this test: what it hits is filing, sending, recording or waiting.
            await asyncio.sleep(moments.uniform(0, 2.5))
            await stage.end(signal.SIGKILL)
            lost = await _unrecorded(stage)
            assert lost <= IN_FLIGHT, f"seed {seed}"
            in_flight += lost
            await stage.start()
        expected = {(chat, number) for chat in CHATS for number in range(KILLS)}

        async def complete() -> bool:
            return set(await _arrived(stage)) == expected

        await until(complete, seconds=90)
        repeated = (await _arrived(stage)).total() - len(expected)
    print("repeated", repeated, "in flight", in_flight)
    assert repeated <= in_flight, f"seed {seed}"


def _item(number: int) -> Item:
    return Item(f"https://one.example/{number}", f"Экстрадиция, дело {number}.", "Суд решил.")


async def _arrived(stage: Stage) -> Counter[tuple[int, int]]:
    """How often each message arrived, by chat and number."""
    messages = [(chat, message["text"]) for chat in CHATS for message in await stage.heard(chat)]
    alerts = [(chat, text) for chat, text in messages if "дело " in text]
    return Counter((chat, int(text.partition("дело ")[2].partition(".")[0])) for chat, text in alerts)


async def _unrecorded(stage: Stage) -> int:
    """How many messages have arrived of which the database does not know: they were in flight."""
    recorded = stage.asked("SELECT count(*) FROM alerts WHERE state = 'sent'")[0][0]
    return len(await _arrived(stage)) - int(recorded)
