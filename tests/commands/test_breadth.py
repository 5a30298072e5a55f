"""How often a name would have been told, by what is stored."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.commands.breadth import Rate, rate
from bot.commands.people import Found
from storage.records import StoredArticle, StoredEntry

NOW = datetime.fromisoformat("2026-02-06T12:00:00+00:00")
DAY = timedelta(days=1)


def found(*days_ago: int) -> list[Found]:
    """Entries that were published so many days ago."""
    article = StoredArticle("", "", None, None)
    return [
        Found(StoredEntry(n, "Outlet", "", "", "", NOW - days * DAY), article, ()) for n, days in enumerate(days_ago)
    ]


@pytest.mark.parametrize(
    ("days_ago", "since", "all_read", "expected"),
    [
        ((), 300, True, Rate(0, False)),
        ((1, 2, 3), 300, True, Rate(1, False)),
        ((1, 2, 3, 120), 300, True, Rate(1, False)),
        ((1, 2, 3, 14), 15, True, Rate(8, False)),
        ((1, 200), 15, True, Rate(2, False)),
        ((0, 5, 10), 300, False, Rate(9, True)),
        ((0, 1, 2), 300, False, None),
        ((1,), 2, True, None),
        ((1,), None, True, None),
    ],
)
def test_rate(days_ago: tuple[int, ...], since: int | None, all_read: bool, expected: Rate | None) -> None:
    start = NOW - since * DAY if since is not None else None
    assert rate(found(*days_ago), start, NOW, all_read=all_read) == expected
