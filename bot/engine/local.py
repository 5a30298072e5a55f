"""*When* things are done, on one machine: an APScheduler tick. *What* is done stands elsewhere and knows no scheduler.

async with LocalEngine([Every(1, collector.tick), Every(2, rulebook.refresh)]):
    ...
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Every:
    """Do this, every so many seconds; a run that lasts longer is not started twice."""

    seconds: float
    what: Callable[[], Awaitable[None]]


class LocalEngine:
    """Runs jobs in the current event loop from `async with` to its end. A job that fails is logged and runs again.

    What still runs at the end is stopped, without a word.
    """

    def __init__(self, jobs: Sequence[Every]) -> None:
        self._jobs = jobs
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 30}
        )

    async def __aenter__(self) -> Self:
        for job in self._jobs:
            self._scheduler.add_job(_guarded(job), "interval", seconds=job.seconds)
        self._scheduler.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._scheduler.shutdown(wait=False)


def _guarded(job: Every) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await job.what()
        except asyncio.CancelledError:
            # Only the end stops a job, and the scheduler would call that a failure, with a traceback.
            return
        except Exception:
            log.exception("%s failed; it runs again in %g seconds", job.what.__qualname__, job.seconds)

    return run
