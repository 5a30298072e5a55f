"""The command menu that Telegram shows, for each kind of chat and each language."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.commands import Command, commands_for
from bot.messages.speech import DEFAULT, languages, speech

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
        for language in languages():
            voice = speech(language)
            shown = [one for one in commands if one.name not in _UNLISTED]
            menu = [BotCommand(one.name, voice.say(one.summary)) for one in shown]
            await bot.set_my_commands(menu, scope, None if language == DEFAULT else language)
