"""Answers on their way out: a person is waiting, so each is tried a few times and then given up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.alerts.pace import Pace
from bot.channels.base import Address, Channel
from bot.commands import Reply
from bot.errors import SendFailure, SendTrouble
from bot.messages.text import Message, split

TRIES = 5
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
AGAIN = (SendTrouble.PAUSED, SendTrouble.UNREACHABLE, SendTrouble.UNKNOWN)


class Outgoing:
    """Sends and changes messages, patiently."""

    def __init__(self, channel: Channel, pace: Pace) -> None:
        self._channel, self._pace = channel, pace
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Wait no longer between tries."""
        self._closing.set()

    async def send(self, where: Address, answered: Reply) -> None:
        """Send the answer's messages, in order; SendFailure if one is not taken."""
        for message in answered.messages:
            await self._patiently(partial(self._channel.send, where, message))
            self._pace.sent(where.chat_id, where.kind, time.monotonic())

    async def note(self, where: Address, message: Message) -> int | None:
        """Send a word to who waits; its id, None if it was not taken."""
        try:
            sent = await self._channel.send(where, message)
        except SendFailure:
            return None
        self._pace.sent(where.chat_id, where.kind, time.monotonic())
        return sent

    async def instead(self, where: Address, message_id: int | None, answered: Reply) -> Reply:
        """Put the answer's first message in the place of a note; what is left to be sent."""
        if message_id is None or not answered.messages:
            return answered
        first, *rest = answered.messages
        parts = split(first.pieces)
        whole = len(parts) == 1
        await self.change(
            where, message_id, Reply(edit=first if whole else replace(first, pieces=parts[0], buttons=()))
        )
        left = replace(first, pieces=tuple(piece for part in parts[1:] for piece in part), reply_to=None)
        return replace(answered, messages=tuple(rest) if whole else (left, *rest))

    async def change(self, where: Address, message_id: int | None, answered: Reply) -> None:
        """Put the answer's message, or its buttons, in the place of the tapped one, if that can be reached."""
        if message_id is None:
            return
        if answered.edit:
            await self._patiently(partial(self._channel.edit, where, message_id, answered.edit))
        elif answered.buttons is not None:
            await self._patiently(partial(self._channel.put_buttons, where, message_id, answered.buttons))

    async def _patiently(self, send: Callable[[], Awaitable[object]]) -> None:
        for attempt in range(TRIES):
            try:
                await send()
                return
            except SendFailure as failed:
                if failed.trouble not in AGAIN or attempt == TRIES - 1 or self._closing.is_set():
                    raise
                asked = failed.retry_after.total_seconds() if failed.retry_after else FIRST_WAIT * 2**attempt
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), min(asked, LONGEST_WAIT))
