"""/invite: links that let one person in each, where the bot works by invitation."""

from __future__ import annotations

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, entry_number, reply
from bot.commands.journal import INVITED, REVOKED
from bot.commands.links import new_link
from bot.messages.speech import mark
from bot.messages.text import Button, Message, Piece, bold, text


async def invite(ask: Ask, desk: Desk) -> Reply:
    """A new invitation, in a message to be passed on, and those that are open."""
    speech = ask.speech
    if desk.door.access == "open":
        return reply(Message(text(speech.say("Nobody needs an invitation: CASEWATCH_ACCESS is open."))))
    if desk.door.access == "admins":
        said = speech.say("An invitation would let nobody in: CASEWATCH_ACCESS is admins. Add somebody with /admins.")
        return reply(Message(text(said)))
    if ask.words:
        return reply(await _list(ask, desk))
    address, until = await new_link("invite", INVITED, ask, desk)
    said = speech.say("You are invited to Casewatch. This link works for one person, until {time}:", time=until)
    return reply(Message(text(said, "\n", address)), await _list(ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Revoke the invitation that the button names; then those that are open."""
    what, _, number = ask.words.partition(" ")
    if what == "revoke":
        async with desk.storage.begin() as tx:
            if await tx.links.remove(entry_number(number)):
                await tx.admins.record(ask.user, REVOKED, entry_number(number), desk.now)
    return Reply(edit=await _list(ask, desk), toast=ask.speech.say("Saved") if what else None)


async def _list(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    async with desk.storage.read() as tx:
        links = await tx.links.open("invite", desk.now)
    if not links:
        return Message(text(speech.say("No invitation is open.")))
    lines: list[Piece] = [bold(speech.say("Open invitations"))]
    for one in links:
        until, by = speech.moment(one.expires_at), one.made_by
        lines += text("\n• ", speech.say("{number}, until {time}, by {admin}", number=one.id, time=until, admin=by))
    rows = tuple(
        (Button(speech.say("Revoke invitation {number}", number=one.id), f"invite revoke {one.id}"),) for one in links
    )
    return Message(tuple(lines), rows)


INVITE = Command("invite", mark("let somebody in"), invite, tap, mark("[list]"), Kind.PERSONAL, Audience.ADMINS)
