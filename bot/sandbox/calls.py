"""The record of every Bot API call: what was asked and what was answered, never with which token."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.sandbox.params import Params
from bot.sandbox.refusal import PersonError

MOST_CALLS = 20_000
_HIDDEN = "<hidden>"
_MOST_SHOWN = 20_000  # characters of one parameter


@dataclass(slots=True)
class Calls:
    """The calls, oldest first; numbers go on over a reset."""

    kept: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=MOST_CALLS))
    numbers: count[int] = field(default_factory=lambda: count(1))

    def add(self, method: str, params: Params, answer: Any, status: int, token: str, now: float) -> None:
        """Record one call; `status` is the HTTP status, 0 if no answer was given."""
        self.kept.append(
            {
                "n": next(self.numbers),
                "time": datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds"),
                "method": method,
                "parameters": _shown(params, token),
                "answer": answer,
                "chat": chat_of(params),
                "status": status,
            }
        )

    def since(self, when: str) -> list[dict[str, Any]]:
        """The calls after a call number, or from an ISO time on; PersonError if it is neither."""
        if when.isdigit():
            return [call for call in self.kept if call["n"] > int(when)]
        try:
            moment = datetime.fromisoformat(when.replace(" ", "+"))  # an unescaped + arrives as a space
        except ValueError:
            raise PersonError("since must be the number of a call, or a time such as 2026-01-31T12:00:00Z") from None
        first = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return [call for call in self.kept if datetime.fromisoformat(call["time"]) >= first]


def chat_of(params: Params) -> int | None:
    """The chat a call names, if it does so with a number."""
    value = params.values.get("chat_id")
    try:
        return int(value) if isinstance(value, int | str) else None
    except ValueError:
        return None


def _shown(params: Params, token: str) -> dict[str, Any]:
    values = {name: value[:_MOST_SHOWN] if isinstance(value, str) else value for name, value in params.values.items()}
    if "secret_token" in values:
        values["secret_token"] = _HIDDEN
    if isinstance(values.get("url"), str):  # a webhook's address often holds the token
        values["url"] = values["url"].replace(token, _HIDDEN)
    return values | {name: {"file_name": file.name, "size": len(file.content)} for name, file in params.files.items()}
