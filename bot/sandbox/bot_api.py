"""The Bot API over HTTP: /bot<token>/METHOD.

request → parameters → fault? → valid? → too fast? → done → recorded → answered
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.bodies import read_params
from bot.sandbox.call import Call
from bot.sandbox.calls import chat_of
from bot.sandbox.faults import SILENCE, Fault
from bot.sandbox.json_answer import Json
from bot.sandbox.methods import METHODS, NAMES, POLL
from bot.sandbox.params import Params
from bot.sandbox.polling import Polling
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import State
from bot.sandbox.world import BOT_ID

_LONGEST_SILENCE = 60.0  # seconds
Answer = dict[str, Any]


class BotApi:
    """The endpoint for every method and any token."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._polling = Polling(state)

    async def answer(self, request: Request) -> Response:
        """One call."""
        token, _, asked = request.path_params["rest"].rpartition("/")
        if not token:  # what stands there may be a token: it is not recorded
            return Json(Refusal(404, "Not Found").answer(), status_code=404)
        method, params = NAMES.get(asked.lower(), asked if asked.isalpha() else ""), Params()
        try:
            params = await read_params(request)
            if method not in NAMES.values():
                raise Refusal(404, "Not Found")
        except Refusal as refusal:
            return self._answered(method, params, refusal.answer(), token)
        digits = token.partition(":")[0]
        self._state.world.bot.id = int(digits) if digits.isdecimal() and len(digits) < 16 else BOT_ID
        fault = self._state.faults.take(method, chat_of(params))
        if fault is None:
            return self._answered(method, params, await self._done(method, params), token)
        return await self._failed(fault, method, params, token, request)

    async def _done(self, method: str, params: Params) -> Answer:
        call = Call(self._state.world, params, self._state.clock(), self._state.spend)
        try:
            result = await self._polling.get_updates(call) if method == POLL else METHODS[method](call)
        except Refusal as refusal:
            return refusal.answer()
        return {"ok": True, "result": result}

    async def _failed(self, fault: Fault, method: str, params: Params, token: str, request: Request) -> Response:
        if fault.after:
            await self._done(method, params)
        if fault.delay:
            await self._state.pause(fault.delay)
        if fault.code != SILENCE:
            return self._answered(method, params, fault.answer(), token)
        self._state.calls.add(method, params, None, 0, token, self._state.clock())
        await self._silence(request)
        return Response(status_code=504)

    async def _silence(self, request: Request) -> None:
        """Until the other side hangs up, the sandbox stops, or the longest silence is over."""
        waits = [
            asyncio.ensure_future(request.receive()),
            asyncio.ensure_future(self._state.pause(_LONGEST_SILENCE)),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
                with suppress(asyncio.CancelledError):
                    await wait

    def _answered(self, method: str, params: Params, answer: Answer, token: str) -> Response:
        status = answer.get("error_code", 200)
        self._state.calls.add(method, params, answer, status, token, self._state.clock())
        retry = answer.get("parameters", {}).get("retry_after")
        return Json(answer, status_code=status, headers={"Retry-After": str(retry)} if retry else None)
