"""A reading in colours, for a terminal. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from bot.reading.model import Article, Field, Passage, Reading

# A text may try to talk to the terminal. One sign for one sign, so that places stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
COLOURS = ("green", "cyan", "magenta", "yellow", "blue", "red")


def shown(article: Article, reading: Reading) -> RenderableType:
    """The text, its hits in the colour of their topic, then each hit and why, the law cited, and what did not count."""
    colours = {topic.topic: COLOURS[i % len(COLOURS)] for i, topic in enumerate(reading.topics)}
    told = (*_topics(reading, colours), *_statutes(reading), *_watched(reading), *_suppressed(reading))
    return Group(*_texts(article, reading, colours), Text(), *told)


def _texts(article: Article, reading: Reading, colours: dict[str, str]) -> Iterator[Text]:
    fields: tuple[Field, ...] = ("title", "body")
    for field in fields:
        text = Text(_CONTROL.sub("·", article.field(field)), style="bold" if field == "title" else "")
        for topic in reading.topics:
            for hit in topic.hits:
                _mark(text, hit.where, field, f"bold {colours[topic.topic]} underline")
        for one in reading.suppressed:
            _mark(text, one.where, field, "dim strike")
        if text.plain:
            yield text


def _mark(text: Text, where: Passage, field: Field, style: str) -> None:
    if where.field == field:
        text.stylize(style, where.start, where.end)


def _topics(reading: Reading, colours: dict[str, str]) -> Iterator[Text]:
    yield Text(f"language: {reading.language or 'unknown'}")
    yield Text(f"countries: {', '.join(reading.countries) or 'unknown'}")
    if not reading.topics:
        yield Text("no topic")
    for topic in reading.topics:
        yield Text(topic.topic, style=f"bold {colours[topic.topic]}")
        for hit in topic.hits:
            yield Text(f"  {_quoted(hit.where)} meets {hit.rule}")


def _statutes(reading: Reading) -> Iterator[Text]:
    for one in reading.statutes:
        part = f", part {one.part}" if one.part else ""
        law = f"{one.jurisdiction or 'country unknown'}, {one.code}, article {one.article}{part}"
        yield Text(f"{_quoted(one.where)} cites {law}")


def _watched(reading: Reading) -> Iterator[Text]:
    for one in reading.watched:
        yield Text(f"{one.name}: {one.certainty}, {_quoted(one.where)}, {one.reason}", style="bold")


def _suppressed(reading: Reading) -> Iterator[Text]:
    for one in reading.suppressed:
        yield Text(f"not {one.topic}: {_quoted(one.where)}, {one.reason}", style="dim")


def _quoted(where: Passage) -> str:
    return f"«{_CONTROL.sub('·', where.text)}» in the {where.field}"
