"""`casewatch run`: one process does everything, and a second one on its database says so."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.cli.conftest import Casewatch

SECONDS = 60


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A real process, killed if it outlives every patience."""
    started = [sys.executable, "-m", "bot", *arguments]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        watchdog = threading.Timer(SECONDS, running.kill)
        watchdog.start()
        try:
            yield running
        finally:
            watchdog.cancel()
            running.kill()


def read_until(running: subprocess.Popen[str], words: str) -> str:
    """What it prints, up to the line with these words."""
    assert running.stdout is not None
    lines = []
    for line in running.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError(f"it ended before it said {words!r}: {lines}")


def test_a_second_sender_on_one_database_stops_and_says_so(
    casewatch: Casewatch, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:invented")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    with process("run") as first:
        read_until(first, "Casewatch is ready.")
        second = casewatch("run")
        assert (second.code, second.out) == (1, "")
        assert second.err.startswith("another Casewatch already sends from this database: stop it first, or set ")
        assert [casewatch(*one).code for one in (["poll", "--once"], ["export", "entries"], ["migrate"])] == [0, 0, 0]
        first.send_signal(signal.SIGTERM)
        read_until(first, "Casewatch is stopping.")
        assert first.wait() == 0


def test_half_of_a_telegram_is_refused(casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    said = casewatch("run")
    assert said.code == 1
    assert "set both, or neither for the sandbox" in said.err
