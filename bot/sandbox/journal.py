"""What happened in the world, for whoever watches it live. Pure but for `on_new`, which is told of each happening."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from secrets import token_hex
from typing import Any, Literal

MOST_KEPT = 2_000
Kind = Literal[
    "message_added", "message_edited", "message_deleted", "callback_answered", "inline_answered", "chat_action",
    "chats_changed", "menu_changed", "reset",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, to a message or as a JSON object says."""

    number: int
    kind: Kind
    about: Any


@dataclass(slots=True)
class Journal:
    """The last happenings. A place in it is a text such as `5f2c91aa-17`, worth nothing in another run."""

    kept: deque[Happening] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    on_new: Callable[[], None] = lambda: None
    run: str = field(default_factory=lambda: token_hex(4))
    last: int = 0

    @property
    def place(self) -> str:
        """The place after everything that happened so far."""
        return self.place_of(self.last)

    def place_of(self, number: int) -> str:
        """The place after the happening with this number."""
        return f"{self.run}-{number}"

    def add(self, kind: Kind, about: Any = None) -> None:
        """Something happened."""
        self.last += 1
        self.kept.append(Happening(self.last, kind, about))
        self.on_new()

    def after(self, place: str) -> list[Happening] | None:
        """What happened after `place`; None if that place is of another run, or too long ago to tell."""
        run, _, digits = place.rpartition("-")
        number = int(digits) if digits.isascii() and digits.isdigit() else -1
        oldest = self.last - len(self.kept)
        if run != self.run or not oldest <= number <= self.last:
            return None
        return list(islice(self.kept, number - oldest, None))
