"""`casewatch sandbox`."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.cli.base import started, until_stopped
from bot.sandbox.server import Sandbox

Port = Annotated[int, typer.Option(help="The port to listen on; 0 takes any that is free.", min=0, max=65535)]


def sandbox(port: Port = 8081) -> None:
    """Only the sandbox: another process can use it as its TELEGRAM_API_URL."""
    started()

    async def serve(stop: asyncio.Event) -> None:
        async with Sandbox(port=port) as box:
            print(f"The sandbox is ready: set TELEGRAM_API_URL={box.url} and any TELEGRAM_BOT_TOKEN.", flush=True)
            await stop.wait()

    until_stopped(serve)
