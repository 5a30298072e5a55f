"""What is recorded of an attempt, and what follows for its chat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.alerts.outcome import Outcome, delivered, failed
from bot.errors import SendFailure, SendTrouble

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_delivered_message_is_done() -> None:
    assert delivered(2, NOW) == Outcome("sent", "sent", NOW, 2)
    assert delivered(0, NOW, "sent as plain text").reason == "sent as plain text"


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        (timedelta(seconds=7), 7),
        (timedelta(hours=12), 43_200),
        (timedelta(0), 1),
        (timedelta(milliseconds=20), 1),
        (None, 1),
    ],
)
def test_a_pause_is_kept_for_the_whole_chat_and_is_no_failed_attempt(asked: timedelta | None, seconds: int) -> None:
    outcome = failed(SendFailure(SendTrouble.PAUSED, retry_after=asked), 3, NOW)
    until = NOW + seconds * SECOND
    assert (outcome.state, outcome.due_at, outcome.pause_until, outcome.attempts) == ("due", until, until, 3)


def test_a_group_that_moved_is_followed_at_once() -> None:
    outcome = failed(SendFailure(SendTrouble.MIGRATED, migrated_to=-1_000_000_000_007), 1, NOW)
    assert (outcome.state, outcome.due_at, outcome.attempts) == ("due", NOW, 1)
    assert outcome.migrate_to == -1_000_000_000_007
    assert outcome.disable is None


def test_a_group_that_moved_to_an_unknown_id_is_waited_for() -> None:
    outcome = failed(SendFailure(SendTrouble.MIGRATED), 2, NOW)
    assert (outcome.state, outcome.due_at, outcome.attempts) == ("due", NOW + 4 * SECOND, 3)
    assert (outcome.migrate_to, outcome.disable) == (None, None)


@pytest.mark.parametrize("trouble", [SendTrouble.FORBIDDEN, SendTrouble.CHAT_NOT_FOUND])
def test_a_chat_that_cannot_be_written_to_is_left_alone(trouble: SendTrouble) -> None:
    outcome = failed(SendFailure(trouble), 0, NOW)
    assert outcome.state == "never"
    assert outcome.disable == outcome.reason != ""


@pytest.mark.parametrize("trouble", [SendTrouble.MARKUP, SendTrouble.REJECTED, SendTrouble.THREAD_GONE])
def test_a_refused_message_is_given_up_and_its_chat_stays(trouble: SendTrouble) -> None:
    outcome = failed(SendFailure(trouble, code=400), 0, NOW)
    assert outcome == Outcome("never", f"Telegram refuses the message ({trouble.value})", NOW, 0)


def test_an_unknown_token_is_nobodys_attempt() -> None:
    outcome = failed(SendFailure(SendTrouble.TOKEN, code=401), 5, NOW)
    assert (outcome.state, outcome.due_at, outcome.attempts) == ("due", NOW + timedelta(minutes=1), 5)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 1), (1, 2), (2, 4), (8, 256), (9, 300), (10, 300), (1_000_000, 300)]
)
@pytest.mark.parametrize("trouble", [SendTrouble.UNREACHABLE, SendTrouble.UNKNOWN])
def test_a_network_that_is_down_is_waited_for_ever_longer(trouble: SendTrouble, attempts: int, seconds: int) -> None:
    outcome = failed(SendFailure(trouble), attempts, NOW)
    assert (outcome.state, outcome.due_at, outcome.attempts) == ("due", NOW + seconds * SECOND, attempts + 1)
    assert (outcome.pause_until, outcome.disable) == (None, None)


@pytest.mark.parametrize("trouble", SendTrouble)
def test_only_a_chat_that_is_closed_to_the_bot_is_disabled(trouble: SendTrouble) -> None:
    known: dict[str, Any] = {"retry_after": SECOND, "migrated_to": -1_000_000_000_007}
    outcome = failed(SendFailure(trouble, **known), 0, NOW)
    assert bool(outcome.disable) is (trouble in (SendTrouble.FORBIDDEN, SendTrouble.CHAT_NOT_FOUND))
    assert bool(outcome.pause_until) is (trouble is SendTrouble.PAUSED)
    assert bool(outcome.migrate_to) is (trouble is SendTrouble.MIGRATED)
