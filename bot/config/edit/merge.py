"""Two admins edit at once: the second edit is made on what the first one left, if it still means the same. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.config.edit.applied import applied
from bot.config.edit.checks import same_rule
from bot.config.edit.diff import changes
from bot.config.edit.edits import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Edit,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
)
from bot.config.edit.outline import outline
from bot.config.edit.refusal import NAME
from bot.config.edit.sentence import Told
from bot.config.edit.write import edited
from bot.config.file import parse_config
from bot.config.model import Config
from bot.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit that cannot be made any more: why, and what was changed meanwhile."""

    why: str
    changed: tuple[Told, ...]


def merged(base: str, mine: Edit, theirs: str) -> str | Conflict:
    """The newer text with my edit, which I made looking at `base`; Conflict if the two do not go together.

    What they did too is no conflict: their text is what I wanted. Raises ConfigError if my edit was never possible.
    """
    old = parse_config(base, NAME)
    applied(old, mine)
    if theirs == base:
        return edited(base, mine, config=old)
    new = parse_config(theirs, NAME)
    if _is_done(new, mine):
        return theirs
    changed = tuple(changes(old, new))
    if _same_thing(mine, old) != _same_thing(mine, new):
        return Conflict("somebody else changed the same thing", changed)
    try:
        return edited(theirs, mine, config=new)
    except ConfigError as refused:
        return Conflict("; ".join(told for _, told in refused.problems), changed)


def _is_done(config: Config, mine: Edit) -> bool:
    """Whether the configuration is as this edit wants it."""
    match mine:
        case AddRule(topic=id_, part=part, language=language, rule=rule):
            topic = config.topic(id_)
            return topic is not None and same_rule(getattr(topic, part).get(language, ()), rule) is not None
        case RemoveRule(topic=id_, part=part, language=language, rule=rule):
            topic = config.topic(id_)
            return topic is not None and same_rule(getattr(topic, part).get(language, ()), rule) is None
        case RemoveFeed(name=name):
            return config.feed(name) is None
        case RemoveTopic(id=id_):
            return config.topic(id_) is None
        case SetTitle(topic=id_, language=language, title=title):
            topic = config.topic(id_)
            return topic is not None and topic.title.get(language) == title
        case AddFeed(name=name, url=url):
            feed = config.feed(name)
            return feed is not None and feed.url == url
        case AddTopic(id=id_, title=title):
            topic = config.topic(id_)
            return topic is not None and topic.title == title
        case ChangeFeed():
            return _is_changed(config, mine)


def _is_changed(config: Config, mine: ChangeFeed) -> bool:
    if mine.key == "name":
        return config.feed(mine.name) is None and config.feed(str(mine.value)) is not None
    if config.feed(mine.name) is None:
        return False
    try:
        return outline(applied(config, mine)) == outline(config)
    except ConfigError:
        # An edit that changes nothing is refused; so is one that was never possible, which was found out before.
        return True


def _same_thing(mine: Edit, config: Config) -> object:
    """What my edit overwrites or takes away, as it stands in this configuration: it must be what I saw."""
    match mine:
        case ChangeFeed(name=name, key=key):
            return getattr(config.feed(name), key, None)
        case SetTitle(topic=id_, language=language):
            topic = config.topic(id_)
            return topic.title.get(language) if topic else None
        case RemoveFeed(name=name):
            return config.feed(name)
        case RemoveTopic(id=id_):
            return _topic_outline(config, id_)
        case _:
            return None


def _topic_outline(config: Config, id_: str) -> object:
    topics: Sequence[dict[str, object]] = outline(config)["topics"]
    return next((topic for topic in topics if topic["id"] == id_), None)
