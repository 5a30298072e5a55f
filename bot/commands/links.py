"""Links into the bot that work once: they let somebody in, or make somebody an administrator."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from bot.commands.access import closed, is_admin, is_let_in, standing_of
from bot.commands.base import Ask, Desk, Reply, known_subscriber, reply, subscriber_of
from bot.commands.basics import welcome
from bot.commands.journal import JOINED
from bot.messages.text import Message, text
from storage.database import Tx
from storage.records import LinkKind

# What stands in a link t.me/<bot>?start=… before its secret.
INVITE_LINK, ADMIN_LINK = "i_", "a_"
_KINDS: dict[str, LinkKind] = {INVITE_LINK: "invite", ADMIN_LINK: "admin"}
_LENGTHS: dict[LinkKind, timedelta] = {"invite": timedelta(days=7), "admin": timedelta(days=1)}
_SECRET_BYTES = 18


def new_secret() -> str:
    """What nobody guesses, in signs that a link may have."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def hashed(secret: str) -> str:
    """What is stored of a secret. It is long and random, so a fast hash keeps it."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def new_link(kind: LinkKind, what: str, ask: Ask, desk: Desk) -> tuple[str, str]:
    """A link of this kind, and until when it works; `what` is how its making is remembered."""
    secret, until = new_secret(), desk.now + _LENGTHS[kind]
    async with desk.storage.begin() as tx:
        number = await tx.links.add(kind, hashed(secret), ask.user, desk.now, until)
        await tx.admins.record(ask.user, what, number, desk.now)
    prefix = next(prefix for prefix, its in _KINDS.items() if its == kind)
    username = desk.chats.username if desk.chats else ""
    return f"https://t.me/{username}?start={prefix}{secret}", ask.speech.moment(until)


async def opened(ask: Ask, desk: Desk) -> Reply | None:
    """What follows from opening such a link, in private; None for anything else."""
    kind = _KINDS.get(ask.words[:2])
    if kind is None or ask.where.kind != "private":
        return None
    return await (_invited(ask, desk) if kind == "invite" else _made_admin(ask, desk))


async def _invited(ask: Ask, desk: Desk) -> Reply:
    """Let this person in; a link is not used up by somebody who is let in already."""
    if is_let_in(desk.door.access, await standing_of(ask, desk)):
        return await _welcome(ask, desk)
    if desk.door.access != "invite":
        return await closed(ask, desk) or Reply()
    async with desk.storage.begin() as tx:
        if await _used("invite", tx, ask, desk) is None:
            return reply(_dead(ask))
        await subscriber_of(tx, ask, desk)
    return await _welcome(ask, desk)


async def _welcome(ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
    return reply(welcome(known.topics if known else frozenset(), ask, desk))


async def _made_admin(ask: Ask, desk: Desk) -> Reply:
    if await is_admin(ask.user, desk):
        return reply(Message(text(ask.speech.say("You are an administrator of this bot already."))))
    async with desk.storage.begin() as tx:
        made_by = await _used("admin", tx, ask, desk)
        if made_by is None:
            return reply(_dead(ask))
        await tx.admins.add(ask.user, made_by, desk.now)
        await tx.admins.record(ask.user, JOINED, made_by, desk.now)
    said = ask.speech.say("You are an administrator of this bot now. /help shows your commands.")
    return Reply((Message(text(said)),), menus=(ask.user,))


async def _used(kind: LinkKind, tx: Tx, ask: Ask, desk: Desk) -> int | None:
    """Use the link up and say who made it; None if it works no more, or its maker runs the bot no more."""
    found = await tx.links.find(kind, hashed(ask.words[2:]), desk.now)
    if found is None or not await tx.links.remove(found.id):
        return None
    trusted = found.made_by in desk.door.admins or await tx.admins.has(found.made_by)
    return found.made_by if trusted else None


def _dead(ask: Ask) -> Message:
    said = ask.speech.say("This link works no more: it was used or revoked, or its time is over. Ask for a new one.")
    return Message(text(said))
