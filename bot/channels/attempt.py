"""One attempt to send something to one person, and what follows from it."""

from __future__ import annotations

from datetime import datetime

from bot.alerts.outcome import Outcome, delivered, failed
from bot.channels.base import Address, Channel
from bot.errors import SendFailure
from bot.messages.text import Message


async def attempted(
    channel: Channel, user_id: int, message: Message, attempts: int, now: datetime
) -> tuple[Outcome, int | None]:
    """What came of sending it to this person's private chat, and the message's number if it arrived.

    Who has never started the bot cannot be written to: that is «never», and no failure of ours.
    """
    try:
        message_id = await channel.send(Address(user_id), message)
    except SendFailure as failure:
        return failed(failure, attempts, now), None
    return delivered(attempts, now), message_id
