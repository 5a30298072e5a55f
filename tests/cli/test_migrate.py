"""`casewatch migrate`: the schema, made or brought up to date."""

from __future__ import annotations

import asyncio

import pytest

from storage.database import open_storage
from tests.cli.conftest import Casewatch


def test_a_new_database_gets_its_folder_and_schema(casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "sqlite+aiosqlite:///kept/here/casewatch.db"
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", url)
    said = casewatch("migrate")
    assert (said.code, said.out, said.err) == (0, "The schema is current.\n", "")

    async def open_it() -> None:
        async with await open_storage(url):
            pass

    asyncio.run(open_it())


def test_a_current_database_stays_as_it_is(
    casewatch: Casewatch, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)
    assert casewatch("migrate").code == 0


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("garbage", "CASEWATCH_DATABASE_URL cannot be used: write sqlite+aiosqlite:///data/casewatch.db"),
        (
            "sqlite:///casewatch.db",
            "CASEWATCH_DATABASE_URL cannot be used: write sqlite+aiosqlite:///data/casewatch.db",
        ),
        ("sqlite+aiosqlite:///.", ". cannot be used as a database: unable to open database file"),
        ("sqlite+aiosqlite:///feeds.yaml/x.db", "feeds.yaml, the database's folder, cannot be created"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_a_sentence(
    casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch, url: str, sentence: str
) -> None:
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", url)
    said = casewatch("migrate")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)
