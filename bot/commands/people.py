"""/person: stored entries that name a person, found as watched people are."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.commands.base import Ask, Command, Desk, Reply, known_subscriber, reply
from bot.commands.paging import PAGE, ask_anew, asked_page, button_data
from bot.language.tokens import folded_words
from bot.messages.lists import Quoted, quoted_page
from bot.messages.speech import mark
from bot.messages.text import Button, Message, text
from bot.reading.model import Article, Mention
from bot.reading.named import mentions_in
from bot.reading.names import NameIndex, parse_name, query_keys
from bot.reading.stored import search_keys, stored_article
from storage.records import StoredArticle, StoredEntry

LOOKED_AT = 200
AT_ONCE = 40
NEAR = 0.75
SUGGESTED = 3
EXAMPLE = "/person Arslan Temirbayev"


@dataclass(frozen=True, slots=True)
class Found:
    """A stored entry that names the person, with its text and every mention."""

    entry: StoredEntry
    article: StoredArticle
    mentions: tuple[Mention, ...]

    @property
    def quoted(self) -> Quoted:
        """As a list shows it."""
        places = tuple((one.where.start, one.where.end) for one in self.mentions if one.where.field == "body")
        return Quoted(self.entry, self.article.body, places)


def is_name(words: str) -> bool:
    """Whether there is a name in it to be looked for."""
    parsed = parse_name(words)
    return bool(parsed.given or parsed.surname)


async def person(ask: Ask, desk: Desk) -> Reply:
    """Stored entries with this name in any spelling and form, newest first."""
    if not is_name(ask.words):
        example = ask.speech.say("Write a name after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(example)))
    return reply(await _page(ask.words, 0, ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Another page; or, from a button that asks anew, the first in a message of its own."""
    name, page = asked_page(ask)
    message = await _page(name, page or 0, ask, desk)
    return reply(message) if page is None else Reply(edit=message)


async def _page(name: str, page: int, ask: Ask, desk: Desk) -> Message:
    found, _ = await named(name, desk, enough=(page + 1) * PAGE + 1)
    if len(found) <= page * PAGE:
        return await _nobody(name, ask, desk)
    return person_page(found, page, button_data("person", name), ask, desk)


def person_page(found: Sequence[Found], page: int, data: str, ask: Ask, desk: Desk) -> Message:
    """One page of these entries, with the sentence that names the person; `data` is what turns the page."""
    here = [one.quoted for one in found[page * PAGE : (page + 1) * PAGE + 1]]
    return quoted_page(here, page, data, desk.config, ask.speech, answering=ask.asked_id)


async def named(
    name: str, desk: Desk, *, enough: int = LOOKED_AT, without: Collection[int] = ()
) -> tuple[list[Found], bool]:
    """The newest entries that name this person, `enough` of them if there are as many; and whether all were looked at.

    The index only says where the name may be: each entry is read. Of a name that may be nearly anywhere, the newest
    LOOKED_AT are.
    """
    names, groups, found = NameIndex([name]), search_keys(name), list[Found]()
    for start in range(0, LOOKED_AT, AT_ONCE):
        async with desk.storage.read() as tx:
            ids = await tx.search.named(groups, AT_ONCE, start)
            entries = await tx.entries.some([id_ for id_ in ids if id_ not in without])
            texts = {entry.id: await tx.entries.article(entry.id) for entry in entries}
        stored = [(entry, article) for entry in entries if (article := texts[entry.id])]
        found += await asyncio.to_thread(_read, names, stored, desk)
        if len(ids) < AT_ONCE or len(found) >= enough:
            return found, len(ids) < AT_ONCE
    return found, False


def _read(names: NameIndex, stored: Sequence[tuple[StoredEntry, StoredArticle]], desk: Desk) -> list[Found]:
    read = (
        Found(entry, article, mentions_in(_article(entry, article, desk), names, on_topic=bool(entry.topics)))
        for entry, article in stored
    )
    return [one for one in read if one.mentions]


def _article(entry: StoredEntry, article: StoredArticle, desk: Desk) -> Article:
    return stored_article(article, desk.config.feed(entry.feed))


async def _nobody(name: str, ask: Ask, desk: Desk) -> Message:
    """There is no such name; perhaps it is one that this chat watches, spelt otherwise."""
    nothing = ask.speech.say("No stored article has the name “{name}”.", name=name)
    near = near_names(name, await _watched(ask, desk))
    if not near:
        return Message(text(nothing), reply_to=ask.asked_id)
    rows = tuple((Button(one[:60], ask_anew("person", one)),) for one in near)
    return Message(
        text(nothing, " ", ask.speech.say("Of those you watch, these are near:")), rows, reply_to=ask.asked_id
    )


async def _watched(ask: Ask, desk: Desk) -> list[str]:
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
        return [one.name for one in await tx.watches.of(known.id)] if known else []


def near_names(name: str, known: Sequence[str]) -> list[str]:
    """Of these names those that are spelt like this one, or have its surname; the nearest first."""
    wanted, keys = _folded(name), query_keys(name)
    likeness = {
        one: SequenceMatcher(None, wanted, _folded(one)).ratio() + _shares_surname(keys, query_keys(one))
        for one in known
        if one != name
    }
    return [one for one in sorted(likeness, key=lambda one: -likeness[one]) if likeness[one] >= NEAR][:SUGGESTED]


def _folded(name: str) -> str:
    return " ".join(sorted(folded_words(name)))


def _shares_surname(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return bool(one and other and not one[0].isdisjoint(other[0]))


PERSON = Command("person", mark("stored articles about a person"), person, tap, mark("NAME"), cost=5)
