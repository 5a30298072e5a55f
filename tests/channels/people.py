"""What people do and see in the sandbox, over HTTP."""

from __future__ import annotations

from typing import Any

import httpx

CHAT, GROUP = 7, -8


class People:
    """A person's side of the sandbox."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def do(self, action: str, **what: Any) -> Any:
        """POST /sandbox/ACTION, which must succeed."""
        answer = await self._http.post(f"/sandbox/{action}", json=what)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def seen(self, chat: int = CHAT) -> list[dict[str, Any]]:
        """What the bot wrote in this chat, in order."""
        answer = await self._http.get("/sandbox/messages", params={"chat": chat})
        return [message for message in answer.json() if message["from"] == "bot"]
