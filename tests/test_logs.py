"""What the log must not say."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.logs import Redacting, start_logging

TOKEN = "123456789:AAF-invented_token_of_35_characters"
KEY = "an invented key"


@pytest.fixture
def _loggers_restored() -> Iterator[None]:
    """Leaves the process's logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in list(root.manager.loggerDict)}
    root.handlers.clear()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in list(root.manager.loggerDict):
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


def line(message: str, *values: object, error: BaseException | None = None, secrets: tuple[str, ...] = ()) -> str:
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, values, trace)
    return Redacting(secrets).format(record)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (TOKEN, "…"),
        (
            f"POST https://api.telegram.org/bot{TOKEN}/sendMessage 200",
            "POST https://api.telegram.org/…/sendMessage 200",
        ),
        ("http://127.0.0.1:8081/bot1:sandbox/getMe", "http://127.0.0.1:8081/bot…/getMe"),
        (f"two: {TOKEN}, bot{TOKEN}.", "two: …, …."),
        (f"'{TOKEN}'", "'…'"),
        ("at 12:30:45 on port 127.0.0.1:8080", "at 12:30:45 on port 127.0.0.1:8080"),
        ("read https://outlet.example/bot/news", "read https://outlet.example/bot/news"),
    ],
)
def test_a_token_never_stands_in_a_line(said: str, shown: str) -> None:
    assert line("%s", said).endswith(f" ERROR bot.x: {shown}")
    assert line(said).endswith(f" ERROR bot.x: {shown}")


def test_every_secret_that_is_named_is_removed() -> None:
    assert line("key %s, word %s", KEY, "hush", secrets=(KEY, "hush", "")).endswith("bot.x: key …, word …")


def test_a_traceback_is_redacted_with_its_causes() -> None:
    def fail() -> None:
        try:
            raise ValueError(f"cannot open /bot{TOKEN}/getMe")
        except ValueError as cause:
            raise RuntimeError(f"with {KEY}") from cause

    with pytest.raises(RuntimeError) as caught:
        fail()
    shown = line("it failed", error=caught.value, secrets=(KEY,))
    assert "ValueError: cannot open /…/getMe" in shown
    assert "RuntimeError: with …" in shown
    assert TOKEN not in shown
    assert KEY not in shown


@pytest.mark.usefixtures("_loggers_restored")
def test_lines_go_to_standard_error_from_their_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("INFO", [KEY])
    log = logging.getLogger("bot.somewhere")
    log.debug("not this")
    log.info("but this, with %s", KEY)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith(" INFO bot.somewhere: but this, with …\n")
    assert printed.err.count("\n") == 1


@pytest.mark.usefixtures("_loggers_restored")
def test_requests_are_not_logged_at_any_level(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("DEBUG")
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200)), trust_env=False) as client:
        client.get(f"https://api.telegram.org/bot{TOKEN}/getMe")
    for name in ("httpcore", "telegram.ext", "telegram.Bot", "aiosqlite", "uvicorn.access"):
        logging.getLogger(name).info("talk of %s", name)
    assert capsys.readouterr().err == ""
    logging.getLogger("httpx").warning("a warning is heard")
    print("told", file=sys.stderr)
    assert capsys.readouterr().err.endswith(" WARNING httpx: a warning is heard\ntold\n")


@pytest.mark.usefixtures("_loggers_restored")
def test_a_second_start_does_not_say_everything_twice(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("INFO")
    start_logging("INFO")
    logging.getLogger("bot").info("once")
    assert capsys.readouterr().err.count("once") == 1


@pytest.mark.usefixtures("_loggers_restored")
async def test_an_update_that_the_library_cannot_read_is_not_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        found = [{"update_id": 1, "message": {"text": "Петров"}}] if "getUpdates" in str(request.url) else True
        return httpx.Response(200, json={"ok": True, "result": found})

    start_logging("INFO")
    sent, polled = (HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(answer)}) for _ in range(2))
    bot = Bot(TOKEN, request=sent, get_updates_request=polled)
    await polled.initialize()
    with pytest.raises(KeyError):
        await bot.get_updates()
    await polled.shutdown()
    said = capsys.readouterr().err
    assert "CRITICAL telegram.Bot: Error while parsing updates!" in said
    assert "Петров" not in said
