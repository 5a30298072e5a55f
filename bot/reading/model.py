"""The words of the reading room: a text, and everything that was understood of it, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Field = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Article:
    """The text that is read, exactly as it was given: HTML allowed, nothing trimmed.

    `language` and `country` (ISO 3166) are the feed's, a prior and no more; `published` is what dates resolve against.
    """

    title: str
    body: str
    language: str | None = None
    country: str | None = None
    published: datetime | None = None

    def field(self, name: Field) -> str:
        """The text that offsets of this field count in."""
        return self.title if name == "title" else self.body


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: code points into exactly the field given; `text` is that slice."""

    text: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that was met, and where."""

    rule: str
    where: Passage


@dataclass(frozen=True, slots=True)
class TopicReading:
    """A topic that the text is about; the hits are in order of field and start, and never none."""

    topic: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Words that would have counted for a topic, and why they did not (in English)."""

    topic: str
    reason: str
    where: Passage


Certainty = Literal["certain", "possible"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A watched person found in the text: how certain it is that it is they, and why (in English)."""

    name: str
    certainty: Certainty
    reason: str
    where: Passage


@dataclass(frozen=True, slots=True)
class Statute:
    """An article of law that the text cites.

    `jurisdiction` is ISO 3166, None if the text does not tell; `code` is one of criminal, criminal-procedure,
    administrative, tax, labour, civil, constitution, other; `article` is written 172, 352.1, 154-1; points are dropped.
    """

    jurisdiction: str | None
    code: str
    article: str
    part: str | None
    where: Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood of one article. `language` is the text's own, None if it cannot be told.

    `words` are the article's words in the spelling they are compared in, each once: what the full-text index keeps.
    """

    language: str | None
    countries: tuple[str, ...] = ()
    topics: tuple[TopicReading, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    statutes: tuple[Statute, ...] = ()
    watched: tuple[Mention, ...] = ()
    words: str = ""
