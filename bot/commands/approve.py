"""The buttons below an alert that is held for a channel: post it, or reject it."""

from __future__ import annotations

from bot.commands.access import is_admin
from bot.commands.base import Ask, Command, Desk, Kind, Reply, entry_number, reply
from bot.commands.journal import APPROVED, REJECTED
from bot.messages.speech import Speech, mark
from bot.messages.text import Message, text
from storage import reviews

WORDS = {
    reviews.APPROVED: mark("This was approved already."),
    reviews.REJECTED: mark("This was rejected already."),
    reviews.UNANSWERED: mark("Nobody answered in time, so this is not posted."),
}


async def approve(ask: Ask, desk: Desk) -> Reply:
    """Say how alerts come to be held: the command itself does nothing."""
    said = ask.speech.say("Alerts wait for approval where a channel's settings say so: /channel opens them.")
    return reply(Message(text(said)))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Let the alert out, or give it up; whoever answers first decides. Old buttons say what was decided."""
    what, _, number = ask.words.partition(" ")
    alert_id, speech = entry_number(number), ask.speech
    async with desk.storage.read() as tx:
        channel = await tx.reviews.channel_of(alert_id)
    if channel is None or what not in ("yes", "no"):
        return Reply(toast=speech.say("This button no longer works."), buttons=())
    runs_bot = await is_admin(ask.user, desk)
    if not (runs_bot or (desk.chats is not None and await desk.chats.is_admin(channel, ask.user))):
        return Reply(toast=speech.say("Only administrators of that channel can change this."), alarm=True)
    async with desk.storage.begin() as tx:
        if not await tx.reviews.answer(alert_id, ask.user, desk.now, approve=what == "yes"):
            return Reply(toast=_decided(await tx.reviews.outcome(alert_id), speech), alarm=True, buttons=())
        # What others do in their own channel is nobody's to keep.
        if runs_bot:
            await tx.admins.record(ask.user, APPROVED if what == "yes" else REJECTED, alert_id, desk.now)
    said = speech.say("Approved: it goes out now.") if what == "yes" else speech.say("Rejected: it is not posted.")
    return Reply(toast=said, buttons=())


def _decided(outcome: str | None, speech: Speech) -> str:
    return speech.say(WORDS[outcome]) if outcome else speech.say("This button no longer works.")


APPROVE = Command("approve", mark("whether a channel gets an alert"), approve, tap, kind=Kind.HIDDEN)
