"""When things are done: again and again, never twice at a time, not after the end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.engine.local import Every, LocalEngine

OFTEN = 0.01


class Count:
    """Counts its runs; `times` gives a moment to wait for."""

    def __init__(self, during: Callable[[], Awaitable[object]] | None = None) -> None:
        self.runs = 0
        self._during = during
        self._ran = asyncio.Event()

    async def run(self) -> None:
        self.runs += 1
        self._ran.set()
        if self._during:
            await self._during()

    async def times(self, number: int) -> None:
        async with asyncio.timeout(10):
            while self.runs < number:
                self._ran.clear()
                await self._ran.wait()


async def test_jobs_run_again_and_again() -> None:
    one, two = Count(), Count()
    async with LocalEngine([Every(OFTEN, one.run), Every(OFTEN, two.run)]):
        await one.times(3)
        await two.times(3)


async def test_a_job_that_fails_is_logged_and_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    failing, other = Count(fail), Count()
    async with LocalEngine([Every(OFTEN, failing.run), Every(OFTEN, other.run)]):
        await failing.times(3)
        await other.times(3)
    assert "Count.run failed; it runs again in 0.01 seconds" in caplog.text


async def test_a_job_that_lasts_is_not_started_twice_and_holds_up_no_other() -> None:
    end = asyncio.Event()
    lasting, other = Count(end.wait), Count()
    async with LocalEngine([Every(OFTEN, lasting.run), Every(OFTEN, other.run)]):
        await other.times(5)
        assert lasting.runs == 1
        end.set()
        await lasting.times(2)


async def test_nothing_runs_after_the_end() -> None:
    count, other = Count(), Count()
    async with LocalEngine([Every(OFTEN, count.run)]):
        await count.times(1)
    before = count.runs
    async with LocalEngine([Every(OFTEN, other.run)]):
        await other.times(3)
    assert count.runs == before


async def test_what_still_runs_at_the_end_is_stopped_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    stopped = asyncio.Event()

    async def last() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    lasting = Count(last)
    async with LocalEngine([Every(OFTEN, lasting.run)]):
        await lasting.times(1)
    async with asyncio.timeout(10):
        await stopped.wait()
    # The scheduler says what it thinks of a run in the same step of the loop in which that ends.
    await asyncio.sleep(0)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
