"""What /healthz says: numbers, and what is wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.health import TOO_LATE, TOO_SILENT, health_report, health_route
from bot.web import serving
from storage.database import Storage
from storage.records import Health
from tests.newsroom import missing_table
from tests.storage.made import entry, file, subscribe

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LATE = "alerts are not being delivered"


@pytest.mark.parametrize(
    ("oldest", "polled", "status", "seconds"),
    [
        (None, NOW, "ok", 0),
        (NOW, NOW, "ok", 0),
        (NOW - TOO_LATE + SECOND, NOW - TOO_SILENT + SECOND, "ok", 899),
        (NOW - TOO_LATE, NOW, LATE, 900),
        (NOW - timedelta(days=1), NOW - timedelta(days=1), LATE, 86400),
        (None, NOW - TOO_SILENT, "feeds are not being read", 0),
    ],
    ids=["nothing due", "due now", "due a while", "due too long", "nothing works", "nothing read"],
)
def test_the_report_says_whether_the_bot_does_its_work(
    oldest: datetime | None, polled: datetime, status: str, seconds: int
) -> None:
    report = health_report(Health(35, 2, 1000, 7, oldest, polled), NOW)
    assert report == {
        "status": status,
        "feeds": 35,
        "feeds_failing": 2,
        "entries": 1000,
        "alerts_due": 7,
        "oldest_due_seconds": seconds,
        "last_poll": polled.isoformat(),
    }


def test_before_the_first_poll_all_is_well() -> None:
    report = health_report(Health(0, 0, 0, 0, None, None), NOW)
    assert (report["status"], report["last_poll"]) == ("ok", None)


async def asked(storage: Storage) -> tuple[int, dict[str, Any]]:
    async with (
        serving(Starlette(routes=[health_route(storage)]), "127.0.0.1", 0, name="CASEWATCH_HTTP") as url,
        httpx.AsyncClient(base_url=url, trust_env=False) as client,
    ):
        answer = await client.get("/healthz")
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("minutes", "code", "status"), [(1, 200, "ok"), (16, 503, LATE)])
async def test_the_page_answers_with_the_report(storage: Storage, minutes: int, code: int, status: str) -> None:
    await subscribe(storage, 7, "extradition")
    await file(storage, entry(), now=datetime.now(UTC) - timedelta(minutes=minutes))
    found, report = await asked(storage)
    assert (found, report["status"]) == (code, status)
    assert (report["entries"], report["alerts_due"]) == (1, 1)


async def test_a_database_that_does_not_answer_is_said_so(storage: Storage) -> None:
    with missing_table(storage, "alerts"):
        assert await asked(storage) == (503, {"status": "the database does not answer"})
