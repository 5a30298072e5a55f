"""How a feed usually publishes, and when its silence is out of the usual."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.watchdog.rhythm import rhythm_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
WEEKS = 8


def office(weeks: int = WEEKS) -> list[datetime]:
    """Twice an hour from 9 to 18, Monday to Friday: twenty entries a working day, the last on a Friday at 18:30."""
    days = [MONDAY + DAY * number for number in range(7 * weeks)]
    hours = [HOUR * half / 2 for half in range(18, 38)]
    return [day + time for day in days if day.weekday() < 5 for time in hours]


def steady(every: timedelta, number: int) -> list[datetime]:
    return [MONDAY + every * one for one in range(number)]


DIGEST = [MONDAY + DAY * day + HOUR * 6 + timedelta(seconds=one) for day in range(40) for one in range(20)]
OUTAGE = [*steady(HOUR, 400), *(time + HOUR * 400 + DAY * 20 for time in steady(HOUR, 400))]


@pytest.mark.parametrize(
    ("times", "patient", "silent"),
    [
        (office(), 2 * DAY + 14 * HOUR, 4 * DAY),
        (steady(7 * DAY, 10), 14 * DAY, 35 * DAY),
        (steady(HOUR, 24 * 30), 20 * HOUR, 26 * HOUR),
        (steady(timedelta(minutes=4), 5_000), 2 * DAY, 3 * DAY + HOUR),
        (steady(DAY, 60), 2 * DAY, 5 * DAY),
        (DIGEST, 30 * HOUR, 4 * DAY),
        (OUTAGE, 20 * HOUR, 3 * DAY),
        (office(1), 2 * DAY + 14 * HOUR, 5 * DAY),
    ],
    ids=[
        "an office, over a weekend",
        "once a week",
        "every hour",
        "every four minutes, for two weeks at most known",
        "once a day",
        "twenty at once, once a day",
        "every hour, and once a long outage",
        "an office of which one week is known, over its first weekend",
    ],
)
def test_a_feed_is_silent_when_more_is_missing_than_ever_was(
    times: list[datetime], patient: timedelta, silent: timedelta
) -> None:
    rhythm = rhythm_of(times)
    assert rhythm is not None
    assert not rhythm.is_silent(rhythm.last + patient)
    assert rhythm.is_silent(rhythm.last + silent)


@pytest.mark.parametrize(
    "times",
    [[], steady(DAY, 4), [MONDAY] * 50],
    ids=["nothing", "four entries", "everything at once"],
)
def test_of_too_little_nothing_is_learnt(times: list[datetime]) -> None:
    assert rhythm_of(times) is None


@pytest.mark.parametrize(
    ("times", "per_day"),
    [(office(), 20 * 5 / 7), (steady(DAY, 60), 1), (steady(7 * DAY, 10), 1 / 7)],
    ids=["an office", "once a day", "once a week"],
)
def test_the_usual_number_a_day_is_that_of_the_whole_week(times: list[datetime], per_day: float) -> None:
    rhythm = rhythm_of(times)
    assert rhythm is not None
    assert rhythm.per_day == pytest.approx(per_day, rel=0.05)


def test_an_hour_at_night_counts_for_less_than_one_at_work() -> None:
    rhythm = rhythm_of(office())
    assert rhythm is not None
    monday = MONDAY + WEEKS * 7 * DAY
    night, work = (
        rhythm.missing(monday + (hour + 1) * HOUR) - rhythm.missing(monday + hour * HOUR) for hour in (2, 10)
    )
    assert night < work / 5
    assert work == pytest.approx(2, rel=0.2)


def test_the_order_of_times_does_not_matter() -> None:
    assert rhythm_of(list(reversed(office()))) == rhythm_of(office())
