"""/feeds, /addfeed, /removefeed and /testfeed: what is polled, and changing that."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, page_number, reply
from bot.commands.drafts import Steered, offered, question, steered
from bot.config.edit import AddFeed, ChangeFeed, RemoveFeed
from bot.config.model import Config, Feed
from bot.errors import FeedError
from bot.feeds.discover import Discovered
from bot.feeds.entry import ParsedEntry
from bot.language.view import visible
from bot.messages.feeds import FEEDS_PAGE, feed_details, feeds_message, worst_first
from bot.messages.sources import wrong_with_feeds
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Message, Piece, Run, bold, cut, text
from bot.reading.model import Article
from bot.reading.read import understand
from bot.steering import Steering

_EXAMPLE = "https://example.org/rss"
_TITLE = 90


def mark_of(name: str) -> str:
    """What a button calls a feed: names may be longer than a button's data."""
    return sha256(name.encode()).hexdigest()[:12]


async def _feeds(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """Every feed, those with something wrong first."""
    return reply(await _page(0, ask, desk))


async def _page(page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        feeds, wrong = await tx.feeds.all(), wrong_with_feeds(await tx.notices.open())
    listed = worst_first(feeds, wrong)
    shown = listed[page * FEEDS_PAGE : (page + 1) * FEEDS_PAGE]
    back = (Button("←", f"feeds page {page - 1}"),) if page else ()
    on = (Button("→", f"feeds page {page + 1}"),) if (page + 1) * FEEDS_PAGE < len(listed) else ()
    rows = tuple((Button(one.name, f"feeds one {mark_of(one.name)}"),) for one in shown)
    pieces = feeds_message(len(feeds), shown, desk.now, ask.speech, wrong)
    return Message(pieces, (*rows, (*back, *on)) if back or on else rows)


async def _tap(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """Another page, one feed, or what a button does with it."""
    verb, _, what = ask.words.partition(" ")
    if verb == "page":
        return Reply(edit=await _page(page_number(what), ask, desk))
    feed = next((one for one in desk.config.feeds if mark_of(one.name) == what), None)
    if feed is None:
        return Reply(toast=ask.speech.say("This feed is configured no longer."), alarm=True)
    if verb == "now":
        return await _hurried(feed, ask, desk)
    if verb in ("pause", "resume"):
        change = ChangeFeed(feed.name, "paused", "true" if verb == "pause" else None)
        return await offered([change], ask, desk, steering)
    if verb == "remove":
        return await offered([RemoveFeed(feed.name)], ask, desk, steering)
    return Reply(edit=await _one(feed, ask, desk))


async def _one(feed: Feed, ask: Ask, desk: Desk) -> Message:
    """How one feed is doing, and what can be done with it."""
    async with desk.storage.read() as tx:
        stored = next((one for one in await tx.feeds.all() if one.name == feed.name), None)
        wrong = wrong_with_feeds(await tx.notices.open())
    say, its = ask.speech.say, mark_of(feed.name)
    pause = Button(say("Resume"), f"feeds resume {its}") if feed.paused else Button(say("Pause"), f"feeds pause {its}")
    rows = (
        (pause, Button(say("Poll now"), f"feeds now {its}")),
        (Button(say("Remove"), f"feeds remove {its}"), Button(say("All feeds"), "feeds page 0")),
    )
    return Message(feed_details(feed, stored, desk.now, ask.speech, wrong.get(feed.name)), rows)


async def _hurried(feed: Feed, ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.begin() as tx:
        done = await tx.feeds.hurry(feed.name, desk.now)
    if not done:
        return Reply(toast=ask.speech.say("It is paused in feeds.yaml: resume it first."), alarm=True)
    return Reply(toast=ask.speech.say("It is polled now. Look again in a moment."))


async def _remove(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    if not ask.words:
        return reply(Message(text(ask.speech.say("Write the name of a feed of /feeds behind the command."))))
    return await offered([RemoveFeed(" ".join(ask.words.split()))], ask, desk, steering)


def _looks(*, adds: bool) -> Steered:
    """The command that looks at the feed of an address, and offers to add it or not."""

    async def look(ask: Ask, desk: Desk, steering: Steering) -> Reply:
        if not ask.words or desk.discovery is None:
            said = ask.speech.say("Write the address of a feed, or of an outlet's page: {example}", example=_EXAMPLE)
            return reply(Message(text(said), reply_to=ask.message_id))
        config, _ = await steering.read()
        try:
            found = await desk.discovery.find(ask.words, [feed.name for feed in config.feeds], desk.now)
        except FeedError as refused:
            said = ask.speech.say("No feed can be read there: {why}", why=refused)
            return reply(Message(text(said), reply_to=ask.message_id))
        topics = await asyncio.to_thread(lambda: [_topics_in(one, desk, found) for one in found.newest])
        pieces = _found_pieces(found, topics, config, ask.speech)
        if not adds:
            return reply(Message(pieces, reply_to=ask.message_id))
        languages = (found.language,) if found.language else ()
        edit = AddFeed(found.name, found.url, languages, found.country)
        draft = await steering.draft(ask.user, [edit], desk.now)
        asked = question(draft, ask)
        return reply(Message((*pieces, *text("\n\n"), *asked.pieces), asked.buttons, reply_to=ask.message_id))

    return look


def _found_pieces(
    found: Discovered, topics: Sequence[Sequence[str]], config: Config, speech: Speech
) -> tuple[Piece, ...]:
    """What a feed calls itself, what is guessed of it, and its newest entries with their topics."""
    pieces: list[Piece] = list(text(bold(found.title or found.name), "\n", found.url))
    guessed = [*([speech.tongue(found.language)] if found.language else [])]
    guessed += [speech.country(found.country)] if found.country else []
    pieces += text("\n", speech.say("As far as can be told: {what}", what=", ".join(guessed))) if guessed else ()
    pieces += text("\n", speech.count("{number} article in it", "{number} articles in it", found.entries))
    for entry, ids in zip(found.newest, topics, strict=True):
        title = cut(" ".join(visible(entry.title).split()), _TITLE) or entry.link
        called = [topic.called(speech.language) for topic in config.topics if topic.id in ids]
        pieces += text("\n• ", Run(title, url=entry.link or None), f" — {', '.join(called)}" if called else "")
    return tuple(pieces)


def _topics_in(entry: ParsedEntry, desk: Desk, found: Discovered) -> list[str]:
    """The topics that an entry would be told under, by what the feed has of it."""
    if desk.wanted is None:
        return []
    article = Article(entry.title, entry.content or entry.summary, found.language, found.country)
    return [one.topic for one in understand(article, desk.wanted.topics).topics]


def _command(
    name: str, summary: str, answer: Steered, usage: str, tap: Steered | None = None, *, slow: bool = False
) -> Command:
    return Command(
        *(name, summary, steered(answer), steered(tap) if tap else None, usage),
        kind=Kind.PERSONAL,
        audience=Audience.ADMINS,
        slow=slow,
    )


FEEDS = _command("feeds", mark("the feeds: how they are doing, pause, poll, remove"), _feeds, "", _tap)
ADD_FEED = _command(
    "addfeed", mark("add a feed, after a look at what is in it"), _looks(adds=True), mark("ADDRESS"), slow=True
)
TEST_FEED = _command(
    "testfeed", mark("what is in a feed, without adding it"), _looks(adds=False), mark("ADDRESS"), slow=True
)
REMOVE_FEED = _command("removefeed", mark("take a feed out"), _remove, mark("NAME"))
