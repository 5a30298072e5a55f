"""The command menu that Telegram shows, for each kind of chat and each language."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, Forbidden

from bot.channels.telegram import failure
from bot.commands import Command, commands_for
from bot.messages.speech import DEFAULT, languages, speech
from storage.database import Storage

log = logging.getLogger(__name__)

# What is not chosen in a menu but typed where it is explained.
_UNLISTED = ("unwatch", "unmute", "unsubscribe")


def menus() -> list[tuple[BotCommandScope, tuple[Command, ...]]]:
    """Each scope with its commands; the default is for clients that know no other."""
    private, administrators = commands_for("private"), commands_for("group")
    return [
        (BotCommandScopeDefault(), commands_for("group", admin=False)),
        (BotCommandScopeAllPrivateChats(), private),
        (BotCommandScopeAllGroupChats(), commands_for("group", admin=False)),
        (BotCommandScopeAllChatAdministrators(), administrators),
    ]


async def publish_menu(bot: Bot) -> None:
    """Give Telegram every menu in every language there is."""
    for scope, commands in menus():
        await _publish(bot, scope, commands)


async def _publish(bot: Bot, scope: BotCommandScope, commands: Iterable[Command]) -> None:
    shown = [one for one in commands if one.name not in _UNLISTED]
    for language in languages():
        voice = speech(language)
        menu = [BotCommand(one.name, voice.say(one.summary)) for one in shown]
        await bot.set_my_commands(menu, scope, _code(language))


def _code(language: str) -> str | None:
    return None if language == DEFAULT else language


async def publish_admin_menus(bot: Bot, storage: Storage, admins: Collection[int]) -> None:
    """Show their commands to those who run the bot, by the environment or by what was said in chat; to nobody else."""
    async with storage.read() as tx:
        now, shown = {*admins, *(one.user_id for one in await tx.admins.all())}, await tx.admins.menus()
    for user in sorted(now | shown):
        await publish_admin_menu(bot, storage, user, on=user in now)


async def publish_admin_menu(bot: Bot, storage: Storage, user: int, *, on: bool) -> None:
    """Show this person the commands of administrators in their private chat, or no longer.

    Telegram takes no menu for a chat that it does not know: whoever is made an administrator before they have begun to
    talk to the bot gets it when they begin.
    """
    scope = BotCommandScopeChat(user)
    try:
        if on:
            await _publish(bot, scope, commands_for("private", runs_bot=True))
        else:
            for language in languages():
                await bot.delete_my_commands(scope, _code(language))
    except (BadRequest, Forbidden) as refused:
        log.debug("a menu of commands was not taken: %s", failure(refused))
        on = False
    async with storage.begin() as tx:
        await tx.admins.shown_menu(user, on)
