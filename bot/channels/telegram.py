"""The channel to Telegram, and the one wall where python-telegram-bot's errors become ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.channels.base import Address
from bot.channels.updates import UpdateRequest
from bot.errors import SendFailure, SendTrouble
from bot.messages.text import Buttons, Message, html, plain, split

# Times as timedelta, which is what the library is changing to; without it every 429 is a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# One connection is kept for the long poll.
CONNECTIONS = 16
SECONDS = 20.0
_RETRY = re.compile(r"retry after (\d+)", re.IGNORECASE)
_REFUSED = (
    ("parse entities", SendTrouble.MARKUP),
    ("upgraded to a supergroup", SendTrouble.MIGRATED),
    ("chat not found", SendTrouble.CHAT_NOT_FOUND),
    ("thread not found", SendTrouble.THREAD_GONE),
    ("TOPIC_CLOSED", SendTrouble.THREAD_GONE),
    ("TOPIC_DELETED", SendTrouble.THREAD_GONE),
)


def telegram_bot(token: str, url: str, proxy: str | None) -> Bot:
    """The library's client for the Bot API server at `url` (Telegram's own, or a sandbox)."""
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=_request(HTTPXRequest, proxy),
        get_updates_request=_request(UpdateRequest, proxy),
    )


def _request(kind: type[HTTPXRequest], proxy: str | None) -> HTTPXRequest:
    """A connection pool to the Bot API that takes no proxy but the one it is given."""
    return kind(
        connection_pool_size=CONNECTIONS,
        proxy=proxy,
        read_timeout=SECONDS,
        write_timeout=SECONDS,
        connect_timeout=SECONDS,
        pool_timeout=SECONDS,
        httpx_kwargs={"trust_env": False},
    )


class TelegramChannel:
    """Sends and edits through a Bot API server."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, to: Address, message: Message, *, as_plain_text: bool = False) -> int:
        """Send it, in several messages if it is too long; the id is that of the last, which has the buttons."""
        parts = split(message.pieces, bare=as_plain_text)
        sent = 0
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)
            with translated():
                answer = await self._bot.send_message(
                    to.chat_id,
                    plain(part) if as_plain_text else html(part),
                    parse_mode=None if as_plain_text else ParseMode.HTML,
                    reply_markup=keyboard(message.buttons) if last else None,
                    link_preview_options=LinkPreviewOptions(is_disabled=not message.preview),
                    disable_notification=message.silent or None,
                    message_thread_id=to.thread_id or None,
                    reply_parameters=_answering(message) if number == 1 else None,
                )
            sent = answer.message_id
        return sent

    async def edit(self, to: Address, message_id: int, message: Message) -> None:
        """Put `message` in the place of one sent before; no change is no failure."""
        with translated(), unchanged_is_fine():
            await self._bot.edit_message_text(
                html(split(message.pieces)[0]),
                chat_id=to.chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(message.buttons),
                link_preview_options=LinkPreviewOptions(is_disabled=not message.preview),
            )

    async def put_buttons(self, to: Address, message_id: int, buttons: Buttons) -> None:
        """Change only the buttons below a message sent before; no change is no failure."""
        with translated(), unchanged_is_fine():
            await self._bot.edit_message_reply_markup(to.chat_id, message_id, reply_markup=keyboard(buttons))


def _answering(message: Message) -> ReplyParameters | None:
    if message.reply_to is None:
        return None
    # The message that is answered may have been deleted meanwhile.
    return ReplyParameters(message.reply_to, allow_sending_without_reply=True)


def keyboard(rows: Buttons) -> InlineKeyboardMarkup | None:
    """The buttons as the library wants them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.label, callback_data=one.data, url=one.url) for one in row] for row in rows]
    )


@contextmanager
def unchanged_is_fine() -> Iterator[None]:
    """Telegram refuses an edit that changes nothing; whoever tapped twice asked for just that."""
    try:
        yield
    except BadRequest as refused:
        if "not modified" not in refused.message.lower():
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn the library's errors into SendFailure."""
    try:
        yield
    except TelegramError as error:
        raise failure(error) from error


def failure(error: TelegramError) -> SendFailure:
    """What this error means for the message that was to be sent."""
    if isinstance(error, RetryAfter):
        return SendFailure(SendTrouble.PAUSED, retry_after=_length(error.retry_after), code=429)
    if isinstance(error, ChatMigrated):
        return SendFailure(SendTrouble.MIGRATED, migrated_to=error.new_chat_id, code=400)
    if isinstance(error, Forbidden):
        return SendFailure(SendTrouble.FORBIDDEN, code=403)
    if isinstance(error, InvalidToken):
        return SendFailure(SendTrouble.TOKEN, code=401)
    # Both are kinds of NetworkError to the library, and must be told apart from a network that is down.
    if isinstance(error, BadRequest):
        return SendFailure(_refusal(error.message), code=400)
    if isinstance(error, TimedOut):
        return SendFailure(SendTrouble.UNKNOWN)
    if asked := _RETRY.search(error.message):
        return SendFailure(SendTrouble.PAUSED, retry_after=timedelta(seconds=int(asked[1])), code=429)
    return SendFailure(SendTrouble.UNREACHABLE)


def _refusal(message: str) -> SendTrouble:
    lowered = message.lower()
    return next((trouble for words, trouble in _REFUSED if words.lower() in lowered), SendTrouble.REJECTED)


def _length(value: int | timedelta) -> timedelta:
    return value if isinstance(value, timedelta) else timedelta(seconds=value)
