"""Parses feeds in processes of their own: what a hostile feed can take is one of them, for ten seconds."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from datetime import datetime

from bot.errors import FeedTrouble, ParseError
from bot.feeds.entry import ParsedFeed
from bot.feeds.wire import LENGTH, Job, pack_job, unpack_answer

_RECYCLED_AFTER = 2_000  # parses, so that no process grows for ever
_PIPE_LIMIT = 1024 * 1024
# A process that reads what strangers write gets to see no token.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LANG", "LC_ALL", "SYSTEMROOT")


class ParseWorkers:
    """Up to `at_most` parsing processes, started when they are needed; each job has `kill_after` seconds."""

    def __init__(self, *, at_most: int = 2, kill_after: float = 10.0) -> None:
        """Starts nothing yet."""
        self._slots, self._kill_after = asyncio.Semaphore(at_most), kill_after
        self._free: list[_Worker] = []
        self._closed = False

    async def parse(self, body: bytes, content_type: str, country: str | None, now: datetime) -> ParsedFeed:
        """As `bot.feeds.parse.parse`, in another process.

        Raises ParseError; TOO_COMPLEX also where the job took too long or its process died of it.
        """
        job = pack_job(Job(body, content_type, country, now))
        async with self._slots:
            return unpack_answer(await self._answer(job))

    async def aclose(self) -> None:
        """End the processes; one that still has a job ends with it."""
        self._closed = True
        while self._free:
            await self._free.pop().end()

    async def _answer(self, job: bytes) -> bytes:
        worker = await self._worker()
        usable = False
        try:
            async with asyncio.timeout(self._kill_after):
                answer = await worker.ask(job)
            usable = worker.jobs < _RECYCLED_AFTER and not self._closed
            return answer
        except TimeoutError:
            detail = f"the feed took more than {self._kill_after:g} seconds to read"
            raise ParseError(FeedTrouble.TOO_COMPLEX, detail) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise ParseError(FeedTrouble.TOO_COMPLEX, "the process that read the feed died of it") from None
        finally:
            # A job that was cancelled leaves half an answer in the pipe: such a process is of no more use.
            if usable:
                self._free.append(worker)
            else:
                await worker.end()

    async def _worker(self) -> _Worker:
        while self._free:
            worker = self._free.pop()
            if worker.alive:
                return worker
            await worker.end()
        return await _start()


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
