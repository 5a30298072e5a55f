"""The third line: update → command → message → reply. Nothing but this file and the channel knows python-telegram-bot.

Updates of one chat are answered in order; chats do not wait for each other.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, cast
from weakref import WeakValueDictionary

from telegram import Bot, BotCommand, CallbackQuery, Chat, ChatMember, Message, Update, User
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, TypeHandler, Updater

from bot.alerts.pace import Pace
from bot.channels.base import Address, Channel
from bot.channels.telegram import failure
from bot.commands import COMMANDS, Ask, Desk, Reply, answer, answer_tap, crash_message, plain_text_message
from bot.commands.base import reply
from bot.config.model import Config
from bot.errors import SendFailure, SendTrouble, SettingsError
from bot.messages.speech import DEFAULT, Speech, languages, speech
from storage.database import Storage

log = logging.getLogger(__name__)

WORDS = 500
TRIES = 5
LONGEST_WAIT = 60.0
AT_ONCE = 16
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AGAIN = (SendTrouble.PAUSED, SendTrouble.UNREACHABLE, SendTrouble.UNKNOWN)


class Inbox:
    """Answers what people send."""

    def __init__(self, storage: Storage, channel: Channel, config: Callable[[], Config], pace: Pace) -> None:
        """`pace` is shared with the delivery: an answer counts against a chat's limit as an alert does."""
        self._storage, self._channel, self._config, self._pace = storage, channel, config, pace
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
            await self._send(where, reply(plain_text_message(ask)))
        else:
            await self._send(where, await self._answered(ask, lambda desk: answer(name, ask, desk)))

    async def _tapped(self, query: CallbackQuery, chat: Chat) -> None:
        message = query.message if isinstance(query.message, Message) else None
        where = _address(chat, message)
        data = query.data or ""
        ask = Ask(where, data.partition(" ")[2], _speech(query.from_user))
        answered = await self._answered(ask, lambda desk: answer_tap(data, ask, desk))
        await _acknowledge(query, answered.toast)
        if answered.edit and message:
            await self._patiently(partial(self._channel.edit, where, message.message_id, answered.edit))
        await self._send(where, answered)

    async def _answered(self, ask: Ask, command: Callable[[Desk], Awaitable[Reply]]) -> Reply:
        """The command's reply; a sentence, not silence, if it crashes."""
        try:
            return await command(Desk(self._storage, self._config(), datetime.now(UTC)))
        except Exception:
            log.exception("a command failed")
            return reply(crash_message(ask))

    async def _membership(self, chat: Chat, member: ChatMember) -> None:
        if member.status in (ChatMember.BANNED, ChatMember.LEFT):
            async with self._storage.begin() as tx:
                for_good = await tx.subscribers.all_of(chat.id)
                for subscriber in for_good:
                    await tx.subscribers.disable(subscriber, "the bot was removed from the chat")

    async def _send(self, where: Address, answered: Reply) -> None:
        for message in answered.messages:
            await self._patiently(partial(self._channel.send, where, message))
            self._pace.sent(where.chat_id, where.kind, time.monotonic())

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


async def publish_menu(bot: Bot) -> None:
    """Give Telegram the command menu, in every language there is."""
    shown = [command for command in COMMANDS if not command.hidden]
    for language in languages():
        voice = speech(language)
        menu = [BotCommand(command.name, voice.say(command.summary)) for command in shown]
        await bot.set_my_commands(menu, language_code=None if language == DEFAULT else language)


@asynccontextmanager
async def listening(bot: Bot, inbox: Inbox) -> AsyncIterator[asyncio.Task[None]]:
    """Hear updates while inside. The task ends once Telegram is reached, and fails if it does not know the token."""
    application = Application.builder().bot(bot).job_queue(None).concurrent_updates(AT_ONCE).build()

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await inbox.handle(update)

    application.add_handler(TypeHandler(Update, handle))
    updater = cast(Updater, application.updater)
    connecting = asyncio.create_task(_connect(application, updater))
    try:
        yield connecting
    finally:
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        if updater.running:
            await updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()


async def _connect(application: AnyApplication, updater: Updater) -> None:
    """Reach Telegram, however long that takes: collecting does not wait for it."""
    await _for_ever(application.initialize)
    await application.start()
    await updater.start_polling(allowed_updates=WANTED, bootstrap_retries=-1, error_callback=_log_trouble)
    await _for_ever(partial(publish_menu, application.bot))


async def _for_ever(reach: Callable[[], Awaitable[None]]) -> None:
    wait = 1.0
    while True:
        try:
            await reach()
            return
        except InvalidToken:
            raise SettingsError(
                "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather, "
                "or leave it unset to try the sandbox"
            ) from None
        except TelegramError as error:
            log.warning("Telegram is not reached: %s; next try in %d seconds", failure(error), wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)


def _log_trouble(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another process answers for the same token: stop one of the two")
    else:
        log.warning("updates do not come in: %s", failure(error))
