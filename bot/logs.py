"""The log: one line an event, without a token, a secret, or the name of anyone watched."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from collections.abc import Iterable

# A bot token wherever it stands: httpx prints whole request addresses, libraries print them in errors.
_TOKEN = re.compile(r"(?:bot)?\d{5,12}:[A-Za-z0-9_-]{30,}|(?<=/bot)[^/\s]+(?=/)")
# These print addresses, updates or parameters at INFO and below.
_TALKATIVE = ("httpx", "httpcore", "telegram", "aiosqlite", "asyncio", "uvicorn", "pymorphy3")


class Redacting(logging.Formatter):
    """Formats as usual, then removes secrets from the whole line, tracebacks included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The line, fit to be shown to anyone."""
        line = super().format(_without_values(record) if record.name.startswith("telegram.") else record)
        for secret in self._secrets:
            line = line.replace(secret, "…")
        return _TOKEN.sub("…", line)


def _without_values(record: logging.LogRecord) -> logging.LogRecord:
    """Only the fixed words of a line: python-telegram-bot prints whole updates, texts and all, that it cannot read."""
    bare = copy.copy(record)
    bare.args, bare.exc_info, bare.exc_text = (), None, None
    return bare


def crash(error: BaseException) -> str:
    """What an error is and where it happened, frame by frame; never its message, which may quote a person's text."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}".rstrip()


def start_logging(level: str, secrets: Iterable[str] = ()) -> None:
    """Send everything from `level` up to standard error, redacted."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns each second that a running job still runs, which is what we want of it.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
