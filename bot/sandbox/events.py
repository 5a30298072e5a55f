"""GET /sandbox/events: what happens in the world, as it happens, as server-sent events.

Every event is one JSON object with a `type`; its id is a place in the journal. Who comes back with a Last-Event-ID
gets what was missed. `hello` opens a stream whose past is unknown: whatever was read before may be out of date.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.sandbox.journal import Happening
from bot.sandbox.state import State
from bot.sandbox.view import view
from bot.sandbox.world import Message

HEARTBEAT = 15.0  # seconds
_STILL_HERE = ": still here\n\n"


def streaming(state: State, request: Request) -> Response:
    """The stream, from the place the request names (Last-Event-ID, or `since`) or from now on."""
    place = request.headers.get("last-event-id") or request.query_params.get("since") or ""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return StreamingResponse(stream(state, place), media_type="text/event-stream", headers=headers)


async def stream(state: State, place: str) -> AsyncIterator[str]:
    """Events from `place` on, until the sandbox stops."""
    journal = state.world.journal
    yield _STILL_HERE
    while not state.stopping.is_set():
        found = journal.after(place)
        if found is None:
            place = journal.place
            yield written(place, {"type": "hello"})
            continue
        for one in found:
            place = journal.place_of(one.number)
            yield written(place, told(one))
        if not found:
            await state.bell.wait(HEARTBEAT)
            yield _STILL_HERE


def told(happening: Happening) -> dict[str, Any]:
    """A happening as JSON; a message is told as it is now."""
    about = {"message": view(happening.about)} if isinstance(happening.about, Message) else happening.about or {}
    return {"type": happening.kind, **about}


def written(place: str, content: dict[str, Any]) -> str:
    """One event as it goes over the wire."""
    return f"id: {place}\ndata: {json.dumps(content, separators=(',', ':'))}\n\n"
