"""Alerts that are held for a channel: somebody is asked in private whether each may be posted.

    held → asked → approved: due at once | rejected | a week without an answer: given up, with a note

Everything is in the database, so that a restart asks nobody twice but where an answer of Telegram was lost.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta

from bot.alerts.outcome import Outcome
from bot.alerts.pace import Pace
from bot.channels.attempt import attempted
from bot.channels.base import Address, Channel, Chats
from bot.config.model import Config
from bot.errors import SendFailure
from bot.messages.review import dropped_message, review_message
from bot.messages.speech import speech
from bot.messages.text import Message
from bot.notices import everybody
from storage.database import Storage
from storage.records import Review

log = logging.getLogger(__name__)

ASKED_AT_ONCE, SENT_AT_ONCE = 100, 10
UNANSWERED = timedelta(days=7)


class Approvals:
    """Asks about held alerts, at the pace that it shares with alerts and answers."""

    def __init__(
        self,
        storage: Storage,
        channel: Channel,
        chats: Chats,
        config: Callable[[], Config],
        pace: Pace,
        admins: Collection[int] = (),
    ) -> None:
        """`admins` are those whom the environment names."""
        self._storage, self._channel, self._chats = storage, channel, chats
        self._config, self._pace, self._admins = config, pace, frozenset(admins)

    async def ask(self, now: datetime | None = None) -> None:
        """Ask about what is held, give up what nobody answered, and send the questions and notes that may go now."""
        now = now or datetime.now(UTC)
        async with self._storage.read() as tx:
            new = await tx.reviews.unasked(ASKED_AT_ONCE)
            due = await tx.reviews.due(now, SENT_AT_ONCE)
            late = await tx.reviews.late(now - UNANSWERED)
        if new or late:
            async with self._storage.begin() as tx:
                admins = await everybody(tx, self._admins)
                for alert in new:
                    await tx.reviews.ask(alert.id, [alert.approver] if alert.approver else admins, now)
                # What was asked about just now is not late, however long the bot was off.
                await tx.reviews.expire(await tx.reviews.late(now - UNANSWERED), now)
        for review in due:
            if self._pace.wait(review.user_id, time.monotonic()) <= 0:
                self._pace.sent(review.user_id, "private", time.monotonic())
                await self._send(review, now)

    async def _send(self, review: Review, now: datetime) -> None:
        message = await self._message(review)
        if message is None:
            async with self._storage.begin() as tx:
                await tx.reviews.give_up(review.alert_id, "there is nothing left to tell", now)
            return
        outcome, message_id = await attempted(self._channel, review.user_id, message, review.attempts, now)
        await self._record(review, outcome, message_id, now)
        if review.dropped and outcome.state == "sent":
            await self._close(review)

    async def _message(self, review: Review) -> Message | None:
        """The question, or the note that nobody answered; None if there is nothing left to ask about."""
        voice = speech(review.language)
        if review.dropped:
            return dropped_message(review, UNANSWERED, voice)
        async with self._storage.read() as tx:
            content = await tx.alerts.content(review.alert_id)
        if content is None:
            return None
        found = await self._chats.look(review.channel)
        return review_message(review, content, found.title if found else "", self._config(), voice)

    async def _record(self, review: Review, outcome: Outcome, message_id: int | None, now: datetime) -> None:
        """Save what came of it; where the one who set it up cannot be asked, whoever runs the bot is."""
        async with self._storage.begin() as tx:
            await tx.reviews.record(review, outcome.state, outcome.due_at, outcome.attempts, message_id)
            if outcome.state == "never" and not review.dropped:
                await tx.reviews.ask(review.alert_id, await everybody(tx, self._admins), now)

    async def _close(self, review: Review) -> None:
        """Take the buttons from a question that is answered no more; a message that cannot be reached keeps them."""
        if review.message_id is None:
            return
        try:
            await self._channel.put_buttons(Address(review.user_id), review.message_id, ())
        except SendFailure as failure:
            log.info("a question keeps its buttons: %s", failure)
