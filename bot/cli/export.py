"""`casewatch export`: what is stored, to standard output."""

from __future__ import annotations

import asyncio
import csv
import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.app import ready_storage
from bot.cli.base import started
from storage.database import Storage
from storage.records import StoredEntry

COLUMNS = ("id", "feed", "title", "link", "time", "topics", "summary")
# A spreadsheet takes a cell that begins so for a formula, and feeds are written by strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class What(StrEnum):
    """What can be exported."""

    entries = "entries"


class Format(StrEnum):
    """As what: JSON is one array; CSV puts an apostrophe before what a spreadsheet would calculate."""

    json = "json"
    csv = "csv"


def export(
    what: Annotated[What, typer.Argument(help="What to export.")],
    format: Annotated[Format, typer.Option(help="As what.")] = Format.json,
) -> None:
    """Write what is stored to standard output."""
    settings = started()
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # always a text stream here
    write = _write_json if format is Format.json else _write_csv

    async def main() -> None:
        async with await ready_storage(settings) as storage:
            await write(storage)

    asyncio.run(main())


async def _write_json(storage: Storage) -> None:
    before = "[\n"
    async with storage.read() as tx:
        async for entry in tx.entries.every():
            sys.stdout.write(before + json.dumps(_row(entry), ensure_ascii=False))
            before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


async def _write_csv(storage: Storage) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS)
    writer.writeheader()
    async with storage.read() as tx:
        async for entry in tx.entries.every():
            writer.writerow({name: _cell(value) for name, value in _row(entry).items()})


def _row(entry: StoredEntry) -> dict[str, Any]:
    row = {name: getattr(entry, name) for name in COLUMNS}
    return row | {"time": entry.time.isoformat(), "topics": list(entry.topics)}


def _cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
