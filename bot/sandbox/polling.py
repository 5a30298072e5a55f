"""getUpdates: the one call that waits. A second one ends the first, as Telegram does."""

from __future__ import annotations

import time
from typing import Any

from bot.sandbox.call import Call
from bot.sandbox.methods import allow
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import State

_MOST_SECONDS = 50
_MOST_UPDATES = 100
_HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_SECOND = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Polling:
    """Who asks for updates at the moment."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._turn = 0

    async def get_updates(self, call: Call) -> list[dict[str, Any]]:
        """The updates from `offset` on, waiting up to `timeout` seconds for the first one."""
        self._turn += 1
        turn = self._turn
        self._state.bell.ring()
        limit = min(max(call.params.integer("limit") or _MOST_UPDATES, 1), _MOST_UPDATES)
        seconds = min(max(call.params.integer("timeout") or 0, 0), _MOST_SECONDS)
        allow(call)
        call.world.updates.confirm(call.params.integer("offset") or 0)
        return await self._wait(turn, limit, time.monotonic() + seconds)

    async def _wait(self, turn: int, limit: int, until: float) -> list[dict[str, Any]]:
        updates = self._state.world.updates
        while True:
            if turn != self._turn:
                raise Refusal(409, _SECOND)
            if updates.hook.url:
                raise Refusal(409, _HOOKED)
            found, left = updates.first(limit), until - time.monotonic()
            if found or left <= 0 or self._state.stopping.is_set():
                return found
            await self._state.bell.wait(left)
