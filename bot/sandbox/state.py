"""What a running sandbox holds, and the bell that wakes whoever waits for updates."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.sandbox.calls import Calls
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.refusal import too_many_requests
from bot.sandbox.world import Chat, World


class Bell:
    """Wakes everybody who waits, once, each time it rings."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits now."""
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, seconds: float | None) -> None:
        """Until it rings, or `seconds` have passed."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._next.wait(), seconds)


@dataclass(slots=True)
class State:
    """The world and the machinery around it; `clock` gives unix seconds."""

    clock: Callable[[], float]
    enforce_limits: bool = True
    world: World = field(default_factory=World)
    calls: Calls = field(default_factory=Calls)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    bell: Bell = field(default_factory=Bell)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.world.updates.on_new = self.world.journal.on_new = self.bell.ring

    def spend(self, chat: Chat) -> None:
        """Count one message to `chat`; refused with 429 when they come too fast."""
        wait = self.limits.spend(chat.id, self.clock()) if self.enforce_limits else 0
        if wait:
            raise too_many_requests(wait)

    def reset(self) -> None:
        """Forget what was said, recorded and ordered; the bot's webhook and all counters stay."""
        self.world.reset()
        self.calls.kept.clear()
        self.faults.open.clear()
        self.limits = Limits()

    def stop(self) -> None:
        """End every wait."""
        self.stopping.set()
        self.bell.ring()

    async def pause(self, seconds: float) -> None:
        """Wait, but not longer than until the sandbox stops."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.stopping.wait(), seconds)
