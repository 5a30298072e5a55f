"""Parses feeds and pages in processes of their own: what a hostile one can take is one of them, for ten seconds."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from datetime import UTC, datetime

from bot.errors import FeedTrouble, ParseError
from bot.feeds.entry import ParsedFeed
from bot.feeds.wire import LENGTH, Job, PageJob, pack_job, unpack_feed, unpack_text

_RECYCLED_AFTER = 2_000  # parses, so that no process grows for ever
_PIPE_LIMIT = 1024 * 1024
_REMEMBERED = 100
# A process that reads what strangers write gets to see no token.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LANG", "LC_ALL", "SYSTEMROOT")


class ParseWorkers:
    """Up to `at_most` processes for feeds and one for pages, started when needed; each job has `kill_after` seconds.

    Pages have their own: what they need would take another 16 MB of each, and a slow page would hold up feeds.
    """

    def __init__(self, *, at_most: int = 2, kill_after: float = 10.0) -> None:
        """Starts nothing yet."""
        self._deaths: deque[datetime] = deque(maxlen=_REMEMBERED)
        self._feeds = _Pool(at_most, kill_after, "feed", self._deaths)
        self._pages = _Pool(1, kill_after, "page", self._deaths)

    @property
    def deaths(self) -> tuple[datetime, ...]:
        """When processes died, could not be started or had to be killed lately, the oldest first."""
        return tuple(self._deaths)

    async def parse(self, body: bytes, content_type: str, country: str | None, now: datetime) -> ParsedFeed:
        """As `bot.feeds.parse.parse`, in another process.

        Raises ParseError; TOO_COMPLEX also where the job took too long or its process died of it.
        """
        return unpack_feed(await self._feeds.answer(pack_job(Job(body, content_type, country, now))))

    async def page_text(self, body: bytes, content_type: str) -> str:
        """As `bot.feeds.page_text.page_text`, in another process; raises as `parse` does."""
        return unpack_text(await self._pages.answer(pack_job(PageJob(body, content_type))))

    async def aclose(self) -> None:
        """End the processes; one that still has a job ends with it."""
        await self._feeds.aclose()
        await self._pages.aclose()


class _Pool:
    """Processes that take the same kind of job."""

    def __init__(self, at_most: int, kill_after: float, what: str, deaths: deque[datetime]) -> None:
        self._deaths = deaths
        self._slots, self._kill_after, self._what = asyncio.Semaphore(at_most), kill_after, what
        self.free: list[_Worker] = []
        self._closed = False

    async def aclose(self) -> None:
        self._closed = True
        while self.free:
            await self.free.pop().end()

    async def answer(self, job: bytes) -> bytes:
        async with self._slots:
            return await self._answer(job)

    async def _answer(self, job: bytes) -> bytes:
        worker = await self._worker()
        usable = False
        try:
            async with asyncio.timeout(self._kill_after):
                answer = await worker.ask(job)
            usable = worker.jobs < _RECYCLED_AFTER and not self._closed
            return answer
        except TimeoutError:
            self._deaths.append(datetime.now(UTC))
            detail = f"the {self._what} took more than {self._kill_after:g} seconds to read"
            raise ParseError(FeedTrouble.TOO_COMPLEX, detail) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            self._deaths.append(datetime.now(UTC))
            raise ParseError(FeedTrouble.TOO_COMPLEX, f"the process that read the {self._what} died of it") from None
        finally:
            # A job that was cancelled leaves half an answer in the pipe: such a process is of no more use.
            if usable:
                self.free.append(worker)
            else:
                await worker.end()

    async def _worker(self) -> _Worker:
        while self.free:
            worker = self.free.pop()
            if worker.alive:
                return worker
            await worker.end()
        try:
            return await _start()
        except OSError:
            self._deaths.append(datetime.now(UTC))
            raise


class _Worker:
    """One parsing process and how many jobs it was given."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._stdin, self._stdout = process, process.stdin, process.stdout
        self.jobs = 0

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def ask(self, job: bytes) -> bytes:
        self.jobs += 1
        self._stdin.write(job)
        await self._stdin.drain()
        (length,) = LENGTH.unpack(await self._stdout.readexactly(LENGTH.size))
        return await self._stdout.readexactly(length)

    async def end(self) -> None:
        if self.alive:
            self._process.kill()
        # Reads what is left, so that both pipes and the process are closed and none remains.
        await self._process.communicate()


async def _start() -> _Worker:
    """A new process, in a session of its own: Ctrl-C in a terminal is not for it."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.feeds.parse_process"),
        stdin=PIPE,
        stdout=PIPE,
        limit=_PIPE_LIMIT,
        env=environment,
        start_new_session=True,
    )
    return _Worker(process)
