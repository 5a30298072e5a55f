"""/healthz: is the bot alive, and is it delivering? Numbers only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from storage.database import Storage
from storage.errors import StorageError
from storage.records import Health

# Alerts wait this long only if Telegram or the delivery loop is down.
TOO_LATE = timedelta(minutes=15)
# No feed at all was read for so long: the network is gone, or the disk is full.
TOO_SILENT = timedelta(hours=1)


def health_route(storage: Storage) -> Route:
    """Answers 200 while all is well, 503 with the reason while it is not."""

    async def healthz(_: Request) -> JSONResponse:
        now = datetime.now(UTC)
        try:
            async with storage.read() as tx:
                report = health_report(await tx.alerts.health(now), now)
        except StorageError:
            report = {"status": "the database does not answer"}
        return JSONResponse(report, 200 if report["status"] == "ok" else 503)

    return Route("/healthz", healthz)


def health_report(health: Health, now: datetime) -> dict[str, Any]:
    """The numbers, and what is wrong with them if something is."""
    waiting = now - health.oldest_due_at if health.oldest_due_at else timedelta()
    return {
        "status": _status(health, waiting, now),
        "feeds": health.feeds,
        "feeds_failing": health.failing,
        "entries": health.entries,
        "alerts_due": health.due,
        "oldest_due_seconds": round(waiting.total_seconds()),
        "last_poll": health.last_success_at.isoformat() if health.last_success_at else None,
    }


def _status(health: Health, waiting: timedelta, now: datetime) -> str:
    if waiting >= TOO_LATE:
        return "alerts are not being delivered"
    if health.last_success_at and now - health.last_success_at >= TOO_SILENT:
        return "feeds are not being read"
    return "ok"
