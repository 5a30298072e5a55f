"""The process's commands, run as a person runs them: arguments in, an exit code and two streams out."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import VARIABLES
from tests.newsroom import feeds_yaml


@dataclass(frozen=True)
class Said:
    """What a command ended with."""

    code: int
    bytes: bytes
    err: str

    @property
    def out(self) -> str:
        return self.bytes.decode()


Casewatch = Callable[..., Said]


@dataclass
class Outlet:
    """A web server on the loopback: (status, body) by path, 404 for any other."""

    url: str = ""
    pages: dict[str, tuple[int, bytes]] = field(default_factory=dict)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of its own with a small feeds.yaml, and no setting from outside."""
    for name in (*VARIABLES, "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CASEWATCH_ALLOW_PRIVATE_NETWORKS", "1")
    monkeypatch.chdir(tmp_path)
    write_feeds()


@pytest.fixture
def casewatch(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Iterator[Casewatch]:
    """Runs a command in this process, through the same door as the installed script."""

    def run(*arguments: str, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["casewatch", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        return Said(int(ended.value.code or 0), out, err.decode())

    with logging_as_before():
        yield run


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """The server, in a thread: a command keeps this one busy."""
    made = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = made.pages.get(self.path, (404, b""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: what a command prints is looked at."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield made
        server.shutdown()
        thread.join()


def write_feeds(**feeds: str) -> None:
    """feeds.yaml with these feeds by name, and two topics."""
    Path("feeds.yaml").write_text(feeds_yaml(feeds), encoding="utf-8")


class logging_as_before:
    """Every logger as it was, whatever a command made of them."""

    def __enter__(self) -> None:
        root = logging.getLogger()
        self.handlers, self.levels = list(root.handlers), {one: one.level for one in self.loggers()}

    def __exit__(self, *_: object) -> None:
        logging.getLogger().handlers[:] = self.handlers
        for one in self.loggers():
            one.setLevel(self.levels.get(one, logging.NOTSET))

    @staticmethod
    def loggers() -> list[logging.Logger]:
        known = logging.Logger.manager.loggerDict.values()
        return [logging.getLogger(), *(one for one in known if isinstance(one, logging.Logger))]
