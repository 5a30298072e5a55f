"""Who may use the bot at all: everybody, who was invited, or who runs it.

| access | answered | told |
|---|---|---|
| open | everybody | everybody who chose something |
| invite | who runs it, who opened an invitation, chats that chose something before | the same |
| admins | who runs it | they, and the groups and channels that they set up |
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.base import Ask, Desk, Reply, reply, subscriber_of
from bot.messages.speech import Speech
from bot.messages.text import Message, text
from bot.settings import Access
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Standing:
    """Who asks where: one who runs the bot; one who, or whose chat, was let in before; a chat that an admin set up."""

    admin: bool = False
    known: bool = False
    trusted: bool = False


def is_let_in(access: Access, standing: Standing) -> bool:
    """Whether this person is answered in this chat."""
    return access == "open" or standing.admin or (access == "invite" and standing.known)


async def is_admin(user: int, desk: Desk) -> bool:
    """Whether this person runs the bot, by the environment or by what was said in chat."""
    if user in desk.door.admins:
        return True
    async with desk.storage.read() as tx:
        return await tx.admins.has(user)


async def standing_of(ask: Ask, desk: Desk) -> Standing:
    """What is stored of who asks, and of where."""
    chat = ask.where.chat_id
    async with desk.storage.read() as tx:
        admin = ask.user in desk.door.admins or await tx.admins.has(ask.user)
        trusted = await tx.admins.trusts(chat)
        return Standing(admin, trusted or await _chose(tx, chat) or await _chose(tx, ask.user), trusted)


async def _chose(tx: Tx, chat_id: int) -> bool:
    return bool(await tx.subscribers.all_of(chat_id))


def closed_words(access: Access, speech: Speech) -> str:
    """What is said to somebody who is not let in."""
    if access == "invite":
        return speech.say("This bot works by invitation. Whoever runs it can send you a link.")
    return speech.say("This bot answers only those who run it.")


async def closed(ask: Ask, desk: Desk) -> Reply | None:
    """One sentence for somebody who is not let in, silence in groups; None if they are."""
    if desk.door.access == "open" or is_let_in(desk.door.access, await standing_of(ask, desk)):
        return None
    if ask.where.kind != "private":
        return Reply()
    return reply(Message(text(closed_words(desk.door.access, ask.speech))))


async def closed_tap(ask: Ask, desk: Desk, *, why: bool) -> Reply | None:
    """The same for a tap. *Why?* may be asked by everybody in a chat that is told of alerts."""
    if desk.door.access == "open":
        return None
    standing = await standing_of(ask, desk)
    if (why and standing.trusted) or is_let_in(desk.door.access, standing):
        return None
    return Reply(toast=closed_words(desk.door.access, ask.speech), alarm=True)


async def set_up(ask: Ask, desk: Desk) -> None:
    """Remember that this group or channel is set up by one who runs the bot, if it is."""
    target = ask.target
    if target.kind == "private" or not await is_admin(ask.user, desk):
        return
    async with desk.storage.read() as tx:
        known = await tx.admins.trusts(target.chat_id)
    if not known:
        async with desk.storage.begin() as tx:
            await tx.admins.trust(target.chat_id, desk.now)


async def added(ask: Ask, desk: Desk) -> bool:
    """Whether the bot stays in the group or channel `ask.target` that this person added it to; if so, it is let in."""
    target, access = ask.target, desk.door.access
    there = await standing_of(Ask(target, "", ask.speech, ask.user), desk)
    if not (is_let_in(access, there) or there.trusted):
        return False
    await set_up(ask, desk)
    if access == "invite":
        async with desk.storage.begin() as tx:
            await subscriber_of(tx, ask, desk)
    return True
