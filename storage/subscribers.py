"""Chats and what they chose. As little as possible: an id, a language, topics, countries, how loud."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.alerts import abandon
from storage.records import Mute, Possible, Subscriber
from storage.tables import (
    alerts,
    mutes,
    negatives,
    notice_posts,
    reviews,
    subscriber_countries,
    subscribers,
    subscriptions,
    trusted_chats,
    watches,
)
from storage.upsert import insert
from storage.watches import forget_unwatched


class Subscribers:
    """Subscribers in one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, chat_id: int, thread_id: int = 0) -> Subscriber | None:
        """The subscriber that this chat (or forum topic) is, if it is one."""
        asked = select(*_KEPT).where(subscribers.c.chat_id == chat_id, subscribers.c.thread_id == thread_id)
        row = (await self._connection.execute(asked)).one_or_none()
        if row is None:
            return None
        chosen = select(subscriptions.c.topic).where(subscriptions.c.subscriber_id == row.id)
        countries = select(subscriber_countries.c.country).where(subscriber_countries.c.subscriber_id == row.id)
        return Subscriber(
            **row._mapping,
            topics=frozenset(await self._connection.scalars(chosen)),
            countries=frozenset(await self._connection.scalars(countries)),
            mutes=await self.mutes(row.id),
        )

    async def mutes(self, subscriber_id: int) -> tuple[Mute, ...]:
        """What is muted for this subscriber, also what no longer is because its time is over."""
        asked = select(mutes.c.topic, mutes.c.until).where(mutes.c.subscriber_id == subscriber_id)
        return tuple(
            Mute(one.topic, one.until) for one in await self._connection.execute(asked.order_by(mutes.c.topic))
        )

    async def ensure(self, chat_id: int, thread_id: int, *, kind: str, language: str, now: datetime) -> int:
        """The id of this chat's subscriber, made if need be; one that had been disabled hears us again.

        `language` is what Telegram says of the person; it gives way to a language that was chosen.
        """
        values = {"chat_id": chat_id, "thread_id": thread_id, "kind": kind, "language": language, "created_at": now}
        statement = insert(self._connection, subscribers).values(values)
        kept = case((subscribers.c.language_chosen, subscribers.c.language), else_=language)
        again = {"kind": kind, "language": kept, "disabled": None}
        statement = statement.on_conflict_do_update(index_elements=["chat_id", "thread_id"], set_=again)
        return int((await self._connection.execute(statement.returning(subscribers.c.id))).scalar_one())

    async def speak(self, subscriber_id: int, language: str) -> None:
        """From now on speak the language that was chosen."""
        await self._change(subscriber_id, language=language, language_chosen=True)

    async def preview(self, subscriber_id: int, on: bool) -> None:
        """Show what is behind a link, or not."""
        await self._change(subscriber_id, previews=on)

    async def hush(self, subscriber_id: int, on: bool) -> None:
        """Let messages come without a sound, or with one."""
        await self._change(subscriber_id, silent=on)

    async def wish(self, subscriber_id: int, possible: Possible) -> None:
        """Hear of those who are only possibly a watched person with a sound, without one, or not at all."""
        await self._change(subscriber_id, possible=possible)

    async def whisper(self, subscriber_id: int, on: bool) -> None:
        """Let the first line of an alert name nobody who is watched, or name them."""
        await self._change(subscriber_id, discreet=on)

    async def hold(self, subscriber_id: int, approver: int | None) -> None:
        """Hold alerts until this person consents (0: whoever runs the bot), or send them at once if None."""
        await self._change(subscriber_id, approver=approver)

    async def _change(self, subscriber_id: int, **values: object) -> None:
        await self._connection.execute(update(subscribers).where(subscribers.c.id == subscriber_id).values(values))

    async def follow(self, subscriber_id: int, topics: Collection[str]) -> None:
        """Add topics to what this subscriber follows."""
        rows = [{"subscriber_id": subscriber_id, "topic": topic} for topic in topics]
        if rows:
            await self._connection.execute(insert(self._connection, subscriptions).on_conflict_do_nothing(), rows)

    async def unfollow(self, subscriber_id: int, topics: Collection[str] | None) -> None:
        """Take topics away; all of them if None."""
        gone = delete(subscriptions).where(subscriptions.c.subscriber_id == subscriber_id)
        await self._connection.execute(gone if topics is None else gone.where(subscriptions.c.topic.in_(topics)))

    async def limit_to(self, subscriber_id: int, countries: Collection[str]) -> None:
        """Want news that concerns these countries only; all countries if there are none."""
        old = delete(subscriber_countries).where(subscriber_countries.c.subscriber_id == subscriber_id)
        await self._connection.execute(old)
        rows = [{"subscriber_id": subscriber_id, "country": country} for country in countries]
        if rows:
            await self._connection.execute(insert(self._connection, subscriber_countries), rows)

    async def mute(self, subscriber_id: int, topic: str, until: datetime | None) -> None:
        """Let alerts of this topic («*»: all) come without a sound until then; until it is taken back, if None."""
        row = {"subscriber_id": subscriber_id, "topic": topic, "until": until}
        statement = insert(self._connection, mutes).values(row)
        again = statement.on_conflict_do_update(index_elements=["subscriber_id", "topic"], set_={"until": until})
        await self._connection.execute(again)

    async def unmute(self, subscriber_id: int, topic: str) -> None:
        """Take a mute back."""
        await self._connection.execute(
            delete(mutes).where(mutes.c.subscriber_id == subscriber_id, mutes.c.topic == topic)
        )

    async def all_of(self, chat_id: int) -> list[int]:
        """The subscribers that are this chat or a forum topic of it."""
        asked = select(subscribers.c.id).where(subscribers.c.chat_id == chat_id)
        return [int(id_) for id_ in await self._connection.scalars(asked)]

    async def forget(self, chat_id: int) -> None:
        """Erase every row about this chat: choices, watched names, alerts, attempts."""
        await self._connection.execute(delete(subscribers).where(subscribers.c.chat_id == chat_id))
        await self._connection.execute(delete(trusted_chats).where(trusted_chats.c.chat_id == chat_id))
        await self._connection.execute(delete(notice_posts).where(notice_posts.c.user_id == chat_id))
        await self._connection.execute(delete(reviews).where(reviews.c.user_id == chat_id))
        # A channel goes on asking before it posts: whoever runs the bot.
        theirs = update(subscribers).where(subscribers.c.approver == chat_id)
        await self._connection.execute(theirs.values(approver=0))
        await forget_unwatched(self._connection)

    async def disable(self, subscriber_id: int, reason: str) -> None:
        """Send nothing more to this subscriber until it speaks to us again."""
        await self._change(subscriber_id, disabled=reason)
        await abandon(self._connection, subscriber_id, reason)

    async def enable(self, chat_id: int) -> None:
        """The bot is back in this chat: its subscribers are told again."""
        await self._connection.execute(
            update(subscribers).where(subscribers.c.chat_id == chat_id).values(disabled=None)
        )

    async def pause(self, chat_id: int, until: datetime) -> None:
        """Send nothing to this chat, in any of its forum topics, before `until`."""
        await self._connection.execute(
            update(subscribers).where(subscribers.c.chat_id == chat_id).values(paused_until=until)
        )

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: its rows follow it to the new id."""
        taken = select(subscribers.c.id, subscribers.c.thread_id).where(subscribers.c.chat_id == new)
        there = {row.thread_id: row.id for row in await self._connection.execute(taken)}
        moving = select(subscribers.c.id, subscribers.c.thread_id).where(subscribers.c.chat_id == old)
        for row in (await self._connection.execute(moving)).all():
            if row.thread_id in there:
                await self._merge(row.id, there[row.thread_id])
        await self._connection.execute(
            update(subscribers).where(subscribers.c.chat_id == old).values(chat_id=new, kind="supergroup")
        )
        there_too = select(trusted_chats.c.chat_id).where(trusted_chats.c.chat_id == new)
        moved = update(trusted_chats).where(trusted_chats.c.chat_id == old, ~there_too.exists()).values(chat_id=new)
        await self._connection.execute(moved)

    async def _merge(self, source: int, target: int) -> None:
        chosen = select(subscriptions.c.topic).where(subscriptions.c.subscriber_id == source)
        await self.follow(target, (await self._connection.scalars(chosen)).all())
        watched = select(watches.c.name_id).where(watches.c.subscriber_id == target)
        of_both = update(negatives).where(negatives.c.subscriber_id == source, negatives.c.name_id.in_(watched))
        await self._connection.execute(of_both.values(subscriber_id=target))
        moving = update(watches).where(watches.c.subscriber_id == source, watches.c.name_id.not_in(watched))
        await self._connection.execute(moving.values(subscriber_id=target))
        told = select(alerts.c.story_id).where(alerts.c.subscriber_id == target)
        moved = update(alerts).where(alerts.c.subscriber_id == source, alerts.c.story_id.not_in(told))
        await self._connection.execute(moved.values(subscriber_id=target))
        await self._connection.execute(delete(subscribers).where(subscribers.c.id == source))


_KEPT = (
    *(subscribers.c.id, subscribers.c.chat_id, subscribers.c.thread_id, subscribers.c.kind, subscribers.c.language),
    *(subscribers.c.language_chosen, subscribers.c.previews, subscribers.c.silent, subscribers.c.disabled),
    *(subscribers.c.possible, subscribers.c.discreet, subscribers.c.approver),
)
