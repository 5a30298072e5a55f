"""What the commands share: two consoles, and a start that can be stopped."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable

from rich.console import Console

from bot.logs import start_logging
from bot.settings import Settings, from_environment

# Tables that are piped somewhere are not cut to the width of a screen that is not there.
PIPED_WIDTH = 200


def screen() -> Console:
    """Standard output."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPED_WIDTH)


errors = Console(stderr=True, soft_wrap=True)


def started() -> Settings:
    """The settings, with logging as they say."""
    settings = from_environment()
    start_logging(settings.log_level, settings.secrets)
    return settings


def until_stopped(work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Do this until it ends or somebody asks us to stop (Ctrl-C, SIGTERM): that sets the event."""

    async def main() -> None:
        stop = asyncio.Event()
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
        await work(stop)

    asyncio.run(main())
