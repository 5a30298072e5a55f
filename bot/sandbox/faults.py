"""Failures on demand: what the next calls are answered instead of being done, or after being done."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.sandbox.methods import NAMES
from bot.sandbox.refusal import PersonError

SILENCE = 0  # no answer at all
FOREVER = -1
MOST_DELAY = 60.0  # seconds
_STATUS = re.compile("[45][0-9]{2}")
_DESCRIPTIONS = {
    400: "Bad Request: the sandbox was told to refuse this",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """One failure: for `times` calls of `method` ("*": any) to `chat` (None: any); `after`: the call is done first."""

    code: int
    method: str = "*"
    chat: int | None = None
    description: str = ""
    parameters: dict[str, int] = field(default_factory=dict)
    times: int = 1
    after: bool = False
    delay: float = 0.0

    def answer(self) -> dict[str, Any]:
        """The answer in the Bot API's shape."""
        shape: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return shape | ({"parameters": self.parameters} if self.parameters else {})


@dataclass(slots=True)
class Faults:
    """The failures that are still to come, first come first served."""

    open: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat: int | None) -> Fault | None:
        """The failure for this call, counted down; None if it shall be done as usual."""
        for fault in self.open:
            if fault.method in ("*", method) and fault.chat in (None, chat):
                fault.times -= fault.times != FOREVER
                self.open = [one for one in self.open if one.times]
                return fault
        return None

    def shown(self) -> list[dict[str, Any]]:
        """The failures as they could be posted again."""
        return [asdict(fault) for fault in self.open]


def read_fault(given: Any) -> Fault:
    """A failure as it was posted; PersonError names the field that cannot be used."""
    if not isinstance(given, Mapping):
        raise PersonError("faults: write a list of objects such as {method, chat, code, times}")
    unknown = set(given) - set(Fault.__dataclass_fields__)
    if unknown:
        raise PersonError(f"faults: unknown field {sorted(unknown)[0]}: write {', '.join(Fault.__dataclass_fields__)}")
    code, parameters = _code(given.get("code")), _parameters(given.get("parameters"))
    if code == 429:
        parameters.setdefault("retry_after", 1)
    description = given.get("description") or _DESCRIPTIONS.get(code, "Error").format_map(parameters)
    chat = given.get("chat")
    return Fault(
        code, _method(given.get("method")), None if chat is None else int(_number(chat, "chat")), str(description),
        parameters, _times(given.get("times")), bool(given.get("after")), _delay(given.get("delay")),
    )  # fmt: skip


def _code(code: Any) -> int:
    if code == "timeout" or (not isinstance(code, bool) and str(code) == str(SILENCE)):
        return SILENCE
    number = str(code) if isinstance(code, int | str) and not isinstance(code, bool) else ""
    if not _STATUS.fullmatch(number):
        raise PersonError('faults: code must be 400 to 599, or 0 or "timeout" for no answer')
    return int(number)


def _parameters(given: Any) -> dict[str, int]:
    if not isinstance(given or {}, Mapping):
        raise PersonError("faults: parameters must be an object such as {retry_after: 5}")
    numbers = {name: _number(value, f"parameters.{name}") for name, value in (given or {}).items()}
    if broken := [name for name, number in numbers.items() if not number.is_integer()]:
        raise PersonError(f"faults: parameters.{broken[0]} must be a whole number")
    return {name: int(number) for name, number in numbers.items()}


def _method(method: Any) -> str:
    if method in (None, "", "*"):
        return "*"
    if str(method).lower() not in NAMES:
        raise PersonError('faults: method must be a Bot API method of the sandbox such as sendMessage, or "*"')
    return NAMES[str(method).lower()]


def _times(times: Any) -> int:
    number = 1 if times is None else int(_number(times, "times"))
    if number < 1 and number != FOREVER:
        raise PersonError("faults: times must be 1 or more, or -1 for always")
    return number


def _delay(delay: Any) -> float:
    seconds = 0.0 if delay is None else _number(delay, "delay")
    if not 0 <= seconds <= MOST_DELAY:
        raise PersonError(f"faults: delay must be 0 to {MOST_DELAY:.0f} seconds")
    return seconds


def _number(value: Any, field_name: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise PersonError(f"faults: {field_name} must be a number")
    return number
