"""One at a time for each host, with a pause between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_REMEMBERED = 1_000


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    wanted: int = 0
    free_at: float = 0.0


class Turns:
    """Hosts come in any number: those that nobody waits for and whose pause is over are forgotten."""

    def __init__(
        self,
        pause: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`pause` is in seconds, from the end of one turn to the start of the next."""
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._turns: dict[str, _Turn] = {}

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """The host's turn, as soon as it comes."""
        turn = self._turns.setdefault(host, _Turn())
        turn.wanted += 1
        try:
            async with turn.lock:
                if (wait := turn.free_at - self._clock()) > 0:
                    await self._sleep(wait)
                try:
                    yield
                finally:
                    turn.free_at = self._clock() + self._pause
        finally:
            turn.wanted -= 1
            self._forget()

    def _forget(self) -> None:
        if len(self._turns) > _REMEMBERED:
            now = self._clock()
            self._turns = {host: turn for host, turn in self._turns.items() if turn.wanted or turn.free_at > now}
