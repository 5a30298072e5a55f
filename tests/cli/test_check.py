"""`casewatch check`: a line for each part, exit code 1 if one of them cannot work."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from storage.database import open_storage
from tests.cli.conftest import Casewatch, Outlet, Said, write_feeds
from tests.newsroom import item, rss
from tests.storage.made import NOW


@pytest.fixture(autouse=True)
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)


def found(said: Said) -> dict[str, tuple[str, str]]:
    """(state, what was found) by part; a sentence that takes several lines is joined."""
    table: dict[str, tuple[str, str]] = {}
    part = ""
    for line in said.out.splitlines():
        if line.startswith("│"):
            name, state, what = (cell.strip() for cell in line.strip("│").split("│", 2))
            part = name or part
            before = table.get(part, (state, ""))
            table[part] = (before[0], f"{before[1]} {what}".strip())
    return table


def test_a_dead_feed_is_a_warning_beside_one_that_lives(casewatch: Casewatch, outlet: Outlet) -> None:
    outlet.pages = {"/good": (200, rss(item("a"), item("b"))), "/empty": (200, rss())}
    write_feeds(good=f"{outlet.url}/good", empty=f"{outlet.url}/empty", dead=f"{outlet.url}/dead")
    said = casewatch("check")
    assert said.code == 0
    table = found(said)
    assert table["configuration"] == ("ok", "3 feeds, 2 topics")
    assert table["database"] == ("ok", "it opens, and its schema is current")
    assert table["token"][0] == "warning"
    assert table["good"] == ("ok", "2 entries")
    assert table["empty"] == ("warning", "it answers, but has no entries")
    assert (table["dead"][0], "404" in table["dead"][1]) == ("warning", True)
    assert "feeds" not in table


def test_no_feed_alive_is_an_error(casewatch: Casewatch, outlet: Outlet) -> None:
    write_feeds(dead=f"{outlet.url}/dead", closed="http://127.0.0.1:1/")
    said = casewatch("check")
    assert (said.code, found(said)["feeds"][0]) == (1, "error")


def test_no_feeds_at_all_are_no_error(casewatch: Casewatch) -> None:
    assert casewatch("check").code == 0


def test_a_broken_configuration_is_an_error_with_its_line(casewatch: Casewatch) -> None:
    Path("feeds.yaml").write_text("version: 2\nfeeds: []\ntopics: []\n")
    said = casewatch("check")
    assert said.code == 1
    state, what = found(said)["configuration"]
    assert (state, "feeds.yaml, line 1: " in what) == ("error", True)


@pytest.mark.parametrize(
    ("url", "code", "sentence"),
    [
        ("sqlite+aiosqlite:///new.db", 0, "new.db is not there yet: the first run creates it"),
        ("sqlite+aiosqlite:///text.db", 1, "text.db cannot be used as a database: file is not a database"),
        ("sqlite+aiosqlite:///bare.db", 1, "run casewatch migrate"),
        ("sqlite:///bare.db", 1, "CASEWATCH_DATABASE_URL cannot be used: write sqlite+aiosqlite:///"),
        ("casewatch.db", 1, "CASEWATCH_DATABASE_URL cannot be used: write sqlite+aiosqlite:///"),
    ],
)
def test_a_database_that_cannot_be_used_is_an_error(
    casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch, url: str, code: int, sentence: str
) -> None:
    Path("text.db").write_text("This is no database, though it is long enough to be one.")
    Path("bare.db").touch()
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", url)
    said = casewatch("check")
    assert said.code == code
    state, what = found(said)["database"]
    assert (state, sentence in what) == ("error" if code else "ok", True), what


ME = {"id": 1, "is_bot": True, "first_name": "Casewatch", "username": "casewatch_bot"}


@pytest.mark.parametrize(
    ("status", "answer", "code", "sentence"),
    [
        (200, {"ok": True, "result": ME}, 0, "the bot is @casewatch_bot"),
        (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}, 1, "copy it again from @BotFather"),
        (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}, 1, "Telegram is not reached"),
    ],
)
def test_the_token_is_shown_to_telegram_and_to_nobody_else(
    casewatch: Casewatch, outlet: Outlet, monkeypatch: pytest.MonkeyPatch,
    status: int, answer: dict[str, object], code: int, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:invented")
    monkeypatch.setenv("TELEGRAM_API_URL", outlet.url)
    outlet.pages = {"/bot123456:invented/getMe": (status, json.dumps(answer).encode())}
    said = casewatch("check")
    state, what = found(said)["token"]
    assert (said.code, state, sentence in what) == (code, "error" if code else "ok", True), what
    assert "invented" not in said.out + said.err


@pytest.mark.parametrize(
    ("key", "state", "says"),
    [
        ("", "warning", "1, readable by whoever has the database: set CASEWATCH_SECRET_KEY"),
        ("a key", "ok", "1, sealed with CASEWATCH_SECRET_KEY"),
    ],
)
def test_watched_names_that_anybody_could_read_are_a_warning(
    casewatch: Casewatch, database_url: str, monkeypatch: pytest.MonkeyPatch, key: str, state: str, says: str
) -> None:
    asyncio.run(watch(database_url))
    monkeypatch.setenv("CASEWATCH_SECRET_KEY", key)
    casewatch("migrate")
    said = casewatch("check")
    assert "Темирбаев" not in said.out + said.err
    assert (found(said)["watched names"][0], says in found(said)["watched names"][1]) == (state, True)


def test_a_missing_key_is_an_error(casewatch: Casewatch, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(watch(database_url))
    monkeypatch.setenv("CASEWATCH_SECRET_KEY", "a key")
    casewatch("migrate")
    monkeypatch.setenv("CASEWATCH_SECRET_KEY", "another key")
    said = casewatch("check")
    assert (said.code, found(said)["database"][0]) == (1, "error")
    assert "CASEWATCH_SECRET_KEY" in found(said)["database"][1]
    assert "another key" not in said.out + said.err


async def watch(url: str) -> None:
    """A chat that watches somebody, from before there was a key."""
    async with await open_storage(url) as storage, storage.begin() as tx:
        subscriber = await tx.subscribers.ensure(7, 0, kind="private", language="en", now=NOW)
        await tx.watches.add(subscriber, "Арслан Темирбаев", NOW)


@pytest.mark.parametrize(
    ("access", "admins", "warned"),
    [("open", "", False), ("invite", "", True), ("admins", "", True), ("invite", "7", False), ("admins", "7", False)],
)
def test_a_closed_bot_that_nobody_runs_is_a_warning(
    casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch, access: str, admins: str, warned: bool
) -> None:
    write_feeds()
    monkeypatch.setenv("CASEWATCH_ACCESS", access)
    monkeypatch.setenv("CASEWATCH_ADMINS", admins)
    assert ("access" in found(casewatch("check"))) == warned
