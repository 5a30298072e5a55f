"""`casewatch export`: what is stored, as one JSON array or as a table no spreadsheet runs."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from storage.database import open_storage
from tests.cli.conftest import Casewatch
from tests.storage.made import entry, file

PLAIN = ["Суд в Атырау 😀", 'a "quoted", title', "two\r\nlines"]
FORMULAS = ["=HYPERLINK(1)", "+7", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]
TITLES = PLAIN + FORMULAS


@pytest.fixture
def stored(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with an entry for each title."""
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)

    async def fill() -> None:
        async with await open_storage(database_url) as storage:
            made = [replace(entry(f"address:{n}", f"h{n}"), title=title) for n, title in enumerate(TITLES)]
            await file(storage, *made)

    asyncio.run(fill())


def by_title(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["title"]: row for row in rows}


@pytest.mark.usefixtures("stored")
def test_json_is_one_array_of_what_is_stored(casewatch: Casewatch) -> None:
    said = casewatch("export", "entries")
    assert (said.code, said.err) == (0, "")
    rows = by_title(json.loads(said.out))
    assert set(rows) == set(TITLES)
    row = rows["Суд в Атырау 😀"]
    assert row.pop("id") > 0
    assert row == {
        "feed": "Outlet",
        "title": "Суд в Атырау 😀",
        "link": "https://outlet.example/a",
        "time": "2026-02-06T12:00:00+00:00",
        "topics": ["extradition"],
        "summary": "Summary",
    }


@pytest.mark.usefixtures("stored")
def test_csv_has_a_row_for_each_entry_and_no_formula(casewatch: Casewatch) -> None:
    said = casewatch("export", "entries", "--format", "csv")
    assert (said.code, said.err) == (0, "")
    rows = by_title(list(csv.DictReader(io.StringIO(said.out, newline=""))))
    assert set(rows) == {*PLAIN, *(f"'{title}" for title in FORMULAS)}
    assert (rows["'+7"]["topics"], rows["'+7"]["feed"]) == ("extradition", "Outlet")


@pytest.mark.parametrize(
    ("format_", "out"), [("json", b"[]\n"), ("csv", b"id,feed,title,link,time,topics,summary\r\n")]
)
def test_nothing_stored_is_an_empty_table(
    casewatch: Casewatch, database_url: str, monkeypatch: pytest.MonkeyPatch, format_: str, out: bytes
) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)
    said = casewatch("export", "entries", "--format", format_)
    assert (said.code, said.bytes, said.err) == (0, out, "")


@pytest.mark.parametrize("arguments", [[], ["feelings"], ["entries", "--format", "xml"]])
def test_what_cannot_be_exported_is_a_usage_error(casewatch: Casewatch, arguments: list[str]) -> None:
    said = casewatch("export", *arguments)
    assert (said.code, said.out) == (2, "")
    assert "Usage: casewatch export" in said.err
