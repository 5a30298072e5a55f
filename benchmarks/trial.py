"""A trial of the real program in a folder of its own: how long, how much processor, how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# The lists and the topics stand behind the feeds.
_SHIPPED = Path("feeds.yaml").read_text(encoding="utf-8")
_TOPICS = _SHIPPED[min(_SHIPPED.find(key) for key in ("\nwords:", "\ntopics:") if key in _SHIPPED) :]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took, its children included; the times are in seconds."""

    wall: float
    processor: float
    code: int


def write_feeds(folder: Path, addresses: Sequence[str], language: str = "ru", country: str = "KZ") -> None:
    """A feeds.yaml with these addresses and the topics that are shipped."""
    feeds = "".join(
        f"  - {{name: feed {n}, url: '{address}', language: {language}, country: {country}}}\n"
        for n, address in enumerate(addresses)
    )
    (folder / "feeds.yaml").write_text(
        f"version: 1\ndefaults: {{full_text: never}}\nfeeds:\n{feeds}{_TOPICS}", encoding="utf-8"
    )


def environment(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which the program keeps to `folder` and may reach loopback."""
    kept: Mapping[str, str] = {k: v for k, v in os.environ.items() if not k.startswith(("CASEWATCH_", "TELEGRAM_"))}
    return {
        **kept,
        "CASEWATCH_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'casewatch.db'}",
        "CASEWATCH_FEEDS": str(folder / "feeds.yaml"),
        "CASEWATCH_ALLOW_PRIVATE_NETWORKS": "1",
        **more,
    }


def cost_of(folder: Path, *command: str) -> Cost:
    """Run one command of the program to its end."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *command], env=environment(folder), stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.monotonic() - started, usage.ru_utime + usage.ru_stime, process.returncode)
