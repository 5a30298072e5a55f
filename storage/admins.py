"""Who runs the bot beside those whom the environment names, what they did, and which chats they set up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Admin, AdminAction
from storage.tables import admin_actions, admin_menus, admins, trusted_chats
from storage.upsert import insert


class Admins:
    """Administrators in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Admin]:
        """Everybody who was made one in chat, the first first."""
        asked = select(admins).order_by(admins.c.added_at, admins.c.user_id)
        return [Admin(**row._mapping) for row in await self._connection.execute(asked)]

    async def has(self, user_id: int) -> bool:
        """Whether this person was made one in chat."""
        asked = select(admins.c.user_id).where(admins.c.user_id == user_id)
        return await self._connection.scalar(asked) is not None

    async def add(self, user_id: int, added_by: int, now: datetime) -> bool:
        """Make somebody one; says whether that is new."""
        row = {"user_id": user_id, "added_by": added_by, "added_at": now}
        statement = insert(self._connection, admins).values(row).on_conflict_do_nothing()
        return (await self._connection.execute(statement)).rowcount > 0

    async def remove(self, user_id: int) -> bool:
        """Make somebody one no longer; says whether they were."""
        gone = delete(admins).where(admins.c.user_id == user_id)
        return (await self._connection.execute(gone)).rowcount > 0

    async def record(self, who: int, what: str, about: object, now: datetime) -> None:
        """Remember what one of them did: `what` is an English sentence of the catalogues, never with a watched name."""
        row = {"at": now, "who": who, "what": what, "about": str(about)}
        await self._connection.execute(insert(self._connection, admin_actions).values(row))

    async def actions(self, limit: int) -> list[AdminAction]:
        """What they did last, the newest first."""
        asked = select(admin_actions).order_by(admin_actions.c.id.desc()).limit(limit)
        rows = await self._connection.execute(asked)
        return [AdminAction(row.at, row.who, row.what, row.about) for row in rows]

    async def menus(self) -> frozenset[int]:
        """In whose private chats the commands of administrators are shown."""
        return frozenset(await self._connection.scalars(select(admin_menus.c.user_id)))

    async def shown_menu(self, user_id: int, on: bool) -> None:
        """They are shown there now, or no longer."""
        if on:
            row = insert(self._connection, admin_menus).values(user_id=user_id)
            await self._connection.execute(row.on_conflict_do_nothing())
        else:
            await self._connection.execute(delete(admin_menus).where(admin_menus.c.user_id == user_id))

    async def trust(self, chat_id: int, now: datetime) -> None:
        """An administrator of the bot has set up this group or channel."""
        row = insert(self._connection, trusted_chats).values(chat_id=chat_id, trusted_at=now)
        await self._connection.execute(row.on_conflict_do_nothing())

    async def serves(self, chat_id: int, admins: Collection[int]) -> bool:
        """Whether this is the private chat of an administrator, one of these or not, or a chat that one set up."""
        return chat_id in admins or await self.has(chat_id) or await self.trusts(chat_id)

    async def trusts(self, chat_id: int) -> bool:
        """Whether an administrator of the bot has set up this group or channel."""
        asked = select(trusted_chats.c.chat_id).where(trusted_chats.c.chat_id == chat_id)
        return await self._connection.scalar(asked) is not None
