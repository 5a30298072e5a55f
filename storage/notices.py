"""What went wrong, since when, and who was told of it: an outbox of its own, so that no alert waits for a notice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import Notice, NoticePost, PostState
from storage.tables import notice_posts, notices, subscribers
from storage.upsert import insert

KEPT = timedelta(days=90)


class Notices:
    """Notices in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self) -> list[Notice]:
        """What is wrong now, the oldest first."""
        asked = select(notices).where(notices.c.over_at.is_(None)).order_by(notices.c.since, notices.c.id)
        return [Notice(**row._mapping) for row in await self._connection.execute(asked)]

    async def tell(
        self,
        kind: str,
        key: str,
        message: str,
        *,
        since: datetime,
        figures: Mapping[str, float],
        users: Collection[int],
        now: datetime,
    ) -> bool:
        """Something is wrong: these people are to be told, unless they were told of it with the same message.

        Says whether anybody is told anew.
        """
        asked = _open(kind, key).with_only_columns(notices.c.id, notices.c.message)
        known = (await self._connection.execute(asked)).one_or_none()
        if known and known.message == message:
            return False
        values = {"message": message, "figures": dict(figures), "told_at": now}
        if known:
            await self._connection.execute(update(notices).where(notices.c.id == known.id).values(values))
            notice_id = known.id
        else:
            row = insert(self._connection, notices).values(kind=kind, key=key, since=since, **values)
            notice_id = (await self._connection.execute(row.returning(notices.c.id))).scalar_one()
        await self._plan(notice_id, users, now, over=False)
        return True

    async def over(self, kind: str, key: str, now: datetime, *, told: bool = True) -> bool:
        """It is over: whoever was told of its beginning is told so, or nobody if not `told`. Says whether it was open.

        A beginning that was not sent yet is not sent any more: the end says since when it was.
        """
        notice_id = await self._connection.scalar(_open(kind, key).with_only_columns(notices.c.id))
        if notice_id is None:
            return False
        await self._connection.execute(update(notices).where(notices.c.id == notice_id).values(over_at=now))
        began = and_(notice_posts.c.notice_id == notice_id, ~notice_posts.c.over)
        heard = select(notice_posts.c.user_id).where(began, notice_posts.c.state != "never")
        users = list(await self._connection.scalars(heard)) if told else []
        late = update(notice_posts).where(began, notice_posts.c.state == "due")
        await self._connection.execute(late.values(state="never"))
        await self._plan(notice_id, users, now, over=True)
        await self._connection.execute(delete(notices).where(notices.c.over_at < now - KEPT))
        return True

    async def due(self, now: datetime, limit: int) -> list[NoticePost]:
        """Who is to be told of what now; each person's oldest notices first."""
        asked = (
            select(
                notices,
                notice_posts.c.user_id,
                notice_posts.c.over,
                notice_posts.c.attempts,
                subscribers.c.language,
            )
            .join_from(notice_posts, notices)
            .outerjoin(subscribers, and_(subscribers.c.chat_id == notice_posts.c.user_id, subscribers.c.thread_id == 0))
            .where(notice_posts.c.state == "due", notice_posts.c.due_at <= now)
            .order_by(notice_posts.c.due_at, notices.c.id)
            .limit(limit)
        )
        return [_post(row._mapping) for row in await self._connection.execute(asked)]

    async def record(self, post: NoticePost, state: PostState, due_at: datetime, attempts: int) -> None:
        """What came of one attempt to tell somebody."""
        this = (notice_posts.c.notice_id == post.notice.id, notice_posts.c.user_id == post.user_id)
        change = update(notice_posts).where(*this, notice_posts.c.over.is_(post.over))
        # Over meanwhile: then its beginning is news no longer.
        change = change.where(notice_posts.c.state == "due")
        await self._connection.execute(change.values(state=state, due_at=due_at, attempts=attempts))

    async def _plan(self, notice_id: int, users: Collection[int], now: datetime, *, over: bool) -> None:
        again = {"state": "due", "due_at": now, "attempts": 0}
        rows = [{"notice_id": notice_id, "user_id": user, "over": over, **again} for user in sorted(users)]
        if rows:
            statement = insert(self._connection, notice_posts)
            keys = ["notice_id", "user_id", "over"]
            await self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=again), rows)


def _open(kind: str, key: str) -> Select[Any]:
    return select(notices).where(notices.c.kind == kind, notices.c.key == key, notices.c.over_at.is_(None))


def _post(row: RowMapping) -> NoticePost:
    notice = Notice(**{name: row[name] for name in Notice.__slots__})
    return NoticePost(notice, row["user_id"], row["language"], row["over"], row["attempts"])
