"""When a feed is polled next, and when its new address is believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.feeds.schedule import RedirectState, follow_redirect, next_poll

NOW = datetime(2025, 11, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("fresh_for", "ttl", "retry_after", "failures", "hours"),
    [
        (None, None, None, 0, 1),
        (2 * HOUR, None, None, 0, 2),
        (2 * HOUR, 3 * HOUR, None, 0, 3),
        (None, None, 4 * HOUR, 1, 4),
        (timedelta(0), timedelta(0), timedelta(0), 0, 1),
        (None, None, None, 1, 2),
        (None, None, None, 2, 4),
        (None, None, None, 3, 6),
        (None, None, None, 10_000, 6),
        (None, timedelta(days=365), None, 0, 6),
        (None, None, timedelta(days=1), 0, 6),
    ],
)
def test_next_poll(
    fresh_for: timedelta | None, ttl: timedelta | None, retry_after: timedelta | None, failures: int, hours: int
) -> None:
    asked = {"fresh_for": fresh_for, "ttl": ttl, "retry_after": retry_after}
    assert next_poll(NOW, every=HOUR, failures=failures, jitter=0, **asked) == NOW + hours * HOUR


def test_jitter_adds_up_to_a_tenth() -> None:
    late = next_poll(NOW, every=HOUR, fresh_for=None, ttl=None, retry_after=None, failures=0, jitter=0.5)
    assert late == NOW + timedelta(minutes=63)


def test_an_interval_of_more_than_six_hours_stays() -> None:
    late = next_poll(NOW, every=12 * HOUR, fresh_for=None, ttl=None, retry_after=None, failures=3, jitter=0)
    assert late == NOW + 12 * HOUR


@pytest.mark.parametrize(
    ("seen", "accepted"),
    [
        ([("a", 0), ("a", 12), ("a", 25)], True),
        ([("a", 0), ("a", 12), ("a", 24)], False),
        ([("a", 0), ("a", 25)], False),
        ([("a", 0), (None, 1), ("a", 12), ("a", 25)], False),
        ([("a", 0), ("b", 12), ("a", 13), ("a", 25)], False),
        ([("b", 0), ("a", 1), ("a", 2), ("a", 26)], True),
    ],
)
def test_redirects(seen: list[tuple[str | None, int]], accepted: bool) -> None:
    state, now = RedirectState(), NOW
    for target, hour in seen:
        now = NOW + hour * HOUR
        state = follow_redirect(target, state, now)
    assert state.accepted(now) is accepted
