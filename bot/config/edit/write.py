"""An edit in the text of feeds.yaml: found, spliced in, and proved to change what it should and nothing else. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NoReturn

from bot.config.edit.applied import applied
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
from bot.config.edit.of_feeds import add_feeds, change_feed
from bot.config.edit.of_topics import add_rule, add_topic, set_title, take_rule
from bot.config.edit.outline import outline
from bot.config.edit.refusal import NAME, refuse
from bot.config.edit.splice import CannotSplice, Splice, spliced
from bot.config.edit.told import by_hand
from bot.config.edit.tree import Tree
from bot.config.edit.within import number_of, take_top
from bot.config.file import parse_config
from bot.config.model import Config
from bot.errors import ConfigError


def edited(text: str, *edits: Edit, config: Config | None = None) -> str:
    """The text with these edits made, one after the other; what they do not name stays byte for byte.

    `config` is what the text says, if that is known: reading a long one takes half a second. Raises ConfigError where
    an edit is impossible or senseless, and where it has to be made by hand, with what to write.
    """
    wanted, new = config or parse_config(text, NAME), text
    kept: Counter[str] | None = None
    for together in _together(edits):
        before, tree = wanted, Tree(new)
        for edit in together:
            wanted = applied(wanted, edit)
        kept = Counter(tree.comments()) if kept is None else kept
        new = _written(tree, before, together)
    if kept is not None:
        _prove(new, wanted, kept, edits)
    return new


def _together(edits: Sequence[Edit]) -> Iterator[Sequence[Edit]]:
    """Edits that are written at one go: new feeds of one country, else each alone."""
    for _, group in groupby(enumerate(edits), key=lambda one: _kind(*one)):
        yield [edit for _, edit in group]


def _kind(number: int, edit: Edit) -> tuple[str | None, int]:
    return (edit.country, -1) if isinstance(edit, AddFeed) else (None, number)


def _written(tree: Tree, before: Config, edits: Sequence[Edit]) -> str:
    feeds = [edit for edit in edits if isinstance(edit, AddFeed)]
    try:
        return spliced(tree.text, add_feeds(tree, before, feeds) if feeds else _splices(tree, before, edits[0]))
    except CannotSplice:
        _by_hand(edits)


def _prove(text: str, wanted: Config, comments: Counter[str], edits: Sequence[Edit]) -> None:
    """Pass if the text says what was wanted, and has every comment that it had."""
    try:
        found = parse_config(text, NAME)
    except ConfigError:
        _by_hand(edits)
    if outline(found) != outline(wanted) or Counter(Tree(text).comments()) != comments:
        _by_hand(edits)


def _by_hand(edits: Sequence[Edit]) -> NoReturn:
    refuse(f"feeds.yaml is written in a way that is not edited from here; by hand: {'; '.join(map(by_hand, edits))}")


def _splices(tree: Tree, config: Config, edit: Edit) -> list[Splice]:
    match edit:
        case AddFeed():
            return add_feeds(tree, config, [edit])
        case RemoveFeed(name=name):
            return take_top(tree, "feeds", number_of(config.feeds, lambda feed: feed.name == name))
        case ChangeFeed():
            return change_feed(tree, config, edit)
        case AddRule():
            return add_rule(tree, config, edit)
        case RemoveRule():
            return take_rule(tree, config, edit)
        case AddTopic():
            return add_topic(tree, edit)
        case RemoveTopic(id=id_):
            return take_top(tree, "topics", number_of(config.topics, lambda topic: topic.id == id_))
        case SetTitle():
            return set_title(tree, config, edit)
