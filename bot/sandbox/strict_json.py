"""JSON from outside, read within bounds, so that whatever was read can also be kept, shown and sent on."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

MOST_DEPTH = 50  # Python writes less deep JSON than it reads: what is near its limit could not be shown again


class NotStrict(ValueError):
    """What came cannot be used as JSON; the message is half a sentence that says why."""


def load(text: str | bytes) -> Any:
    """The value; NotStrict if it is not JSON, too deep, has a number JSON cannot write, or half a surrogate pair."""
    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except NotStrict:
        raise
    except (ValueError, RecursionError):
        raise NotStrict("it is not JSON in UTF-8") from None
    if _deep(value):
        raise NotStrict(f"it is nested deeper than {MOST_DEPTH} levels")
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotStrict("strings must be encoded in UTF-8") from None
    return value


def _no_number(name: str) -> NoReturn:
    raise NotStrict(f"{name} is no number in JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotStrict("a number is too large")
    return number


def _deep(value: Any) -> bool:
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [one for outer in level for one in _inside(outer) if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
