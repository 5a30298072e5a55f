"""How updates come in: asked for in a long poll, or posted by Telegram to our own address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, cast

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, TypeHandler, Updater

from bot.channels.telegram import failure
from bot.errors import SettingsError
from bot.inbox.inbox import Inbox
from bot.webhook import Webhook, set_webhook

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
# Far more than one chat sends while it is kept waiting: each of its updates takes a place, and others need some too.
AT_ONCE = 256
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER, Update.INLINE_QUERY]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@asynccontextmanager
async def listening(
    bot: Bot, inbox: Inbox, webhook: Webhook | None = None, public_url: str | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """Hear updates while inside: through `webhook` at `public_url` if they are given, else by asking.

    The task ends once Telegram is reached, and fails with SettingsError if it does not know the token.
    """
    application = Application.builder().bot(bot).job_queue(None).concurrent_updates(AT_ONCE).build()

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await inbox.handle(update)

    application.add_handler(TypeHandler(Update, handle))
    updater = cast(Updater, application.updater)
    connecting = asyncio.create_task(_connect(application, updater, inbox, webhook, public_url))
    try:
        yield connecting
    finally:
        inbox.close()
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        if webhook:
            webhook.queue = None
        await _stop(application, updater)


async def _stop(application: AnyApplication, updater: Updater) -> None:
    if updater.running:
        await updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()
    # The application leaves a bot alone that it could not start; its connections are open all the same.
    await application.bot.shutdown()


async def _connect(
    application: AnyApplication, updater: Updater, inbox: Inbox, webhook: Webhook | None, public_url: str | None
) -> None:
    """Reach Telegram, however long that takes: collecting does not wait for it."""
    await _for_ever(application.initialize)
    await application.start()
    if webhook and public_url:
        webhook.queue = application.update_queue
        await _for_ever(partial(set_webhook, application.bot, public_url, WANTED))
    else:
        await updater.start_polling(allowed_updates=WANTED, bootstrap_retries=-1, error_callback=_log_trouble)
    await _for_ever(partial(inbox.publish_menus, application.bot))


async def _for_ever(reach: Callable[[], Awaitable[None]]) -> None:
    wait = FIRST_WAIT
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
