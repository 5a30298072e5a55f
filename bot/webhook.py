"""Updates by webhook: Telegram posts them to our own address, so that nobody has to ask for them.

Telegram → reverse proxy → POST /telegram/update → the queue of the inbox

Nothing new is stored for it: what proves that a request is Telegram's is made from the bot's token.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest

from bot.channels.updates import update_of
from bot.errors import SettingsError

PATH = "/telegram/update"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Telegram's own are a few thousand bytes: https://core.telegram.org/bots/api#update
MOST_BYTES = 1024 * 1024


class Webhook:
    """Takes what Telegram posts and puts it into `queue`; while that is None, Telegram is asked to come again."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._secret = secret(bot.token).encode()
        self.queue: asyncio.Queue[object] | None = None

    @property
    def route(self) -> Route:
        """Where the web server takes updates."""
        return Route(PATH, self._receive, methods=["POST"])

    async def _receive(self, request: Request) -> Response:
        return Response(status_code=await self._taken(request))

    async def _taken(self, request: Request) -> int:
        """The status of the answer: anything but 200, and Telegram posts the same update again after a while."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            return 403
        body = await _body(request)
        if body is None:
            return 413
        fields = _fields(body)
        if fields is None:
            return 400
        # Looked at after the last wait: what is put into a queue that nobody empties any more would be lost.
        if self.queue is None:
            return 503
        # One that cannot be read is taken too: refused, it would come for ever and keep others back.
        if update := update_of(fields, self._bot):
            self.queue.put_nowait(update)
        return 200


def secret(token: str) -> str:
    """What Telegram sends along with each update of this bot: 64 characters that tell nothing of the token."""
    return hmac.new(token.encode(), b"casewatch: the secret of the webhook", hashlib.sha256).hexdigest()


async def set_webhook(bot: Bot, public_url: str, wanted: Sequence[str]) -> None:
    """Let Telegram post the wanted kinds of updates to `public_url`, beginning with those that still wait.

    SettingsError: Telegram will never take this address. TelegramError: it may, another time. The way back needs
    nothing of its own: the long poll of python-telegram-bot begins by deleting the webhook.
    """
    try:
        await bot.set_webhook(f"{public_url}{PATH}", allowed_updates=wanted, secret_token=secret(bot.token))
    except BadRequest as refused:
        # A name that is new, or a name server that is down: that passes.
        if "resolve" in refused.message.lower():
            raise
        raise SettingsError(
            "Telegram refuses CASEWATCH_PUBLIC_URL: write an https:// address that the whole internet reaches, "
            "on port 443, 80, 88 or 8443, or leave it unset for long polling"
        ) from None


async def _body(request: Request) -> bytes | None:
    """What was posted, read no further than is allowed; None if it is more. Half a body is as good as none."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _fields(body: bytes) -> dict[str, Any] | None:
    """The object that an update is, with its number; None for anything else."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(fields, dict) and type(fields.get("update_id")) is int
    return fields if known else None
