"""When a feed is polled next, and when a new address of it is believed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

_LONGEST = timedelta(hours=6)
_JITTER = 0.1
_MOST_DOUBLINGS = 16  # enough to reach six hours from one second

_TIMES = 3
_OVER = timedelta(hours=24)


def next_poll(
    now: datetime,
    *,
    every: timedelta,
    fresh_for: timedelta | None,
    ttl: timedelta | None,
    retry_after: timedelta | None,
    failures: int,
    jitter: float,
) -> datetime:
    """The moment of the next poll: the longest of what we want and what the server asks for, at most six hours.

    `every` is the feed's own interval (one of more than six hours stays); `failures` in a row double it each time,
    without end; `jitter` in [0, 1) adds up to a tenth, so that feeds do not come all at once.
    """
    doubled: int = 2 ** min(failures, _MOST_DOUBLINGS)
    backed_off = min(every * doubled, _LONGEST)
    asked = [min(wait, _LONGEST) for wait in (fresh_for, ttl, retry_after) if wait is not None]
    return now + max(every, backed_off, *asked) * (1 + _JITTER * jitter)


@dataclass(frozen=True, slots=True)
class RedirectState:
    """A permanent redirect as seen so far: to where, how often without interruption, and since when."""

    target: str | None = None
    count: int = 0
    since: datetime | None = None

    def accepted(self, now: datetime) -> bool:
        """Whether the target takes the place of the feed's address: three times, over more than a day."""
        return self.since is not None and self.count >= _TIMES and now - self.since > _OVER


def follow_redirect(permanent_to: str | None, current: RedirectState, now: datetime) -> RedirectState:
    """The state after an answer that redirected for good to `permanent_to`, or that did not (None)."""
    if permanent_to is None:
        return RedirectState()
    if permanent_to != current.target:
        return RedirectState(permanent_to, 1, now)
    return RedirectState(permanent_to, current.count + 1, current.since)
