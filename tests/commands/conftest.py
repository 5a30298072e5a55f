"""Someone in a private chat with the bot, over a fresh store."""

from __future__ import annotations

import pytest

from storage.database import Storage
from tests.commands.asking import Person


@pytest.fixture
def person(storage: Storage) -> Person:
    """Who speaks English and is unknown to the bot."""
    return Person(storage)
