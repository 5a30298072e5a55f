"""`casewatch poll --once`: one round, a table, and an exit code a script can use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Casewatch, Outlet, write_feeds
from tests.newsroom import item, rss


@pytest.fixture(autouse=True)
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)


def row(out: str, name: str) -> list[str]:
    """The cells of a feed's line in the table."""
    [line] = [one for one in out.splitlines() if f" {name} " in one]
    return [cell.strip() for cell in line.replace("┃", "│").strip("│ ").split("│")]


def test_a_round_is_told_feed_by_feed(casewatch: Casewatch, outlet: Outlet) -> None:
    items = [item("a", "Экстрадиция"), item("b", "Погода")]
    outlet.pages = {"/good": (200, rss(*items)), "/page": (200, b"<!doctype html><html><body>No feed</body></html>")}
    write_feeds(good=f"{outlet.url}/good", page=f"{outlet.url}/page", dead=f"{outlet.url}/dead")
    said = casewatch("poll", "--once")
    assert said.code == 0
    assert row(said.out, "good")[:-1] == ["good", "read", "2", "2", "1"]
    assert "404" in row(said.out, "dead")[1]
    assert row(said.out, "page")[2:-1] == ["0", "0", "0"]
    assert row(said.out, "3 feeds")[:-1] == ["3 feeds", "1 read", "2", "2", "1"]


def test_a_round_in_which_every_feed_failed_is_a_failure(casewatch: Casewatch, outlet: Outlet) -> None:
    write_feeds(one=f"{outlet.url}/1", two="http://127.0.0.1:1/")
    said = casewatch("poll", "--once")
    assert said.code == 1
    assert row(said.out, "2 feeds")[1] == "0 read"


def test_a_round_over_no_feed_is_no_failure(casewatch: Casewatch) -> None:
    assert casewatch("poll", "--once").code == 0


def test_poll_alone_says_which_command_to_write(casewatch: Casewatch) -> None:
    said = casewatch("poll")
    assert (said.code, said.out) == (1, "")
    assert said.err == "poll does one round: write casewatch poll --once (casewatch run polls for ever)\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("version: 1\nfeeds:\n  - {name: A, url: ftp://a.example}\ntopics: []\n", 3),
        ("version: 1\nfeeds:\n\t- x\n", 3),
        ("version: 1\nfeeds: []\ntopics:\n  - id: x\n    title: {en: X}\n    keywords:\n      en: [a ~ b ~ c ~]\n", 7),
    ],
)
def test_a_broken_configuration_is_told_with_its_line(casewatch: Casewatch, text: str, line: int) -> None:
    Path("feeds.yaml").write_text(text)
    said = casewatch("poll", "--once")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"feeds.yaml, line {line}: ")


def test_a_missing_configuration_is_told_with_what_to_do(casewatch: Casewatch) -> None:
    Path("feeds.yaml").unlink()
    said = casewatch("poll", "--once")
    assert (said.code, said.out) == (1, "")
    assert "set CASEWATCH_FEEDS to its path" in said.err
