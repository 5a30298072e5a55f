"""The database on its disk."""

from __future__ import annotations

from pathlib import Path

from storage.database import Storage
from storage.disk import disk_of
from tests.storage.made import subscribe


async def test_a_database_says_how_large_it_is_with_what_it_has_not_taken_in_yet(storage: Storage) -> None:
    assert storage.path is not None
    before = await disk_of(storage.path)
    await subscribe(storage, 1)
    after = await disk_of(storage.path)
    assert before is not None
    assert after is not None
    assert 0 < before.size < after.size <= after.total
    assert 0 < after.free < after.total


async def test_what_is_no_file_here_has_no_disk(tmp_path: Path) -> None:
    assert await disk_of(None) is None
    assert await disk_of(tmp_path / "nowhere" / "casewatch.db") is None
