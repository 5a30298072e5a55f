"""One at a time for each host."""

from __future__ import annotations

import asyncio

import pytest

from bot.feeds import turns as turns_module
from bot.feeds.turns import Turns


class Time:
    """Stands still but for who sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def turns(self, pause: float) -> Turns:
        return Turns(pause, clock=self.clock, sleep=self.sleep)


async def test_a_host_gets_its_pause_and_another_does_not_wait_for_it() -> None:
    time = Time()
    turns = time.turns(2.0)
    for host in ("one.example", "two.example"):
        async with turns.of(host):
            time.now += 0.5
    async with turns.of("one.example"):
        pass
    assert time.slept == [1.5]


async def test_who_comes_later_than_the_pause_does_not_wait() -> None:
    time = Time()
    turns = time.turns(2.0)
    async with turns.of("one.example"):
        pass
    time.now += 2.0
    async with turns.of("one.example"):
        pass
    assert time.slept == []


async def test_a_hosts_next_turn_begins_when_the_last_has_ended() -> None:
    turns = Turns(0)
    done = asyncio.Event()
    order: list[str] = []

    async def one() -> None:
        async with turns.of("one.example"):
            await done.wait()
            order.append("first")

    async def two() -> None:
        async with turns.of("one.example"):
            order.append("second")

    async def other() -> None:
        async with turns.of("two.example"):
            order.append("other")
            done.set()

    await asyncio.gather(one(), two(), other())
    assert order == ["other", "first", "second"]


async def test_a_turn_that_fails_is_over() -> None:
    turns = Turns(0)
    with pytest.raises(ZeroDivisionError):
        async with turns.of("one.example"):
            raise ZeroDivisionError
    async with asyncio.timeout(5), turns.of("one.example"):
        pass


async def test_hosts_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "_REMEMBERED", 2)
    time = Time()
    turns = time.turns(2.0)
    async with turns.of("kept.example"):
        for number in range(3):
            time.now += 1.5
            async with turns.of(f"{number}.example"):
                pass
    assert set(turns._turns) == {"kept.example", "1.example", "2.example"}
