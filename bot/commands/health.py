"""/health: how the bot itself is doing, for those who run it."""

from __future__ import annotations

from datetime import timedelta

from bot import __version__
from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, reply
from bot.messages.health import HealthFacts, health_message
from bot.messages.speech import mark
from storage.disk import disk_of

HOUR = timedelta(hours=1)


async def health(ask: Ask, desk: Desk) -> Reply:
    """Feeds, alerts, the disk, and what is wrong."""
    midnight = desk.now.replace(hour=0, minute=0, second=0, microsecond=0)
    disk = await disk_of(desk.storage.path)
    async with desk.storage.read() as tx:
        facts = HealthFacts(
            version=__version__,
            feeds=await tx.feeds.all(),
            waiting=await tx.pulse.waiting(desk.now),
            sent=await tx.pulse.sent(desk.now - HOUR),
            read=await tx.pulse.read(midnight),
            held=await tx.pulse.held(),
            disk=disk,
            open=await tx.notices.open(),
        )
    return reply(health_message(facts, ask.speech))


HEALTH = Command("health", mark("how I am doing"), health, kind=Kind.PERSONAL, audience=Audience.ADMINS)
