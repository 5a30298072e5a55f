"""How fast messages go, with a clock in hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from bot.alerts.pace import GROUP, OVERALL, PRIVATE, Pace

TINY = 1e-6  # what adding up fractions of seconds may cost


def sent_as_fast_as_allowed(chats: Sequence[tuple[int, str]], number: int) -> list[tuple[float, int]]:
    """(time, chat) of this many messages, each sent to the first chat that may have one."""
    pace, now, sent = Pace(), 0.0, list[tuple[float, int]]()
    while len(sent) < number:
        wait, chat, kind = min((pace.wait(chat, now), chat, kind) for chat, kind in chats)
        now += wait
        pace.sent(chat, kind, now)
        sent.append((now, chat))
    return sent


def least(times: Sequence[float], messages: int) -> float:
    """The shortest time in which one message more than `messages` went out."""
    return min(later - earlier for earlier, later in zip(times, times[messages:], strict=False))


def test_overall_fewer_than_thirty_go_in_any_second_evenly() -> None:
    times = [time for time, _ in sent_as_fast_as_allowed([(chat, "private") for chat in range(60)], 200)]
    assert least(times, 30) >= 1
    assert all(later - earlier == pytest.approx(0.04) for earlier, later in pairwise(times))


def test_a_person_gets_one_message_a_second() -> None:
    sent = sent_as_fast_as_allowed([(1, "private"), (2, "private")], 40)
    for chat in (1, 2):
        times = [time for time, one in sent if one == chat]
        assert 1 <= least(times, 1) + TINY < 1.1


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_group_gets_at_most_twenty_messages_a_minute(kind: str) -> None:
    times = [time for time, _ in sent_as_fast_as_allowed([(-1, kind)], 50)]
    assert 60 <= least(times, 20) + TINY < 65


def test_a_busy_group_holds_nobody_else_up() -> None:
    pace = Pace()
    pace.sent(-1, "group", 100.0)
    assert pace.wait(-1, 100.0) == pytest.approx(3.1)
    assert pace.wait(2, 100.0) == pace.overall(100.0) == pytest.approx(0.04)
    assert pace.wait(2, 100.05) == pace.overall(100.05) == 0


def test_a_quiet_time_is_not_saved_up() -> None:
    pace = Pace()
    pace.sent(1, "private", 0.0)
    for number in range(3):
        pace.sent(10 + number, "private", 1_000.0)
    assert pace.overall(1_000.0) == pytest.approx(0.12)


def test_a_chat_that_must_wait_is_remembered_among_very_many() -> None:
    pace, now = Pace(), 0.0
    for chat in range(10_000):
        now += OVERALL
        pace.sent(chat, "private", now)
    pace.sent(-1, "group", now)
    assert pace.wait(-1, now + 1) == pytest.approx(GROUP - 1)
    assert pace.wait(9_999, now + 0.5) == pytest.approx(PRIVATE - 0.5)
