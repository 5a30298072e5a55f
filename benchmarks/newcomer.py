"""How long a newcomer waits: from `make run` in a clean clone to the first alert on the page.

    python -m benchmarks.newcomer

Packages come from the installer's cache if it has them. A person who is quick subscribes through the sandbox's drive.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

WANTED_SECONDS = 60
PATIENCE = 300.0
PERSON = 1


def main() -> None:
    """Print when the page was there and when the first alert came."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "clone", "--quiet", str(Path.cwd()), folder], check=True)
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("CASEWATCH_", "TELEGRAM_"))}
        started = time.monotonic()
        with subprocess.Popen(
            ["make", "run"], cwd=folder, env=surroundings, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            try:
                _measure(process, started)
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()


def _measure(process: subprocess.Popen[str], started: float) -> None:
    url = _address(process)
    page = time.monotonic() - started
    _do(f"{url}/sandbox/send", {"chat": PERSON, "text": "/subscribe"})
    offer = _wait(lambda: _heard(url), started)[0]
    _do(f"{url}/sandbox/tap", {"chat": PERSON, "message_id": offer["message_id"], "data": "subscribe *"})
    _wait(lambda: _heard(url)[1:], started)
    alert = time.monotonic() - started
    print(f"page after {page:.0f} s, first alert after {alert:.0f} s (under {WANTED_SECONDS} wanted, set-up included)")


def _address(process: subprocess.Popen[str]) -> str:
    url = ""
    for line in process.stdout or ():
        url = next((word.rstrip("/") for word in line.split() if word.startswith("http://127.0.0.1:")), url)
        if "ready" in line:
            return url
    raise SystemExit("the program ended before it was ready")


def _wait(look: Any, started: float) -> list[dict[str, Any]]:
    while time.monotonic() - started < PATIENCE:
        if found := look():
            return list(found)
        time.sleep(0.1)
    raise SystemExit("it took too long")


def _heard(url: str) -> list[dict[str, Any]]:
    with urlopen(f"{url}/sandbox/messages?chat={PERSON}", timeout=5) as answer:
        return [message for message in json.load(answer) if message["from"] == "bot"]


def _do(url: str, what: dict[str, Any]) -> None:
    with urlopen(Request(url, json.dumps(what).encode(), {"Content-Type": "application/json"}), timeout=5):
        pass


if __name__ == "__main__":
    main()
