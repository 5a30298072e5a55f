"""The second line of the flow: from the outbox to a person.

    alerts due → message → channel.send → sent | later | never → record      one transaction per attempt

What is in flight when the process dies is sent again; nothing is lost.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.alerts.loudness import is_heard, is_silent
from bot.alerts.outcome import Outcome, delivered, failed
from bot.alerts.pace import Pace
from bot.channels.base import Address, Channel
from bot.config.model import Config
from bot.errors import SendFailure, SendTrouble
from bot.logs import crash
from bot.messages.alert import alert_message, outside_topic
from bot.messages.speech import speech
from bot.messages.text import Message
from bot.settings import OPEN, Door
from storage.database import Storage
from storage.errors import StorageError
from storage.records import Attempt, DueAlert

log = logging.getLogger(__name__)

IN_FLIGHT = 12
LOOKED_AHEAD = 200
IDLE_SECONDS = 1.0
LAST_SECONDS = 5.0
# Between tries to save an outcome.
LONGEST_WAIT = 60.0


class Delivery:
    """Sends what is due, paced per chat and overall, and records every outcome."""

    def __init__(
        self,
        storage: Storage,
        channel: Channel,
        config: Callable[[], Config],
        pace: Pace,
        news: asyncio.Event,
        door: Door = OPEN,
    ) -> None:
        """`news` is set by whoever puts something into the outbox, so that it is looked into at once.

        `door` is who is let in: with access for admins, nobody is told anything but they and the chats they set up.
        """
        self._storage, self._channel, self._config = storage, channel, config
        self._pace, self._news, self._door = pace, news, door
        self._in_flight: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled; what is in flight then has a moment to be finished."""
        try:
            while True:
                self._news.clear()
                wait = await self._round()
                await self._sleep(wait)
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """What gets no answer in time is due still, and goes out again at the next start."""
        if self._in_flight:
            _, late = await asyncio.wait(self._in_flight.values(), timeout=LAST_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return

    async def _round(self) -> float:
        """Start what may go now; returns how long to wait before looking again."""
        try:
            async with self._storage.read() as tx:
                due = await tx.alerts.due(datetime.now(UTC), limit=LOOKED_AHEAD, busy=list(self._in_flight))
        except StorageError as error:
            log.error("the outbox cannot be read: %s", error)
            return IDLE_SECONDS
        waits = [IDLE_SECONDS]
        for alert in due:
            if len(self._in_flight) >= IN_FLIGHT:
                return IDLE_SECONDS
            wait = self._pace.wait(alert.chat_id, time.monotonic())
            if wait <= 0:
                self._start(alert)
            else:
                waits.append(wait)
        return min(waits)

    def _start(self, alert: DueAlert) -> None:
        self._pace.sent(alert.chat_id, alert.kind, time.monotonic())
        task = asyncio.create_task(self._deliver(alert))
        self._in_flight[alert.subscriber_id] = task
        task.add_done_callback(lambda _: self._landed(alert))

    def _landed(self, alert: DueAlert) -> None:
        self._in_flight.pop(alert.subscriber_id, None)
        self._news.set()

    async def _deliver(self, alert: DueAlert) -> None:
        """One attempt, from the stored alert to the recorded outcome."""
        try:
            message = await self._message(alert)
            outcome, message_id = await self._attempt(alert, message)
        except StorageError as error:
            log.error("an alert cannot be read: %s", error)
            await asyncio.sleep(IDLE_SECONDS)
            return
        except Exception as error:
            log.error("alert %d could not be told: %s", alert.id, crash(error))
            outcome, message_id = _not_told(alert), None
        await self._recorded(alert, outcome, message_id)

    async def _recorded(self, alert: DueAlert, outcome: Outcome, message_id: int | None) -> None:
        """Record, however long that takes: while it is not, the alert is due and would go out again and again."""
        wait = IDLE_SECONDS
        while True:
            try:
                return await self._record(alert, outcome, message_id)
            except StorageError as error:
                log.error("an outcome cannot be saved, next try in %g seconds: %s", wait, error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def _message(self, alert: DueAlert) -> Message | str:
        """What is told; or why nothing is."""
        async with self._storage.read() as tx:
            if self._door.access == "admins" and not await tx.admins.serves(alert.chat_id, self._door.admins):
                return "only administrators are told anything"
            content = await tx.alerts.content(alert.id)
            mutes = await tx.subscribers.mutes(alert.subscriber_id)
        if content is None:
            return "there is nothing left to tell"
        voice = speech(alert.language)
        message = alert_message(content, self._config(), voice, alert.kind, discreet=alert.discreet)
        heard = is_heard(content.named, alert.possible)
        silent = is_silent(alert.silent, mutes, content.entry.topics, heard, datetime.now(UTC))
        return replace(message, silent=silent, preview=alert.previews)

    async def _attempt(self, alert: DueAlert, message: Message | str) -> tuple[Outcome, int | None]:
        if isinstance(message, str):
            return Outcome("never", message, datetime.now(UTC), alert.attempts), None
        try:
            message_id, how = await self._send(alert, message)
        except SendFailure as failure:
            log.info("alert %d: %s", alert.id, failure)
            return failed(failure, alert.attempts, datetime.now(UTC)), None
        return delivered(alert.attempts, datetime.now(UTC), how), message_id

    async def _send(self, alert: DueAlert, message: Message) -> tuple[int, str]:
        """Send in the form that works: as it is, without markup, outside a forum topic that is gone, or both."""
        to, bare, how = Address(alert.chat_id, alert.thread_id, alert.kind), False, "sent"
        while True:
            try:
                return await self._channel.send(to, message, as_plain_text=bare), how
            except SendFailure as failure:
                if failure.trouble is SendTrouble.MARKUP and not bare:
                    bare, how = True, f"{how} as plain text"
                elif failure.trouble is SendTrouble.THREAD_GONE and to.thread_id:
                    to, how = replace(to, thread_id=0), f"{how} outside its topic"
                    message = outside_topic(message, speech(alert.language))
                else:
                    raise

    async def _record(self, alert: DueAlert, outcome: Outcome, message_id: int | None) -> None:
        attempt = Attempt(
            alert.id, datetime.now(UTC), outcome.state, outcome.reason, outcome.due_at, outcome.attempts, message_id
        )
        async with self._storage.begin() as tx:
            await tx.alerts.record(attempt)
            if outcome.pause_until:
                await tx.subscribers.pause(alert.chat_id, outcome.pause_until)
            if outcome.disable:
                await tx.subscribers.disable(alert.subscriber_id, outcome.disable)
            if outcome.migrate_to:
                await tx.subscribers.migrate(alert.chat_id, outcome.migrate_to)


def _not_told(alert: DueAlert) -> Outcome:
    """Our own mistake: tried again later like a network failure, since a new version may know better."""
    later = failed(SendFailure(SendTrouble.UNREACHABLE), alert.attempts + 8, datetime.now(UTC))
    return replace(later, reason="it could not be told, by a mistake of our own")
