"""The record of every Bot API call: what was asked and what was answered, never with which token."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any
from urllib.parse import quote

from bot.sandbox.params import Params
from bot.sandbox.refusal import PersonError

MOST_CALLS = 20_000
_HIDDEN = "<hidden>"
_MOST_SHOWN = 20_000  # characters of one parameter
_LEAST_TOKEN = 6  # characters
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FIRST_TIME = 1_000_000_000  # from here on a number is unix seconds: no sandbox counts so many calls


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
                "parameters": _without(_shown(params), token),
                "answer": _without(answer, token),
                "chat": chat_of(params),
                "status": status,
            }
        )

    def since(self, when: str) -> list[dict[str, Any]]:
        """The calls after a call number, or from a time on (ISO or unix seconds); PersonError if it is neither."""
        number = float(when) if _NUMBER.fullmatch(when) else None
        if number is not None and number < _FIRST_TIME:
            return [call for call in self.kept if call["n"] > number]
        first = _moment(when, number)
        return [call for call in self.kept if datetime.fromisoformat(call["time"]) >= first]


def chat_of(params: Params) -> int | None:
    """The chat a call names, if it does so with a number."""
    value = params.values.get("chat_id")
    try:
        return int(value) if isinstance(value, int | str) else None
    except ValueError:
        return None


def _moment(when: str, unix: float | None) -> datetime:
    """The time, to the millisecond below it: calls are recorded no finer."""
    written = when.replace(" ", "+")  # an unescaped + arrives as a space
    try:
        moment = datetime.fromisoformat(written) if unix is None else datetime.fromtimestamp(unix, UTC)
    except (ValueError, OverflowError, OSError):
        raise PersonError("since must be the number of a call, or a time such as 2026-01-31T12:00:00Z") from None
    coarse = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    return coarse if coarse.tzinfo else coarse.replace(tzinfo=UTC)


def _shown(params: Params) -> dict[str, Any]:
    values = {name: _cut(value) for name, value in params.values.items()}
    if "secret_token" in values:
        values["secret_token"] = _HIDDEN
    return values | {name: {"file_name": file.name, "size": len(file.content)} for name, file in params.files.items()}


def _cut(value: Any) -> Any:
    if isinstance(value, dict | list):
        written = json.dumps(value)
        return value if len(written) <= _MOST_SHOWN else written[:_MOST_SHOWN]
    return value[:_MOST_SHOWN] if isinstance(value, str) else value


def _without(value: Any, token: str) -> Any:
    """`value` with the token hidden wherever it stands: a webhook's address often holds it."""
    if isinstance(value, str):
        return value.replace(token, _HIDDEN).replace(quote(token, safe=""), _HIDDEN) if _secret(token) else value
    if isinstance(value, dict):
        return {_without(name, token): _without(inner, token) for name, inner in value.items()}
    return [_without(inner, token) for inner in value] if isinstance(value, list) else value


def _secret(token: str) -> bool:
    """Shorter ones are made up for a trial, and stand in ordinary words."""
    return len(token) >= _LEAST_TOKEN
