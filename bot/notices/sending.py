"""From a filed notice to an administrator's private chat. An outbox of its own: no alert waits for it."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime

from bot.alerts.pace import Pace
from bot.channels.attempt import attempted
from bot.channels.base import Channel
from bot.messages.notices import notice_message
from bot.messages.speech import speech
from storage.database import Storage
from storage.records import NoticePost

log = logging.getLogger(__name__)

# So many at a time, one after the other: all the rest of what may be sent is left to alerts and answers.
AT_ONCE = 10


class NoticePosts:
    """Sends notices that are due, at the pace that it shares with alerts and answers."""

    def __init__(self, storage: Storage, channel: Channel, pace: Pace) -> None:
        self._storage, self._channel, self._pace = storage, channel, pace

    async def send(self, now: datetime | None = None) -> None:
        """Send what may go now; the rest waits for the next time."""
        async with self._storage.read() as tx:
            due = await tx.notices.due(now or datetime.now(UTC), AT_ONCE)
        for post in due:
            if self._pace.wait(post.user_id, time.monotonic()) <= 0:
                self._pace.sent(post.user_id, "private", time.monotonic())
                await self._send(post, now)

    async def _send(self, post: NoticePost, now: datetime | None) -> None:
        message = notice_message(post.notice, speech(post.language), over=post.over)
        tried_at = now or datetime.now(UTC)
        outcome, _ = await attempted(self._channel, post.user_id, message, post.attempts, tried_at)
        if outcome.state != "sent":
            log.info("a notice was not delivered: %s", outcome.reason)
        async with self._storage.begin() as tx:
            await tx.notices.record(post, outcome.state, outcome.due_at, outcome.attempts)
