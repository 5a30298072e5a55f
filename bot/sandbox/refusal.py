"""What the sandbox answers when it refuses a request."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A Bot API answer that is not ok: `code`, `description`, and `parameters` such as retry_after."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        self.code, self.description, self.parameters = code, description, parameters
        super().__init__(description)

    def answer(self) -> dict[str, Any]:
        """The answer in the Bot API's shape."""
        shape: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return shape | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> Refusal:
    """A 400 in the Bot API's words."""
    return Refusal(400, f"Bad Request: {why}")


def forbidden(why: str) -> Refusal:
    """A 403 in the Bot API's words."""
    return Refusal(403, f"Forbidden: {why}")


def too_many_requests(seconds: int) -> Refusal:
    """A 429 that says how many seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class PersonError(Exception):
    """A request under /sandbox/ that cannot be done: the message names the field and what to write."""
