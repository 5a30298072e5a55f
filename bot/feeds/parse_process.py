"""The process in which feeds are parsed: `python -m bot.feeds.parse_process`.

It is bounded in memory, knows no secret, and may be killed at any moment. It reads jobs from its standard input,
answers each on its standard output, and ends when its input does.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

from bot.errors import FeedTrouble, ParseError
from bot.feeds.parse import parse
from bot.feeds.wire import LENGTH, Job, pack_error, pack_feed, unpack_job

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]  # the one value that says so

_MEMORY = 512 * 1024 * 1024


def main() -> None:
    """Answer jobs until there are no more."""
    # Ctrl-C and a service manager's stop reach every process; this one ends with its input, after its last answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _bound_memory()
    # Nothing that a library prints may get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, answers)


def _bound_memory() -> None:
    if resource is None or sys.platform == "darwin":  # macOS knows the limit and does not keep it
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    try:
        while (how := _frame(jobs)) is not None and (body := _frame(jobs)) is not None:
            answers.write(_answer(unpack_job(how, body)))
            answers.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more; a usual exit would try to flush once again


def _frame(jobs: BinaryIO) -> bytes | None:
    """The next frame; None at the end of the input, also where it ends midway."""
    head = jobs.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = jobs.read(length)
    return data if len(data) == length else None


def _answer(job: Job) -> bytes:
    try:
        return pack_feed(parse(job.body, job.content_type, job.country, job.now))
    except ParseError as error:
        return pack_error(error)
    except MemoryError:
        return pack_error(ParseError(FeedTrouble.TOO_COMPLEX, "the feed needs more memory than it is given"))


if __name__ == "__main__":
    main()
