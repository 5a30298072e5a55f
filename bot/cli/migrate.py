"""`casewatch migrate`."""

from __future__ import annotations

import asyncio

from bot.app import ready_storage
from bot.cli.base import started


def migrate() -> None:
    """Bring the database's schema to this version, creating the database if there is none."""
    asyncio.run(_migrate(started().database_url))
    print("The schema is current.")


async def _migrate(url: str) -> None:
    async with await ready_storage(url):
        pass
