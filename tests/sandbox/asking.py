"""The two sides of the sandbox over HTTP, in one line each."""

from __future__ import annotations

from typing import Any

import httpx

TOKEN = "123:invented"
PERSON, GROUP = 7, -5


async def ask(http: httpx.AsyncClient, method: str, **parameters: Any) -> dict[str, Any]:
    """The bot calls a method with JSON; whatever the answer is."""
    answer: dict[str, Any] = (await http.post(f"/bot{TOKEN}/{method}", json=parameters)).json()
    return answer


async def act(http: httpx.AsyncClient, action: str, **fields: Any) -> dict[str, Any]:
    """A person does something that can be done."""
    answer = await http.post(f"/sandbox/{action}", json=fields)
    assert answer.status_code == 200, answer.text
    done: dict[str, Any] = answer.json()
    return done


async def fail(http: httpx.AsyncClient, *faults: dict[str, Any]) -> None:
    """Failures are ordered for the calls to come."""
    assert (await http.post("/sandbox/faults", json=list(faults))).json()["ok"]


async def messages(http: httpx.AsyncClient, chat: int = PERSON) -> list[dict[str, Any]]:
    """What stands in a chat."""
    shown: list[dict[str, Any]] = (await http.get("/sandbox/messages", params={"chat": chat})).json()
    return shown


async def calls(http: httpx.AsyncClient, since: str = "") -> list[dict[str, Any]]:
    """What was recorded."""
    recorded: list[dict[str, Any]] = (await http.get("/sandbox/calls", params={"since": since})).json()
    return recorded
