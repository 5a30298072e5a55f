"""/log: what those who run the bot did last."""

from __future__ import annotations

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, reply
from bot.messages.speech import mark
from bot.messages.text import Message, Piece, Run, bold, text

SHOWN = 20
# What can be done, as it is remembered; `{about}` is a number.
ADDED = mark("made {about} an administrator")
REMOVED = mark("made {about} an administrator no longer")
JOINED = mark("became an administrator by a link from {about}")
LINKED = mark("made link {about} for another administrator")
UNLINKED = mark("revoked link {about} for another administrator")
INVITED = mark("made invitation {about}")
REVOKED = mark("revoked invitation {about}")
HID = mark("left a person out of lists and alerts, as number {about}")
APPROVED = mark("let a channel have alert {about}")
REJECTED = mark("kept alert {about} from a channel")
EDITED = mark("changed feeds.yaml, as version {about}")
SHOWED = mark("took back that number {about} is left out")


def person_link(user_id: int) -> Run:
    """A person's number, which leads to them where Telegram knows them."""
    return Run(str(user_id), url=f"tg://user?id={user_id}")


async def log(ask: Ask, desk: Desk) -> Reply:
    """The last actions, the newest first."""
    speech = ask.speech
    async with desk.storage.read() as tx:
        actions = await tx.admins.actions(SHOWN)
    if not actions:
        return reply(Message(text(speech.say("Nothing has been done yet."))))
    pieces: list[Piece] = [bold(speech.say("What administrators did"))]
    for one in actions:
        done = speech.say(one.what, about=one.about)
        pieces += text(f"\n{speech.moment(one.at)}: ", person_link(one.who), f" {done}")
    return reply(Message(tuple(pieces)))


LOG = Command("log", mark("what administrators did last"), log, kind=Kind.PERSONAL, audience=Audience.ADMINS)
