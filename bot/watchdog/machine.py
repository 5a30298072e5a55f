"""What is wrong with the bot or its machine: delivery stuck, disk nearly full, parsing processes that die. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.watchdog.finding import Finding
from storage.records import Disk, Waiting

# Alerts wait this long only if Telegram or the delivery loop is down.
TOO_LATE = timedelta(minutes=15)
MEGABYTE = 1024 * 1024
LEAST_FREE, LEAST_SHARE = 200 * MEGABYTE, 0.05
# It is over only with so much more, or a disk at the limit would be told of again and again.
RELIEF = 1.2
DEATHS, DEATHS_WITHIN = 5, timedelta(minutes=30)


def delivery(waiting: Waiting, now: datetime, open_since: datetime | None = None) -> Finding | None:
    """Whether alerts do not go out: one waits for long, and none was sent in the meantime.

    If that was noticed already, `open_since` is since when the oldest waited then. While that one waits still, it is
    not over, whatever else is sent: or one that can never be sent would be told of again after each that can.
    """
    late = now - TOO_LATE
    if waiting.since is None or waiting.since > late:
        return None
    sent = waiting.last_sent_at is not None and waiting.last_sent_at > late
    if sent and (open_since is None or waiting.since > open_since):
        return None
    return Finding("delivery", "", waiting.since)


def disk(room: Disk | None, now: datetime, *, is_open: bool) -> Finding | None:
    """Whether the disk is nearly full."""
    if room is None:
        return None
    more = RELIEF if is_open else 1.0
    if room.free >= LEAST_FREE * more and room.free >= room.total * LEAST_SHARE * more:
        return None
    return Finding("disk", "", now, {"free": room.free, "total": room.total})


def parser(deaths: Sequence[datetime], started: datetime, now: datetime, *, is_open: bool) -> Finding | None:
    """Whether the processes that parse keep dying; after a start this is not over before it could be seen again."""
    lately = [at for at in deaths if now - at < DEATHS_WITHIN]
    if is_open and (lately or now - started < DEATHS_WITHIN):
        return Finding("parser", "", min(lately, default=now), {"deaths": len(lately)})
    if len(lately) < DEATHS:
        return None
    return Finding("parser", "", min(lately), {"deaths": len(lately)})
