"""The updates the bot has not confirmed yet, and where they go. Pure but for `on_new`, which is told of each one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

MOST_PENDING = 10_000
# Without allowed_updates Telegram sends every kind but these: https://core.telegram.org/bots/api#getupdates
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Hook:
    """Where updates are pushed to; empty `url`: nowhere. `last_error` is (unix seconds, sentence)."""

    url: str = ""
    secret: str = ""
    last_error: tuple[int, str] | None = None


@dataclass(slots=True)
class Updates:
    """A queue: an update stays until it is confirmed."""

    pending: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=MOST_PENDING))
    allowed: list[str] = field(default_factory=list)
    hook: Hook = field(default_factory=Hook)
    on_new: Callable[[], None] = lambda: None
    ids: count[int] = field(default_factory=lambda: count(1))

    def add(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update if the bot wants its kind; gives its id either way."""
        update_id = next(self.ids)
        if kind in self.allowed or (not self.allowed and kind not in _ON_REQUEST):
            self.pending.append({"update_id": update_id, kind: content})
            self.on_new()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps only that many of the last."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while offset > 0 and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    def first(self, limit: int) -> list[dict[str, Any]]:
        """Up to `limit` updates, oldest first; they stay until they are confirmed."""
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]
