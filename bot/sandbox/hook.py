"""Delivery to the bot's webhook: one update at a time, in order, tried again until it is taken."""

from __future__ import annotations

import json

import httpx

from bot.sandbox.state import State
from bot.sandbox.updates import Hook

_FIRST_WAIT, _LONGEST_WAIT = 0.05, 5.0  # seconds between two attempts; doubled each time
_PATIENCE = 10.0


async def deliver(state: State) -> None:
    """Push updates for as long as the sandbox runs; waits while no webhook is set."""
    wait = _FIRST_WAIT
    # Addresses on this machine have no certificate that anybody vouches for.
    async with httpx.AsyncClient(timeout=_PATIENCE, trust_env=False, verify=False) as client:
        while not state.stopping.is_set():
            updates = state.world.updates
            if not updates.hook.url or not updates.pending:
                await state.bell.wait(None)
            elif await _pushed(client, updates.hook, state):
                wait = _FIRST_WAIT
            else:
                await state.bell.wait(wait)
                wait = min(wait * 2, _LONGEST_WAIT)


async def _pushed(client: httpx.AsyncClient, hook: Hook, state: State) -> bool:
    update = state.world.updates.pending[0]
    headers = {"Content-Type": "application/json"}
    if hook.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
    try:
        answer = await client.post(hook.url, content=json.dumps(update), headers=headers)
    except (TimeoutError, httpx.HTTPError) as trouble:
        hook.last_error = int(state.clock()), f"Connection failed: {type(trouble).__name__}"
        return False
    if not answer.is_success:
        hook.last_error = int(state.clock()), f"Wrong response from the webhook: {answer.status_code}"
        return False
    state.world.updates.confirm(update["update_id"] + 1)
    return True
