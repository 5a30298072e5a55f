"""What follows an attempt to send: sent, later or never, and why. Pure.

An alert is given up only where no repetition can help; a network that is down is waited for, for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.errors import SendFailure, SendTrouble

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=5)
WITHOUT_TOKEN = timedelta(minutes=1)
SHORTEST_PAUSE = timedelta(seconds=1)

State = Literal["due", "sent", "never"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to record of an attempt, and what it means for the chat it went to.

    `attempts` counts those that failed for the sake of the network; a pause that Telegram asked for is none.
    """

    state: State
    reason: str
    due_at: datetime
    attempts: int
    pause_until: datetime | None = None
    disable: str | None = None
    migrate_to: int | None = None


def delivered(attempts: int, now: datetime, how: str = "sent") -> Outcome:
    """The message arrived."""
    return Outcome("sent", how, now, attempts)


def failed(failure: SendFailure, attempts: int, now: datetime) -> Outcome:
    """The message did not arrive, or it is not known that it did; twice is better than never."""
    match failure.trouble:
        case SendTrouble.PAUSED:
            until = now + max(failure.retry_after or SHORTEST_PAUSE, SHORTEST_PAUSE)
            return Outcome("due", "Telegram asked to wait", until, attempts, pause_until=until)
        case SendTrouble.MIGRATED if failure.migrated_to:
            reason = "the group became a supergroup"
            return Outcome("due", reason, now, attempts, migrate_to=failure.migrated_to)
        case SendTrouble.MIGRATED:
            # The group tells its new id in an update of its own, and its rows are moved then.
            reason = "the group became a supergroup, its new id is awaited"
            return Outcome("due", reason, now + _back_off(attempts), attempts + 1)
        case SendTrouble.FORBIDDEN | SendTrouble.CHAT_NOT_FOUND:
            reason = _CLOSED[failure.trouble]
            return Outcome("never", reason, now, attempts, disable=reason)
        case SendTrouble.TOKEN:
            return Outcome("due", "Telegram does not know the token", now + WITHOUT_TOKEN, attempts)
        case SendTrouble.UNREACHABLE | SendTrouble.UNKNOWN:
            return Outcome("due", _NETWORK[failure.trouble], now + _back_off(attempts), attempts + 1)
        case _:
            return Outcome("never", f"Telegram refuses the message ({failure.trouble.value})", now, attempts)


_CLOSED = {
    SendTrouble.FORBIDDEN: "the chat does not let the bot write",
    SendTrouble.CHAT_NOT_FOUND: "the chat is gone",
}
_NETWORK = {
    SendTrouble.UNREACHABLE: "Telegram could not be reached",
    SendTrouble.UNKNOWN: "no answer in time: it may have arrived",
}


def _back_off(attempts: int) -> timedelta:
    return min(FIRST_WAIT * (1 << min(attempts, 20)), LONGEST_WAIT)
