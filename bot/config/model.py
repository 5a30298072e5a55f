"""The words of feeds.yaml, validated. What each means to an admin is told in docs/feeds-yaml.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bot.config.lists import list_item, make_list, shipped_lists
from bot.config.rule import Lists, Rule, parse_rule
from bot.errors import RuleError

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LENGTH = re.compile(r"(\d{1,6})\s*([smhd])")
_CODES = "criminal criminal-procedure administrative tax labour civil constitution other"
_STATUTE = re.compile(r"([A-Z]{2}) ([a-z-]+) (\d{1,4}(?:[.-]\d{1,2}){0,2})")


def _length(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = _LENGTH.fullmatch(str(value).strip())
    if not found or not int(found[1]):
        raise ValueError(f"«{value}» is not a length of time; write a number with s, m, h or d, such as 10m")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _address(value: str) -> str:
    if not _is_address(value):
        raise ValueError(f"«{value}» is not an address; write the whole of it, such as https://example.org/rss")
    return value


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(usable) and not any(sign.isspace() for sign in value)


def _statute(value: str) -> str:
    found = _STATUTE.fullmatch(value)
    if not found or found[2] not in _CODES.split():
        raise ValueError(f"«{value}» is not a statute; write country, code and article, such as KZ criminal 172")
    return value


def _words(value: object) -> str:
    """A number is taken as text; what YAML reads as yes/no or nothing is a slip of the pen."""
    if isinstance(value, bool) or value is None or not isinstance(value, str | int | float):
        raise ValueError(f"«{value}» is not a keyword; put quotes around it if you mean the word")
    return str(value)


def _titles(value: object) -> object:
    return {"en": value} if isinstance(value, str) else value


def _languages(value: object) -> object:
    return (value,) if isinstance(value, str) else () if value is None else value


def _rule(value: object) -> Rule:
    return value if isinstance(value, Rule) else parse_rule(_words(value))


def _listed(value: object) -> Rule:
    """A word or a phrase of a list."""
    return list_item(_rule(value))


Length = Annotated[timedelta, BeforeValidator(_length)]
Address = Annotated[str, AfterValidator(_address)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), BeforeValidator(_words)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
FullText = Literal["auto", "always", "never"]
Statute = Annotated[str, AfterValidator(_statute)]
# Short enough to go into a button's 64 bytes behind a channel's number and a command's name.
TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
ListName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]{0,31}$")]
WordList = Mapping[Language, tuple[Annotated[Rule, BeforeValidator(_listed)], ...]]
Rules = Mapping[Language, tuple[Annotated[Rule, BeforeValidator(_rule)], ...]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Defaults(_Strict):
    """What holds for every feed that does not say otherwise."""

    every: Length = timedelta(minutes=10)
    full_text: FullText = "auto"


class Feed(_Strict):
    """One RSS or Atom address that an outlet publishes; its key is its name."""

    name: Name
    url: Address
    language: Annotated[tuple[Language, ...], BeforeValidator(_languages)] = ()
    country: Country | None = None
    every: Length | None = None
    full_text: FullText | None = None
    user_agent: str | None = None
    headers: Mapping[str, str] = Field(default_factory=dict)
    paused: bool = False


class Topic(_Strict):
    """What admins follow: keywords by language, statutes, and what an article must have or may not have."""

    id: TopicId
    title: Annotated[Mapping[Language, str], BeforeValidator(_titles)] = Field(default_factory=dict)
    countries: tuple[Country, ...] = ()
    statutes: tuple[Statute, ...] = ()
    keywords: Rules = Field(default_factory=dict)
    context: Rules = Field(default_factory=dict)
    exclude: Rules = Field(default_factory=dict)

    def rules(self) -> Iterator[Rule]:
        """Every keyword, context word and exclusion."""
        lists = (self.keywords, self.context, self.exclude)
        return (rule for listed in lists for rules in listed.values() for rule in rules)

    def called(self, language: str) -> str:
        """The topic's title in this language, else in English, else its id."""
        return self.title.get(language) or self.title.get("en") or self.id


class Config(_Strict):
    """One whole feeds.yaml."""

    version: Literal[1]
    defaults: Defaults = Defaults()
    feeds: tuple[Feed, ...]
    words: Mapping[ListName, WordList] = Field(default_factory=dict)
    topics: tuple[Topic, ...]

    def topic(self, id_: str) -> Topic | None:
        """The topic of this id."""
        return next((topic for topic in self.topics if topic.id == id_), None)

    def feed(self, name: str) -> Feed | None:
        """The feed of this name."""
        return next((feed for feed in self.feeds if feed.name == name), None)

    def every(self, feed: Feed) -> timedelta:
        """How often this feed is polled."""
        return feed.every or self.defaults.every

    def full_text(self, feed: Feed) -> FullText:
        """Whether this feed's articles are fetched from their pages."""
        return feed.full_text or self.defaults.full_text


Problem = tuple[tuple[Any, ...], str]


def repeated(config: Config) -> list[Problem]:
    """What stands twice and may stand once: (path of the second, sentence), in order."""
    feeds = [(feed.name.casefold(), f"the feed name «{feed.name}»") for feed in config.feeds]
    addresses = [(feed.url, f"the address {feed.url}") for feed in config.feeds]
    topics = [(topic.id, f"the topic «{topic.id}»") for topic in config.topics]
    return [
        *_twice(feeds, ("feeds", "name"), "give each feed a name of its own"),
        *_twice(addresses, ("feeds", "url"), "keep one of the two feeds"),
        *_twice(topics, ("topics", "id"), "give each topic an id of its own, or join the two"),
    ]


def filled(config: Config) -> tuple[Config, list[Problem]]:
    """The configuration with the words of its lists in every keyword, and what names a list that there is not."""
    problems: list[Problem] = []
    if not config.words and not any(rule.lists for topic in config.topics for rule in topic.rules()):
        # The shipped lists are many: they are not read for nothing.
        return config, problems
    lists = _lists(config.words, problems)
    topics = tuple(_filled(topic, ("topics", index), lists, problems) for index, topic in enumerate(config.topics))
    return config.model_copy(update={"topics": topics}), problems


def _lists(words: Mapping[str, WordList], problems: list[Problem]) -> Mapping[str, Lists]:
    """The lists by language; each may name those above it, and takes the place of a shipped one of its name."""
    lists = {language: dict(shipped) for language, shipped in shipped_lists().items()}
    for name, by_language in words.items():
        for language, listed in by_language.items():
            known = lists.setdefault(language, {})
            items = _each(listed, known, ("words", name, language), problems)
            known[name] = make_list(name, items, known)
    return lists


def _filled(topic: Topic, path: tuple[Any, ...], lists: Mapping[str, Lists], problems: list[Problem]) -> Topic:
    parts: dict[str, Rules] = {"keywords": topic.keywords, "context": topic.context, "exclude": topic.exclude}
    made = {
        part: {code: _each(rules, lists.get(code, {}), (*path, part, code), problems) for code, rules in listed.items()}
        for part, listed in parts.items()
    }
    return topic.model_copy(update=made)


def _each(rules: Sequence[Rule], lists: Lists, path: tuple[Any, ...], problems: list[Problem]) -> tuple[Rule, ...]:
    made: list[Rule] = []
    for index, rule in enumerate(rules):
        try:
            made.append(rule.filled(lists))
        except RuleError as wrong:
            problems.append(((*path, index), wrong.told))
    return tuple(made)


def _twice(values: list[tuple[str, str]], path: tuple[str, str], instead: str) -> list[Problem]:
    first = {key: index for index, (key, _) in reversed(list(enumerate(values)))}
    return [
        ((path[0], index, path[1]), f"{shown} is already used by number {first[key] + 1}; {instead}")
        for index, (key, shown) in enumerate(values)
        if first[key] != index
    ]
