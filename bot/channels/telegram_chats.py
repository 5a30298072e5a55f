"""What Telegram tells about chats and the people in them."""

from __future__ import annotations

from contextlib import suppress

from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.channels.base import ChatInfo

_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class TelegramChats:
    """Asks a Bot API server. What it does not tell counts as no: rights are never assumed."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @property
    def username(self) -> str:
        """The bot's own name, without @."""
        return self._bot.username

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this person administers this chat. Who writes as the chat itself is one of its administrators."""
        if user_id == chat_id:
            return True
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError:
            return False
        return member.status in _ADMINS

    async def leave(self, chat_id: int) -> None:
        """Leave this group or channel; one that cannot be left is left alone."""
        with suppress(TelegramError):
            await self._bot.leave_chat(chat_id)

    async def look(self, chat: int | str) -> ChatInfo | None:
        """The chat of this id or @name; None if the bot cannot see it."""
        try:
            found = await self._bot.get_chat(chat)
            own = await self._bot.get_chat_member(found.id, self._bot.id)
        except TelegramError:
            return None
        admin = own.status in _ADMINS
        can_post = admin if found.type == "channel" else own.status not in (ChatMember.LEFT, ChatMember.BANNED)
        return ChatInfo(found.id, found.type, found.title or found.first_name or "", can_post)
