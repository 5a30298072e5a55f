"""A new keyword holds for what is new; if an administrator says so, also for what was stored in the last days."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from datetime import timedelta

from bot.commands.base import Ask, Desk, Reply
from bot.config.edit import AddRule
from bot.messages.text import Button, Buttons
from bot.preview import concerned, preview
from bot.reading.backtest import Asked
from bot.reading.keywords import TopicRules
from bot.reading.read import understand
from bot.reading.stored import matches_of
from bot.steering import Draft
from storage.records import Match

DAYS = 7
SECONDS = 10.0


def new_keyword(draft: Draft) -> AddRule | None:
    """The keyword that this draft adds, if that is what it does."""
    edit = draft.edits[0] if len(draft.edits) == 1 else None
    return edit if isinstance(edit, AddRule) and edit.part != "exclude" else None


async def offer(draft: Draft, ask: Ask, desk: Desk) -> Buttons:
    """A button that tells of what the saved keyword meets in the last days; none if it meets nothing there."""
    edit = new_keyword(draft)
    if edit is None:
        return ()
    found = await preview(
        *(desk.storage, draft.config, edit.topic, [edit]),
        now=desk.now,
        days=DAYS,
        seconds=SECONDS,
        off_loop=asyncio.to_thread,
    )
    if not found.gained:
        return ()
    said = ask.speech.count(
        "Alert subscribers about {number} match of the last 7 days",
        "Alert subscribers about {number} matches of the last 7 days",
        found.gained,
    )
    return ((Button(said, f"draft tell {draft.token}"),),)


async def told(draft: Draft, ask: Ask, desk: Desk) -> Reply:
    """File what the keyword meets in the last days, and plan the alerts, as if it were new."""
    edit = new_keyword(draft)
    if edit is None or desk.wanted is None:
        return Reply(toast=ask.speech.say("This button no longer works."), buttons=())
    entries = alerts = 0
    async with aclosing(concerned(desk.storage, draft.config, [edit], desk.now - timedelta(days=DAYS))) as batches:
        async for batch in batches:
            found = await asyncio.to_thread(_met, batch, edit.topic, desk.wanted.topics)
            async with desk.storage.begin() as tx:
                more = await tx.entries.meet(found, desk.now)
            entries, alerts = entries + more[0], alerts + more[1]
    said = ask.speech.say(
        "Articles that were added: {entries}. Alerts that go out: {alerts}.", entries=entries, alerts=alerts
    )
    return Reply(toast=said, alarm=True, buttons=())


def _met(batch: Sequence[Asked], topic: str, rules: TopicRules) -> Mapping[int, Sequence[Match]]:
    """The articles that meet the topic now and did not, with their hits; one that cannot be read is left alone."""
    found: dict[int, Sequence[Match]] = {}
    for asked in batch:
        matches = [] if asked.matched else _matches(asked, topic, rules)
        if matches:
            found[asked.entry_id] = matches
    return found


def _matches(asked: Asked, topic: str, rules: TopicRules) -> list[Match]:
    try:
        reading = understand(asked.article, rules)
    except Exception:  # whatever one text does to the reading, the others are read
        return []
    return [one for one in matches_of(reading) if one.topic == topic]
