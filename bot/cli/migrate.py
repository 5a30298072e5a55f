"""`casewatch migrate`."""

from __future__ import annotations

import asyncio

from bot.cli.base import started
from storage.schema import migrate as bring_up_to_date


def migrate() -> None:
    """Bring the database's schema to this version, creating the database if there is none."""
    asyncio.run(bring_up_to_date(started().database_url))
    print("The schema is current.")
