"""How fast a bot may send, with a clock in hand."""

from __future__ import annotations

import pytest

from bot.sandbox.limits import Limits


@pytest.mark.parametrize(
    ("chat", "times", "waits"),
    [
        (7, [0, 0, 0], [0, 0, 0]),
        (7, [0, 0, 0, 0], [0, 0, 0, 1]),
        (7, [0, 0, 0, 0.5, 1], [0, 0, 0, 1, 0]),
        (7, [0, 0, 0, 10, 10, 10, 10], [0, 0, 0, 0, 0, 0, 1]),
        (7, [float(second) for second in range(50)], [0] * 50),
        (-5, [0.0] * 21, [0] * 20 + [60]),
        (-5, [0.0] * 20 + [45.5, 60], [0] * 20 + [15, 0]),
    ],
)
def test_a_chat_has_its_own_limit(chat: int, times: list[float], waits: list[int]) -> None:
    limits = Limits()
    assert [limits.spend(chat, 1_000 + at) for at in times] == waits


def test_thirty_messages_a_second_over_all() -> None:
    limits = Limits()
    waits = [limits.spend(chat, 1_000.0) for chat in range(1, 32)]
    assert waits == [0] * 30 + [1]
    assert limits.spend(31, 1_001.0) == 0


def test_a_refused_message_is_not_counted() -> None:
    limits = Limits()
    assert [limits.spend(7, 0.0) for _ in range(10)] == [0] * 3 + [1] * 7
    assert limits.spend(7, 1.0) == 0
