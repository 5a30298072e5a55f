"""The process in which feeds and pages are parsed: `python -m bot.feeds.parse_process`.

It is bounded in memory, knows no secret, and may be killed at any moment. It reads jobs from its standard input,
answers each on its standard output, and ends when its input does.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from typing import BinaryIO

from bot.errors import FeedTrouble, ParseError
from bot.feeds.parse import parse
from bot.feeds.wire import LENGTH, Job, PageJob, pack_error, pack_feed, pack_text, unpack_job

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


def _answer(job: Job | PageJob) -> bytes:
    try:
        if isinstance(job, PageJob):
            return pack_text(_page_reader()(job.body, job.content_type))
        return pack_feed(parse(job.body, job.content_type, job.country, job.now))
    except ParseError as error:
        return pack_error(error)
    except MemoryError:
        what = "page" if isinstance(job, PageJob) else "feed"
        return pack_error(ParseError(FeedTrouble.TOO_COMPLEX, f"the {what} needs more memory than it is given"))


@cache
def _page_reader() -> Callable[[bytes, str], str]:
    """Loaded with the first page: a process that parses feeds needs none of it."""
    found: Callable[[bytes, str], str] = importlib.import_module("bot.feeds.page_text").page_text
    return found


if __name__ == "__main__":
    main()
