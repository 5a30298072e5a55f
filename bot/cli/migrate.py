"""`casewatch migrate`."""

from __future__ import annotations

import asyncio

from bot.app import ready_storage
from bot.cli.base import started
from bot.settings import Settings


def migrate() -> None:
    """Bring the database's schema to this version, creating the database if there is none."""
    asyncio.run(_migrate(started()))
    print("The schema is current.")


async def _migrate(settings: Settings) -> None:
    async with await ready_storage(settings):
        pass
