"""The third line: update → command → message → reply. Nothing but this file and the channel knows python-telegram-bot.

Updates of one chat are answered in order; chats do not wait for each other.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from telegram import BotCommand, CallbackQuery, Chat, ChatMember, Message, Update, User
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes, ExtBot, TypeHandler

from bot.channels.base import Address, Channel
from bot.channels.telegram import failure
from bot.commands import COMMANDS, Ask, Desk, Reply, answer, answer_tap, crash_message, plain_text_message
from bot.commands.base import say
from bot.config.model import Config
from bot.errors import SendFailure, SendTrouble
from bot.messages.speech import Speech, languages, speech
from storage.database import Storage

log = logging.getLogger(__name__)

WORDS = 500
TRIES = 5
LONGEST_WAIT = 60.0
AT_ONCE = 16
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
AGAIN = (SendTrouble.PAUSED, SendTrouble.UNREACHABLE, SendTrouble.UNKNOWN)


class Inbox:
    """Answers what people send."""

    def __init__(
        self,
        storage: Storage,
        channel: Channel,
        config: Callable[[], Config],
        sent: Callable[[Address], None] = lambda _: None,
    ) -> None:
        self._storage, self._channel, self._config, self._sent = storage, channel, config, sent
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def handle(self, update: Update) -> None:
        """Answer one update; never raises, so that no update can stop the bot."""
        chat = update.effective_chat
        if chat is None:
            return
        turn = self._turns.setdefault(chat.id, asyncio.Lock())
        async with turn:
            try:
                await self._handle(update, chat)
            except SendFailure as lost:
                log.warning("an answer was not delivered: %s", lost)
            except Exception:
                log.exception("an update could not be answered")

    async def _handle(self, update: Update, chat: Chat) -> None:
        if update.callback_query:
            await self._tapped(update.callback_query, chat)
        elif update.my_chat_member:
            await self._membership(chat, update.my_chat_member.new_chat_member)
        elif update.message and update.message.migrate_to_chat_id:
            async with self._storage.begin() as tx:
                await tx.subscribers.migrate(chat.id, update.message.migrate_to_chat_id)
        elif update.message and update.message.text:
            await self._said(update.message, update.message.text, chat)

    async def _said(self, message: Message, text: str, chat: Chat) -> None:
        where = _address(chat, message)
        name, words, to_us = command_in(text, message.get_bot().username)
        known = name in {command.name for command in COMMANDS}
        if chat.type != Chat.PRIVATE and not (name and (known or to_us)):
            return
        ask = Ask(where, words[:WORDS], _speech(message.from_user))
        if name is None:
            await self._send(where, say(plain_text_message(ask)))
        else:
            await self._send(where, await self._answered(ask, lambda desk: answer(name, ask, desk)))

    async def _tapped(self, query: CallbackQuery, chat: Chat) -> None:
        message = query.message if isinstance(query.message, Message) else None
        where = _address(chat, message)
        data = query.data or ""
        ask = Ask(where, data.partition(" ")[2], _speech(query.from_user))
        reply = await self._answered(ask, lambda desk: answer_tap(data, ask, desk))
        await _acknowledge(query, reply.toast)
        if reply.edit and message:
            await self._patiently(lambda: self._edit(where, message.message_id, reply))
        await self._send(where, reply)

    async def _answered(self, ask: Ask, command: Callable[[Desk], Awaitable[Reply]]) -> Reply:
        """The command's reply; a sentence, not silence, if it crashes."""
        try:
            return await command(Desk(self._storage, self._config(), datetime.now(UTC)))
        except Exception:
            log.exception("a command failed")
            return say(crash_message(ask))

    async def _membership(self, chat: Chat, member: ChatMember) -> None:
        if member.status in (ChatMember.BANNED, ChatMember.LEFT):
            async with self._storage.begin() as tx:
                for_good = await tx.subscribers.all_of(chat.id)
                for subscriber in for_good:
                    await tx.subscribers.disable(subscriber, "the bot was removed from the chat")

    async def _edit(self, where: Address, message_id: int, reply: Reply) -> None:
        if reply.edit:
            await self._channel.edit(where, message_id, reply.edit)

    async def _send(self, where: Address, reply: Reply) -> None:
        for message in reply.messages:
            await self._patiently(lambda message=message: self._channel.send(where, message))  # type: ignore[misc]
            self._sent(where)

    async def _patiently(self, send: Callable[[], Awaitable[object]]) -> None:
        """Try a few times while Telegram is slow or asks to wait: a person is waiting for an answer."""
        for attempt in range(TRIES):
            try:
                await send()
                return
            except SendFailure as failed:
                if failed.trouble not in AGAIN or attempt == TRIES - 1:
                    raise
                asked = failed.retry_after.total_seconds() if failed.retry_after else 2.0**attempt
                await asyncio.sleep(min(asked, LONGEST_WAIT))


async def _acknowledge(query: CallbackQuery, toast: str | None) -> None:
    """Stop the button's spinner; a query too old to be answered is nobody's loss."""
    try:
        await query.answer(toast)
    except TelegramError as error:
        log.info("a tap was not acknowledged: %s", failure(error))


def command_in(text: str, username: str) -> tuple[str | None, str, bool]:
    """(command, words after it, whether it names us): «/latest@casewatch_bot x» → ("latest", "x", True).

    The command is None for a text that is none, and for one that names another bot.
    """
    if not text.startswith("/"):
        return None, text, False
    first, _, words = text[1:].partition(" ") if " " in text.split("\n")[0] else text[1:].partition("\n")
    name, _, bot = first.partition("@")
    if bot and bot.lower() != username.lower():
        return None, text, False
    return name.lower(), " ".join(words.split()), bool(bot)


def _address(chat: Chat, message: Message | None) -> Address:
    thread = message.message_thread_id if message and message.is_topic_message else None
    return Address(chat.id, thread or 0, chat.type)


def _speech(user: User | None) -> Speech:
    return speech(user.language_code if user else None)


async def publish_menu(bot: ExtBot[None]) -> None:
    """Give Telegram the command menu, in every language there is."""
    shown = [command for command in COMMANDS if not command.hidden]
    for language in languages():
        voice = speech(language)
        menu = [BotCommand(command.name, voice.say(command.summary)) for command in shown]
        await bot.set_my_commands(menu, language_code=None if language == "en" else language)


def listen(application: Application, inbox: Inbox) -> None:  # type: ignore[type-arg]
    """Make the library hand every update to the inbox."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await inbox.handle(update)

    application.add_handler(TypeHandler(Update, handle))
