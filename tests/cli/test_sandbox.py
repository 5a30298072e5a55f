"""`casewatch sandbox`: the sandbox alone, for another process to use."""

from __future__ import annotations

import signal

import httpx

from tests.cli.test_run import process, read_until


def test_it_prints_where_it_is_and_ends_when_asked_to() -> None:
    with process("sandbox", "--port", "0") as running:
        said = read_until(running, "The sandbox is ready")
        url = said.partition("TELEGRAM_API_URL=")[2].partition(" ")[0]
        answer = httpx.get(f"{url}/bot1:x/getMe", trust_env=False, verify=False)
        assert answer.json()["ok"]
        running.send_signal(signal.SIGTERM)
        assert running.wait() == 0
