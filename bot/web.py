"""A web server inside our own event loop: no signals of its own, stopped when we stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.errors import SettingsError

_STOP_SECONDS = 2


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the process's, not the server's."""
        yield


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int, *, name: str) -> AsyncIterator[str]:
    """Serve `app` while inside; gives the address, with the port that was free if `port` is 0."""
    listening = _listen(host, port, name)
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=_STOP_SECONDS
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        shown = f"[{host}]" if ":" in host else host
        yield f"http://{shown}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listening.close()


def _listen(host: str, port: int, name: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once only on sockets that name TCP; on others each answer waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on a caller waits for the server to come up; until then it would be turned away.
        listening.listen()
    except OSError as taken:
        listening.close()
        raise SettingsError(f"{name} cannot listen on {host}:{port} ({taken.strerror}): choose another port") from None
    return listening
