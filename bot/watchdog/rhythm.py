"""How a feed usually publishes, by hour of the week, and when its silence is out of the usual. Pure.

A feed is silent when so much is missing as was never missing before: at least a usual day's worth, at least four
entries, and twice the longest gap that was seen. What counts is not how long a gap lasts but how many entries would
have come in it, so that nights and weekends of an outlet that rests then count for little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

WEEK_HOURS = 168
LEAST_TIMES = 5
LEAST_MISSING = 4.0
LONGEST_GAPS = 2.0
# With so many gaps known, the longest may have been an outage.
MANY_GAPS = 20
# Before so long, weekends are not known; then a weekend and a day may pass.
KNOWN_WEEKS = timedelta(days=14)
PATIENT, UNKNOWN_WEEKEND = timedelta(hours=12), timedelta(days=3)
_HOUR = timedelta(hours=1)
# A Monday, 00:00.
_START = datetime(2001, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`hours` are the entries usual in each hour of the week, from Monday 00:00 UTC; `last` is the newest entry's time.

    The feed is silent once `patience` entries are missing, not before `least` has passed.
    """

    hours: tuple[float, ...]
    last: datetime
    patience: float
    least: timedelta
    _sums: tuple[float, ...]

    @property
    def per_day(self) -> float:
        """How many entries are usual a day, over the whole week."""
        return self._sums[-1] / 7

    def missing(self, now: datetime) -> float:
        """How many entries would usually have come since the last."""
        return _expected(self.hours, self._sums, self.last, now)

    def is_silent(self, now: datetime) -> bool:
        """Whether it is out of the usual that nothing has come since the last entry."""
        return now - self.last >= self.least and self.missing(now) >= self.patience


def rhythm_of(times: Iterable[datetime]) -> Rhythm | None:
    """How a feed usually publishes, learnt from its entries' times; None while too little is known."""
    ordered = sorted(times)
    if len(ordered) < LEAST_TIMES or ordered[0] == ordered[-1]:
        return None
    first, last = ordered[0], ordered[-1]
    # What came at once with the first tells nothing of how often anything comes.
    hours = _usual([time for time in ordered if time > first], first, last)
    sums = tuple(accumulate(hours, initial=0.0))
    gaps = sorted(_expected(hours, sums, one, other) for one, other in pairwise(ordered) if other > one)
    longest = gaps[-2] if len(gaps) >= MANY_GAPS else gaps[-1]
    patience = max(LEAST_MISSING, LONGEST_GAPS * longest, sums[-1] / 7)
    return Rhythm(hours, last, patience, PATIENT if last - first >= KNOWN_WEEKS else UNKNOWN_WEEKEND, sums)


def _usual(times: list[datetime], first: datetime, last: datetime) -> tuple[float, ...]:
    """The entries of each hour of the week; where little is known, nearer to the mean of all hours."""
    span = (last - first) / _HOUR
    mean = len(times) / span
    if last - first < KNOWN_WEEKS:
        return (mean,) * WEEK_HOURS
    found = Counter(_place(time)[1] for time in times)
    seen = span / WEEK_HOURS
    return tuple((found[hour] + mean) / (seen + 1) for hour in range(WEEK_HOURS))


def _place(time: datetime) -> tuple[int, int, float]:
    """The week, the hour of it, and the part of the hour that has passed."""
    passed = (time - _START) / _HOUR
    weeks, hours = divmod(passed, WEEK_HOURS)
    return int(weeks), int(hours), hours - int(hours)


def _expected(hours: tuple[float, ...], sums: tuple[float, ...], since: datetime, until: datetime) -> float:
    """How many entries usually come between two times."""

    def before(time: datetime) -> float:
        week, hour, part = _place(time)
        return week * sums[-1] + sums[hour] + part * hours[hour]

    return before(until) - before(since)
