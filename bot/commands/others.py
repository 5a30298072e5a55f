"""*Not this person*, below an alert: who of the same name is somebody else, and by what they are told apart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.commands.base import Ask, Desk, Reply, entry_number, known_subscriber
from bot.messages.alert import alert_buttons, title
from bot.messages.speech import Speech
from bot.messages.text import Button, Buttons, cut
from bot.reading.model import Article, Passage
from bot.reading.names import NameIndex
from bot.reading.negatives import case_of, exclusions_of, offered, written
from bot.reading.read import understand
from bot.reading.stored import stored_article
from storage.records import AlertContent, Exclusion, Named, Negative, NegativeKind, StoredArticle, StoredEntry

BACK, CASE, ENTRY = "back", "case", "entry"
# What is stored of the name already is looked through too, the newest entries of it.
LOOKED_AT = 50


async def not_this_person(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    """Below an alert: ask who is meant and what tells them apart, then remember it. Only the buttons change.

    `words` are the entry's number, then the name's, then the answer, as far as they were tapped.
    """
    entry_id = entry_number(words[0]) if words else 0
    async with desk.storage.read() as tx:
        alert = await tx.alerts.told(entry_id, ask.where.chat_id, ask.where.thread_id)
    people = alert.named if alert else ()
    if alert is None or not people or words[-1] == BACK:
        return Reply(buttons=alert_buttons(entry_id, ask.where.kind, ask.speech, named=bool(people)))
    one = next((one for one in people if one.name_id == entry_number(words[1])), None) if len(words) > 1 else None
    one = people[0] if len(people) == 1 else one
    if one is None:
        return Reply(buttons=_whom(entry_id, people, ask.speech))
    answers = _answers(one, alert)
    answered = answers.get(words[2]) if len(words) > 2 else None
    if answered is None:
        return Reply(buttons=_what(entry_id, one, answers, ask.speech))
    await _remember(one, alert, *answered, ask, desk)
    named = len(people) > 1
    return Reply(
        buttons=alert_buttons(entry_id, ask.where.kind, ask.speech, named=named),
        toast=ask.speech.say("Noted. /watchlist shows it, and takes it back."),
    )


def said_of(negative: Negative, entry: StoredEntry | None, speech: Speech) -> str:
    """What tells this other person apart, in a few words."""
    if negative.kind == "given":
        return speech.say("given name {word}", word=negative.detail["word"])
    if negative.kind == "patronymic":
        return speech.say("patronymic {word}", word=negative.detail["word"])
    about = cut(title(entry, speech), 60) if entry else speech.say("(no title)")
    if negative.kind == "case":
        return speech.say("the case of “{title}”", title=about)
    return speech.say("“{title}” alone", title=about)


_Answer = tuple[NegativeKind, str]


def _answers(one: Named, alert: AlertContent) -> dict[str, _Answer]:
    """What can be answered, by what its button sends: words that are written otherwise, another case, this entry."""
    texts = {"title": alert.article.title, "body": alert.article.body}
    places = [Passage(at["text"], at["field"], at["start"], at["end"]) for at in one.places]
    words = offered(one.name, [written(texts[place.field], place) for place in places])
    numbered: dict[str, _Answer] = {f"{kind}{number}": (kind, word) for number, (kind, word) in enumerate(words)}
    return {**numbered, CASE: ("case", ""), ENTRY: ("entry", "")}


def _whom(entry_id: int, people: Sequence[Named], speech: Speech) -> Buttons:
    names = tuple((Button(one.name[:60], f"watchlist not {entry_id} {one.name_id}"),) for one in people)
    return (*names, _back(entry_id, speech))


def _what(entry_id: int, one: Named, answers: dict[str, _Answer], speech: Speech) -> Buttons:
    data = f"watchlist not {entry_id} {one.name_id}"
    rows = tuple((Button(_label(*said, speech)[:60], f"{data} {answer}"),) for answer, said in answers.items())
    return (*rows, _back(entry_id, speech))


def _label(kind: NegativeKind, word: str, speech: Speech) -> str:
    if kind == "given":
        return speech.say("{word} is another given name", word=word)
    if kind == "patronymic":
        return speech.say("{word} is another patronymic", word=word)
    return speech.say("Another case") if kind == "case" else speech.say("Only this article")


def _back(entry_id: int, speech: Speech) -> tuple[Button, ...]:
    return (Button(speech.say("← Back"), f"watchlist not {entry_id} {BACK}"),)


async def _remember(one: Named, alert: AlertContent, kind: NegativeKind, word: str, ask: Ask, desk: Desk) -> None:
    """Save who is not the person, and which of the stored entries that concerns."""
    detail: dict[str, Any] = {"entry": alert.entry.id}
    if kind in ("given", "patronymic"):
        detail["word"] = word
    if kind == "case" and desk.wanted:
        article = _article(alert.entry, alert.article, desk)
        detail |= case_of(await asyncio.to_thread(understand, article, desk.wanted.topics))
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        said = await tx.negatives.add(known.id, one.name_id, kind, detail, desk.now) if known else None
        stored = await tx.entries.naming(one.name_id, LOOKED_AT) if said else []
    if said is None:
        return
    met = await asyncio.to_thread(_met, one.name, said, stored, desk) if kind != "entry" else {}
    async with desk.storage.begin() as tx:
        await tx.negatives.exclude({**met, alert.entry.id: [Exclusion(said.id)]})


def _met(
    name: str, said: Negative, stored: Sequence[tuple[StoredEntry, StoredArticle]], desk: Desk
) -> dict[int, Sequence[Exclusion]]:
    """Which of these entries are about the other person too."""
    if desk.wanted is None:
        return {}
    found: dict[int, Sequence[Exclusion]] = {}
    for entry, text in stored:
        article = _article(entry, text, desk)
        reading = understand(article, desk.wanted.topics, NameIndex([name]))
        found[entry.id] = exclusions_of(article, reading, {name: said.name_id}, {said.name_id: [said]})
    return found


def _article(entry: StoredEntry, text: StoredArticle, desk: Desk) -> Article:
    return stored_article(text, desk.config.feed(entry.feed))
