"""How long the program takes until it is ready, and how much memory it has after a poll of every feed.

    python -m benchmarks.starting [feeds] [entries each]

The feeds are on loopback, the shipped topics are in force, and a sandbox in a process of its own takes the place of
Telegram.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from benchmarks.loopback import feeds_served
from benchmarks.trial import environment, write_feeds

READY_SECONDS, MEMORY_MB = 3, 160
HEALTH_PORT, SANDBOX_PORT = 8901, 8902
PATIENCE = 120.0


def main(feeds: int = 40, entries: int = 20) -> None:
    """Print both figures, the second start's too: the first makes the database."""
    with tempfile.TemporaryDirectory() as name, feeds_served(entries) as address, _sandbox():
        folder = Path(name)
        write_feeds(folder, [f"{address}/{n}" for n in range(feeds)])
        for which in ("first", "second"):
            with _running(folder) as (process, seconds):
                print(f"{which} start: ready after {seconds:.1f} s (at most {READY_SECONDS} wanted)")
                _wait_for_entries(feeds * entries)
                print(
                    f"memory after a poll of {feeds} feeds: {_memory(process.pid):.0f} MB (at most {MEMORY_MB} wanted)"
                )


@contextmanager
def _running(folder: Path) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """The program, and how many seconds it took until it said that it was ready."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=environment(
            folder,
            CASEWATCH_LOG_LEVEL="ERROR",
            CASEWATCH_HTTP=f"127.0.0.1:{HEALTH_PORT}",
            TELEGRAM_API_URL=f"http://127.0.0.1:{SANDBOX_PORT}",
            TELEGRAM_BOT_TOKEN="1000001:benchmark",
        ),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stdout or ():
            if "ready" in line:
                break
        yield process, time.monotonic() - started
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _sandbox() -> Iterator[None]:
    command = [sys.executable, "-m", "bot", "sandbox", "--port", str(SANDBOX_PORT)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout:
            process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for_entries(wanted: int) -> None:
    """Until so many entries are stored, as the health page counts them."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with urlopen(f"http://127.0.0.1:{HEALTH_PORT}/healthz", timeout=5) as answer:
            if json.load(answer)["entries"] >= wanted:
                return
        time.sleep(0.2)
    raise SystemExit("the feeds were not polled in time")


def _memory(pid: int) -> float:
    """The resident memory of one process, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
