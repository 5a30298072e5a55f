"""Edits of feeds in the text of feeds.yaml. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.config.edit.applied import feed_place
from bot.config.edit.edits import AddFeed, ChangeFeed
from bot.config.edit.scalar import flow, flow_lines
from bot.config.edit.splice import CannotSplice, Splice, dash_column, put_flow, put_line, put_pair, take_pair
from bot.config.edit.told import feed_fields
from bot.config.edit.tree import Tree, is_flow
from bot.config.edit.within import first_item, listed_item, number_of, own, replaced
from bot.config.model import Config


def add_feeds(tree: Tree, config: Config, edits: Sequence[AddFeed]) -> list[Splice]:
    """New feeds of one country, behind the last one of it."""
    listed = own(tree, tree.root, "feeds")
    items = tree.children(listed.node)
    place = feed_place(config, edits[0].country) - 1
    fields = [feed_fields(edit) for edit in edits]
    if items and is_flow(listed.node):
        return put_flow(tree, listed.node, items[place], ", ".join(map(flow, fields)))
    column = dash_column(tree, listed.node) if items else 2
    lines = tree.newline.join(f"{' ' * column}- {flow_lines(one, column + 2, tree.newline)}" for one in fields)
    return [put_line(tree, items[place].end, lines)] if items else first_item(tree, listed, lines)


def change_feed(tree: Tree, config: Config, edit: ChangeFeed) -> list[Splice]:
    """Another value for a key of a feed, a new key behind the others, or a key away."""
    node = listed_item(tree, "feeds", number_of(config.feeds, lambda feed: feed.name == edit.name))
    pairs = tree.children(node)
    at = next((number for number, pair in enumerate(pairs) if pair.name == edit.key), None)
    if edit.value is None:
        if at is None:
            raise CannotSplice
        return take_pair(tree, node, at)
    value = edit.value[0] if isinstance(edit.value, tuple) and len(edit.value) == 1 else edit.value
    # Yes and no are words of YAML, and no text in quotes.
    shown = str(value) if edit.key == "paused" else flow(value)
    if at is None:
        return put_pair(tree, node, edit.key, shown)
    return [replaced(tree, pairs[at], shown)]
