"""The dates that feeds write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.feeds.dates import parse_date

NOW = datetime(2025, 11, 1, tzinfo=UTC)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 10, 20, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "country", "moment"),
    [
        ("Mon, 20 Oct 2025 10:00:00 +0300", None, at(7)),
        ("Mon,20 Oct 2025 10:00:00 +0600", None, at(4)),
        ("20 Oct 25 10:00 EST", None, at(15)),
        ("Mon, 20 Oct 2025 10:00:00 GMT", "KZ", at(10)),
        ("Mon, 20 Oct 2025 10:00:00 MSK", None, at(7)),
        ("Mon, 20 Oct 2025 10:00:00 +0300 (MSK)", None, at(7)),
        ("Mon, 20 Oct 2025 10:00:00 ALMT", None, at(5)),
        ("Thu, 29 Feb 2024 10:00:00 ALMT", None, datetime(2024, 2, 29, 4, tzinfo=UTC)),
        ("Mon, 20 Oct 2025 10:00:00 KGT", None, at(4)),
        ("Mon, 20 Oct 2025 10:00:00 UZT", None, at(5)),
        ("Mon, 20 Oct 2025 10:00:00 EEST", None, at(7)),
        ("Mon, 20 Oct 2025 10:00:00 GMT+5", None, at(5)),
        ("Mon, 20 Oct 2025 10:00:00 GMT+0500", None, at(5)),
        ("Mon, 20 Oct 2025 10:00:00 XYZ", "KG", at(4)),
        ("2025-10-20T10:00:00Z", "KZ", at(10)),
        ("2025-10-20T10:00:00.123456+05:30", None, at(4, 30)),
        ("2025-10-20 10:00", "RU", at(7)),
        ("2025-10-20 10:00", "UA", at(7)),
        ("2025-10-27 10:00", "UA", datetime(2025, 10, 27, 8, tzinfo=UTC)),
        ("2025-10-20 10:00", "FR", at(10)),
        ("20.10.2025 10:00", "KZ", at(5)),
        ("20/10/2025, 10:00:00", None, at(10)),
        ("10:00, 20.10.2025", "KZ", at(5)),
        ("20.10.2025 в 10:00", "KZ", at(5)),
        ("Пн, 20 окт 2025 10:00:00 +0300", None, at(7)),
        ("понедельник, 20 октября 2025 г. 10:00", "KZ", at(5)),
        ("20 мая 2025, 10:00", None, datetime(2025, 5, 20, 10, tzinfo=UTC)),
        ("дүйсенбі, 20 қазан 2025 10:00", "KZ", at(5)),
        ("середа, 20 жовтня 2025 10:00", "UA", at(7)),
        ("20 oktyabr 2025 10:00", "UZ", at(5)),
        ("Oct 20, 2025 10:00 AM", "KZ", at(5)),
        ("Mon Oct 20 10:00:00 2025", None, at(10)),
        ("20251020T100000Z", None, at(10)),
        ("1760954400", None, at(10)),
        ("1760954400000", None, at(10)),
        ("Mon, 20 Oct 1999 10:00:00 GMT", None, None),
        ("Mon, 20 Oct 2026 10:00:00 GMT", None, None),
        ("Sun, 02 Nov 2025 00:00:00 GMT", None, datetime(2025, 11, 2, tzinfo=UTC)),
        ("2025", None, None),
        ("10:00", None, None),
        ("", None, None),
        ("soon", None, None),
        ("Mon, 32 Oct 2025 10:00:00 GMT", None, None),
        ("Mon, 20 Oct 2025 25:00:00 GMT", None, None),
        ("20 Oct 2025 10:00 +9999", "KZ", at(5)),
        ("9" * 17, None, None),
        ("1 " * 50_000, None, None),
        ("\0\ud800", None, None),
    ],
)
def test_dates(text: str, country: str | None, moment: datetime | None) -> None:
    assert parse_date(text, country=country, now=NOW) == moment
