"""The bot is added to a chat, or removed from one."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, ChatMember, ChatMemberUpdated

from bot.channels.base import Address
from bot.commands import Ask, Desk, Reply, added, channel_offer, welcome
from bot.commands.access import closed_words
from bot.commands.base import reply
from bot.messages.speech import Speech, speech
from bot.messages.text import Message, text
from storage.records import Subscriber

OUT = (ChatMember.BANNED, ChatMember.LEFT)
NOTHING = Reply()


async def membership_reply(change: ChatMemberUpdated, desk: Desk) -> tuple[Address, Reply]:
    """What follows, and where to say it: nothing on leaving, a welcome on coming.

    Who adds the bot to a channel is asked in private what it shall tell there: in a channel nothing is set. Where
    somebody adds it who may not, it says so and leaves again.
    """
    chat, was, now = change.chat, change.old_chat_member.status, change.new_chat_member.status
    where = Address(chat.id, 0, chat.type)
    if now in OUT:
        await _left(chat.id, desk)
        return where, NOTHING
    if chat.type == Chat.CHANNEL:
        return await _into_channel(change, desk)
    if was not in OUT or chat.type == Chat.PRIVATE:
        return where, NOTHING
    return where, await _into_group(where, change, desk)


async def _left(chat_id: int, desk: Desk) -> None:
    async with desk.storage.begin() as tx:
        for subscriber in await tx.subscribers.all_of(chat_id):
            await tx.subscribers.disable(subscriber, "the bot was removed from the chat")


async def _into_channel(change: ChatMemberUpdated, desk: Desk) -> tuple[Address, Reply]:
    person = change.from_user
    private = Address(person.id, 0, "private")
    ask = Ask(private, "", speech(person.language_code), person.id, about=Address(change.chat.id, 0, "channel"))
    if not await added(ask, desk):
        return private, _leaving(change.chat.id, ask, desk)
    async with desk.storage.begin() as tx:
        await tx.subscribers.enable(change.chat.id)
    found = await desk.chats.look(change.chat.id) if desk.chats else None
    return private, await channel_offer(found, replace(ask, about=None), desk) or NOTHING


def _leaving(chat_id: int, ask: Ask, desk: Desk) -> Reply:
    return Reply((Message(text(closed_words(desk.door.access, ask.speech))),), leave=chat_id)


async def _into_group(where: Address, change: ChatMemberUpdated, desk: Desk) -> Reply:
    ask = Ask(where, "", speech(change.from_user.language_code), change.from_user.id)
    if not await added(ask, desk):
        return _leaving(where.chat_id, ask, desk)
    async with desk.storage.begin() as tx:
        await tx.subscribers.enable(where.chat_id)
        known = await tx.subscribers.find(where.chat_id)
    voice = speech(known.language if known else change.from_user.language_code)
    if known and known.topics:
        return reply(_back(known, desk, voice))
    return reply(welcome(frozenset(), replace(ask, speech=voice), desk))


def _back(known: Subscriber, desk: Desk, voice: Speech) -> Message:
    topics = [topic.called(voice.language) for topic in desk.config.topics if topic.id in known.topics]
    kept = voice.say("I am back. As before, I tell you about: {topics}.", topics=", ".join(topics))
    return Message(text(kept, " ", voice.say("/settings changes it.")))
