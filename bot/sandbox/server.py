"""The sandbox: a strict Bot API server on this machine, and the people who talk to the bot.

bot  ⇄  /bot<token>/METHOD   bot_api → methods ┐
                                               ├ world
people, tests  →  /sandbox/…   drive → person  ┘
page           →  / and /sandbox/events: journal → events
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from bot.errors import SettingsError
from bot.sandbox.bot_api import BotApi
from bot.sandbox.drive import routes
from bot.sandbox.guard import Guard
from bot.sandbox.hook import deliver
from bot.sandbox.methods import LOOPBACK
from bot.sandbox.news_routes import news_routes
from bot.sandbox.page import page_routes
from bot.sandbox.state import State
from bot.web import serving


class Sandbox:
    """The sandbox while inside `async with`; `url` is its address, with the port that was free if `port` is 0.

    SettingsError: `host` is not this machine's own, or the port is taken.
    """

    url: str

    def __init__(
        self, host: str = "127.0.0.1", port: int = 0, *,
        enforce_limits: bool = True, clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        if host not in LOOPBACK:
            raise SettingsError("the sandbox listens only on this machine: choose the host 127.0.0.1")
        self._host, self._port = host, port
        self._state = State(clock, enforce_limits)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Sandbox:
        """Start listening."""
        async with AsyncExitStack() as stack:
            app = _app(self._state)
            self.url = await stack.enter_async_context(serving(app, self._host, self._port, name="the sandbox"))
            await asyncio.sleep(0)  # the server listens after its first step
            stack.push_async_callback(self._stop, asyncio.create_task(deliver(self._state)))
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every wait, then stop listening."""
        await self._stack.__aexit__(kind, error, trace)

    async def _stop(self, delivery: asyncio.Task[None]) -> None:
        self._state.stop()
        delivery.cancel()
        await asyncio.wait([delivery])


def _app(state: State) -> Starlette:
    api = Route("/bot{rest:path}", BotApi(state).answer, methods=["GET", "POST"])
    return Starlette(
        routes=[*page_routes(state), *news_routes(state.clock), api, *routes(state)], middleware=[Middleware(Guard)]
    )
