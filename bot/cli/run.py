"""`casewatch run`."""

from __future__ import annotations

from functools import partial

from bot import app
from bot.cli.base import started, until_stopped


def run() -> None:
    """Collect, deliver and answer, in one process. Without a token: with the sandbox."""
    settings = started()
    until_stopped(lambda stop: app.run(settings, stop, partial(print, flush=True)))
