"""The words of the editing room: what can be changed in feeds.yaml, one thing an edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Part = Literal["keywords", "context", "exclude"]
FeedKey = Literal["name", "url", "language", "country", "every", "full_text", "user_agent", "paused"]


@dataclass(frozen=True, slots=True)
class AddFeed:
    """A new feed, behind the last one of its country; what is empty or None is left out. `every` is written as 10m."""

    name: str
    url: str
    language: tuple[str, ...] = ()
    country: str | None = None
    every: str | None = None
    full_text: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveFeed:
    """A feed no more."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeFeed:
    """Another value for one key of a feed; None takes the key away, so that the default holds."""

    name: str
    key: FeedKey
    value: str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class AddRule:
    """One more keyword, word of context or exclusion, at the end of its language's list."""

    topic: str
    part: Part
    language: str
    rule: str


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """A keyword, a word of context or an exclusion no more; a list without any stays as an empty one."""

    topic: str
    part: Part
    language: str
    rule: str


@dataclass(frozen=True, slots=True)
class AddTopic:
    """A new topic at the end, with its title by language and no keywords yet."""

    id: str
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemoveTopic:
    """A topic no more, with all that is looked for."""

    id: str


@dataclass(frozen=True, slots=True)
class SetTitle:
    """What people see of a topic in one language."""

    topic: str
    language: str
    title: str


Edit: TypeAlias = AddFeed | RemoveFeed | ChangeFeed | AddRule | RemoveRule | AddTopic | RemoveTopic | SetTitle
