"""How much one person may ask for: a bucket of tokens that fills again by itself. Pure, but for what it remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

# What a command costs is told in its `cost`; whoever has asked for nothing may spend so much at once.
CAPACITY = 30.0
PER_SECOND = 0.5
# So many people are remembered before those are forgotten whose bucket is full again.
REMEMBERED = 10_000
NO_WAIT = timedelta()


@dataclass(frozen=True, slots=True)
class Bucket:
    """What one person had left at a time; less than nothing after something that costs more than there can be."""

    left: float
    at: datetime

    def now(self, now: datetime) -> float:
        """What is left by now."""
        passed = max((now - self.at).total_seconds(), 0.0)
        return min(CAPACITY, self.left + passed * PER_SECOND)


def spend(bucket: Bucket | None, cost: float, now: datetime) -> tuple[Bucket, timedelta]:
    """The bucket afterwards, and how long to wait: no time if the cost was paid, else nothing was.

    What costs more than a full bucket is paid from a full one, and keeps its owner waiting the longer afterwards.
    """
    left = bucket.now(now) if bucket else CAPACITY
    missing = min(cost, CAPACITY) - left
    if missing > 0:
        return Bucket(left, now), timedelta(seconds=missing / PER_SECOND)
    return Bucket(left - cost, now), NO_WAIT


class Limits:
    """Everybody's bucket, in memory: a restart gives each a full one."""

    def __init__(self) -> None:
        self._buckets: dict[int, Bucket] = {}

    def spend(self, who: int, cost: float, now: datetime) -> timedelta:
        """Let this person pay; how long to wait if they cannot."""
        if cost <= 0:
            return NO_WAIT
        if len(self._buckets) >= REMEMBERED:
            self._buckets = {one: kept for one, kept in self._buckets.items() if kept.now(now) < CAPACITY}
        self._buckets[who], wait = spend(self._buckets.get(who), cost, now)
        return wait
