"""Answers what people send. Updates of one chat are answered in order; chats do not wait for each other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from telegram import Bot, CallbackQuery, Chat, Message, Update, User
from telegram.error import TelegramError

from bot.alerts.pace import Pace
from bot.channels.base import Address, Channel, Chats
from bot.channels.telegram import failure
from bot.commands import COMMANDS, Ask, Desk, Reply, answer, answer_tap, channel_offer, closed, crash_message, said
from bot.commands.access import is_admin
from bot.commands.base import reply
from bot.commands.limits import Limits
from bot.errors import SendFailure
from bot.feeds.discover import Discovery
from bot.inbox.incoming import (
    address_of,
    channel_of,
    command_in,
    replied_person,
    replied_text,
    speaker,
    tapped_message,
    text_of,
)
from bot.inbox.inline import answer_inline
from bot.inbox.membership import membership_reply
from bot.inbox.menu import publish_admin_menu, publish_admin_menus, publish_menu
from bot.inbox.outgoing import Outgoing
from bot.logs import crash
from bot.messages.speech import Speech, speech
from bot.messages.text import Message as Text
from bot.messages.text import text
from bot.rulebook import Rulebook
from bot.settings import OPEN, WATCH_LIMIT, Door
from bot.steering import Steering
from storage.database import Storage
from storage.errors import StorageError

log = logging.getLogger(__name__)

_NAMES = frozenset(command.name for command in COMMANDS)
_SLOW = frozenset(command.name for command in COMMANDS if command.slow)
# Who waits longer than this is told that there is something to wait for.
NOTE_AFTER = 1.0


class Inbox:
    """Answers one update after the other."""

    def __init__(
        self,
        storage: Storage,
        channel: Channel,
        chats: Chats,
        rulebook: Rulebook,
        pace: Pace,
        watch_limit: int = WATCH_LIMIT,
        door: Door = OPEN,
        discovery: Discovery | None = None,
    ) -> None:
        """`pace` is shared with the delivery: an answer counts against a chat's limit as an alert does.

        `watch_limit` is how many names a chat may watch, `door` who is let in, `discovery` looks for feeds that
        somebody wants to add.
        """
        self._storage, self._chats, self._rulebook, self._watch_limit = storage, chats, rulebook, watch_limit
        self._door, self._limits = door, Limits()
        self._steering, self._discovery = Steering(rulebook), discovery
        self._out = Outgoing(channel, pace)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def close(self) -> None:
        """Wait no longer to repeat answers that Telegram does not take: the bot stops."""
        self._out.close()

    async def handle(self, update: Update) -> None:
        """Answer one update; never raises, so that no update can stop the bot."""
        chat = update.effective_chat
        turn = self._turns.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with turn:
            try:
                await self._handle(update, chat)
            except SendFailure as lost:
                log.warning("an answer was not delivered: %s", lost)
            except Exception as error:
                log.error("an update could not be answered: %s", crash(error))

    async def _handle(self, update: Update, chat: Chat | None) -> None:
        if update.inline_query:
            await answer_inline(update.inline_query, self._desk())
        elif chat is None:
            return
        elif update.callback_query:
            await self._tapped(update.callback_query, chat)
        elif update.my_chat_member:
            where, answered = await membership_reply(update.my_chat_member, self._desk())
            await self._say(where, answered, update.my_chat_member.get_bot())
        elif update.message and update.message.migrate_to_chat_id:
            async with self._storage.begin() as tx:
                await tx.subscribers.migrate(chat.id, update.message.migrate_to_chat_id)
        elif update.message and text_of(update.message):
            await self._said(update.message, text_of(update.message), chat)

    async def _said(self, message: Message, words: str, chat: Chat) -> None:
        # What others wrote is read, not obeyed.
        forwarded = message.forward_origin is not None
        name, words, to_us = (None, words, False) if forwarded else command_in(words, self._chats.username)
        if chat.type != Chat.PRIVATE and not (name and (name in _NAMES or to_us)):
            return
        ask = await self._ask(address_of(chat, message), words, message, message.from_user, speaker(message))
        if name is None:
            answered = await self._answered(ask, lambda desk: self._unasked(message, ask, desk))
        else:
            answered = await self._noted(ask, name)
        await self._say(ask.where, answered, message.get_bot())

    async def _noted(self, ask: Ask, name: str) -> Reply:
        """The answer to a command; if it takes a while, it comes in the place of a note that says so."""
        work = asyncio.create_task(self._answered(ask, lambda desk: answer(name, ask, desk)))
        try:
            await asyncio.wait({work}, timeout=NOTE_AFTER if name in _SLOW else None)
            if work.done():
                return work.result()
            note = Text(text(ask.speech.say("One moment…")), reply_to=ask.message_id)
            message_id = await self._out.note(ask.where, note)
            return await self._out.instead(ask.where, message_id, await work)
        finally:
            work.cancel()

    async def _unasked(self, message: Message, ask: Ask, desk: Desk) -> Reply:
        """A text that is no command; one forwarded from a channel of ours opens that channel's settings."""
        if shut := await closed(ask, desk):
            return shut
        channel = channel_of(message)
        if channel and (offer := await channel_offer(await self._chats.look(channel), ask, desk)):
            return offer
        return await said(ask, desk, forwarded=message.forward_origin is not None)

    async def _tapped(self, query: CallbackQuery, chat: Chat) -> None:
        message = tapped_message(query)
        ask = await self._ask(address_of(chat, message), "", message, query.from_user, query.from_user.id)
        answered = await self._answered(ask, lambda desk: answer_tap(query.data or "", ask, desk))
        await _acknowledge(query, answered)
        if message is None and answered.edit:
            answered = replace(answered, messages=(answered.edit, *answered.messages))
        await self._out.change(ask.where, message.message_id if message else None, answered)
        await self._say(ask.where, answered, query.get_bot())

    async def _ask(self, where: Address, words: str, message: Message | None, user: User | None, speaks: int) -> Ask:
        voice = await self._speech(where, user)
        if message is None:
            return Ask(where, words, voice, speaks)
        answered = message.reply_to_message if message.from_user and message.from_user.is_bot else message
        asked_id = answered.message_id if answered else None
        replied = replied_person(message)
        return Ask(where, words, voice, speaks, message.message_id, asked_id, replied_text(message), None, replied)

    async def _speech(self, where: Address, user: User | None) -> Speech:
        """The language that the chat chose; else in a private chat the person's, elsewhere the chat's own."""
        try:
            async with self._storage.read() as tx:
                known = await tx.subscribers.find(where.chat_id, where.thread_id)
        except StorageError:
            known = None  # the command meets it too, and says so
        if known and (known.language_chosen or where.kind != "private"):
            return speech(known.language)
        return speech(user.language_code if user else None)

    async def _say(self, where: Address, answered: Reply, bot: Bot) -> None:
        """Send the answer, and do what follows from it, also where nobody takes the answer."""
        try:
            await self._out.send(where, answered)
        finally:
            if answered.leave is not None:
                await self._chats.leave(answered.leave)
            for user in answered.menus:
                await publish_admin_menu(bot, self._storage, user, on=await is_admin(user, self._desk()))

    async def publish_menus(self, bot: Bot) -> None:
        """Give Telegram the menus of commands: everybody's, and that of each who runs the bot."""
        await publish_menu(bot)
        await publish_admin_menus(bot, self._storage, self._door.admins)

    async def _answered(self, ask: Ask, command: Callable[[Desk], Awaitable[Reply]]) -> Reply:
        """The command's reply; a sentence, not silence, if it crashes."""
        try:
            return await command(self._desk())
        except Exception as error:
            log.error("a command failed: %s", crash(error))
            return reply(crash_message(ask))

    def _desk(self) -> Desk:
        book = self._rulebook
        return Desk(
            *(self._storage, book.config, datetime.now(UTC), book.wanted, self._chats),
            *(self._watch_limit, self._door, self._limits, self._steering, self._discovery),
        )


async def _acknowledge(query: CallbackQuery, answered: Reply) -> None:
    """Stop the button's spinner; a query too old to be answered is nobody's loss."""
    try:
        await query.answer(answered.toast, show_alert=answered.alarm)
    except TelegramError as error:
        log.info("a tap was not acknowledged: %s", failure(error))
