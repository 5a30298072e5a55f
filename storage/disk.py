"""The database's file on its disk."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import suppress
from pathlib import Path

from storage.records import Disk


async def disk_of(database: Path | None) -> Disk | None:
    """How large the database is and how much room there is beside it; None if it is no file here, or cannot be told."""
    if database is None:
        return None
    try:
        return await asyncio.to_thread(_disk, database)
    except OSError:
        return None


def _disk(database: Path) -> Disk:
    room = shutil.disk_usage(database.parent)
    return Disk(sum(_size(database.with_name(database.name + end)) for end in ("", "-wal")), room.free, room.total)


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0
