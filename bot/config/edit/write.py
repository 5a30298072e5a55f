"""An edit in the text of feeds.yaml: found, spliced in, and proved to change what it should and nothing else. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NoReturn

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from bot.config.edit.applied import applied, feed_place
from bot.config.edit.checks import same_rule
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
from bot.config.edit.refusal import NAME, refuse
from bot.config.edit.scalar import flow, flow_lines, written
from bot.config.edit.splice import (
    CannotSplice,
    Splice,
    dash_column,
    put_flow,
    put_line,
    put_pair,
    spliced,
    take_item,
    take_pair,
)
from bot.config.edit.told import by_hand, feed_fields
from bot.config.edit.tree import Child, Tree, is_flow
from bot.config.file import parse_config
from bot.config.model import Config
from bot.config.rule import parse_rule
from bot.errors import ConfigError


def edited(text: str, *edits: Edit, config: Config | None = None) -> str:
    """The text with these edits made, one after the other; what they do not name stays byte for byte.

    `config` is what the text says, if that is known: reading a long one takes half a second. Raises ConfigError where
    an edit is impossible or senseless, and where it has to be made by hand, with what to write.
    """
    config = config or parse_config(text, NAME)
    comments = Counter(Tree(text).comments()) if edits else None
    for together in _together(edits):
        before = config
        for edit in together:
            config = applied(config, edit)
        text = _written(text, before, together)
    if edits:
        _prove(text, config, comments, edits)
    return text


def _together(edits: Sequence[Edit]) -> Iterator[Sequence[Edit]]:
    """Edits that are written at one go: new feeds of one country, else each alone."""
    for _, group in groupby(enumerate(edits), key=lambda one: _kind(*one)):
        yield [edit for _, edit in group]


def _kind(number: int, edit: Edit) -> tuple[str | None, int]:
    return (edit.country, -1) if isinstance(edit, AddFeed) else (None, number)


def _written(text: str, before: Config, edits: Sequence[Edit]) -> str:
    tree = Tree(text)
    try:
        feeds = [edit for edit in edits if isinstance(edit, AddFeed)]
        return spliced(text, _add_feeds(tree, before, feeds) if feeds else _splices(tree, before, edits[0]))
    except CannotSplice:
        _by_hand(edits)


def _prove(text: str, wanted: Config, comments: Counter[str] | None, edits: Sequence[Edit]) -> None:
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
            return _add_feeds(tree, config, [edit])
        case RemoveFeed(name=name):
            return _take_top(tree, "feeds", _number(config.feeds, lambda feed: feed.name == name))
        case ChangeFeed():
            return _change_feed(tree, config, edit)
        case AddRule():
            return _add_rule(tree, config, edit)
        case RemoveRule():
            return _take_rule(tree, config, edit)
        case AddTopic():
            return _add_topic(tree, config, edit)
        case RemoveTopic(id=id_):
            return _take_top(tree, "topics", _number(config.topics, lambda topic: topic.id == id_))
        case SetTitle():
            return _set_title(tree, config, edit)


def _add_feeds(tree: Tree, config: Config, edits: Sequence[AddFeed]) -> list[Splice]:
    """New feeds of one country."""
    listed = _own(tree, tree.root, "feeds")
    items = tree.children(listed.node)
    place = feed_place(config, edits[0].country) - 1
    fields = [feed_fields(edit) for edit in edits]
    if items and is_flow(listed.node):
        return put_flow(tree, listed.node, items[place], ", ".join(map(flow, fields)))
    column = dash_column(tree, listed.node) if items else 2
    lines = tree.newline.join(f"{' ' * column}- {flow_lines(one, column + 2, tree.newline)}" for one in fields)
    return [put_line(tree, items[place].end, lines)] if items else _first_item(tree, listed, lines)


def _first_item(tree: Tree, listed: Child, line: str) -> list[Splice]:
    """A block list in the place of `[]`."""
    assert listed.key is not None
    colon = tree.text.index(":", listed.key.end_mark.index) + 1
    if tree.text[listed.start : listed.end].count("\n") or listed.node.anchor:
        raise CannotSplice
    return [Splice(colon, listed.end, ""), put_line(tree, listed.end, line)]


def _add_topic(tree: Tree, config: Config, edit: AddTopic) -> list[Splice]:
    listed = _own(tree, tree.root, "topics")
    items = tree.children(listed.node)
    title = [f"title: {flow(edit.title)}"] if edit.title else []
    if items and is_flow(listed.node):
        return put_flow(tree, listed.node, items[-1], f"{{{', '.join([f'id: {edit.id}', *title])}}}")
    column = dash_column(tree, listed.node) if items else 2
    indent = " " * column
    block = f"{tree.newline}{indent}  ".join([f"{indent}- id: {written(edit.id, flow=False)}", *title])
    if not items:
        return _first_item(tree, listed, block)
    apart = len(items) > 1 and f"{tree.newline}{tree.newline}" in tree.text[items[-2].end : items[-1].start]
    return [put_line(tree, items[-1].end, f"{tree.newline if apart else ''}{block}")]


def _take_top(tree: Tree, key: str, number: int) -> list[Splice]:
    listed = _own(tree, tree.root, key)
    item = tree.children(listed.node)[number]
    if lent := tree.lent(item):
        refuse(f"other places use what is written there ({_anchors(lent)}): write it out there, then remove it")
    return take_item(tree, listed, number)


def _change_feed(tree: Tree, config: Config, edit: ChangeFeed) -> list[Splice]:
    node = _item(tree, "feeds", _number(config.feeds, lambda feed: feed.name == edit.name))
    pairs = tree.children(node)
    at = next((number for number, pair in enumerate(pairs) if pair.name == edit.key), None)
    if edit.value is None:
        if at is None:
            raise CannotSplice
        return take_pair(tree, node, at)
    value = edit.value[0] if isinstance(edit.value, tuple) and len(edit.value) == 1 else edit.value
    if at is None:
        return put_pair(tree, node, edit.key, flow(value))
    return [_replaced(tree, pairs[at], flow(value))]


def _replaced(tree: Tree, pair: Child, value: str) -> Splice:
    """Another value for a pair."""
    if pair.is_alias or pair.node.anchor or not (isinstance(pair.node, ScalarNode) or is_flow(pair.node)):
        raise CannotSplice
    start, end = pair.node.start_mark.index, tree.end(pair.node)
    return Splice(start, end, value if start < end else f" {value}")


def _add_rule(tree: Tree, config: Config, edit: AddRule) -> list[Splice]:
    topic = _item(tree, "topics", _number(config.topics, lambda topic: topic.id == edit.topic))
    rule = parse_rule(edit.rule).text
    first = f"[{written(rule, number=True)}]"
    part = _pair(tree, topic, edit.part)
    if part is None:
        block = not is_flow(topic)
        indent = " " * (tree.column(tree.children(topic)[0].start) + 2)
        value = f"{tree.newline}{indent}{written(edit.language)}: {first}"
        splices = put_pair(tree, topic, edit.part, value if block else f"{{{written(edit.language)}: {first}}}")
        return [
            Splice(one.start, one.end, one.text.replace(": \r\n", ":\r\n").replace(": \n", ":\n")) for one in splices
        ]
    languages = _mine(tree, part)
    listed = _pair(tree, languages, edit.language)
    if listed is None:
        return put_pair(tree, languages, written(edit.language), first)
    node = _mine(tree, listed)
    items = tree.children(node)
    if is_flow(node):
        return put_flow(tree, node, items[-1] if items else None, written(rule, number=True))
    line = f"{' ' * dash_column(tree, node)}- {written(rule, flow=False, number=True)}"
    return [put_line(tree, items[-1].end, line)]


def _take_rule(tree: Tree, config: Config, edit: RemoveRule) -> list[Splice]:
    number = _number(config.topics, lambda topic: topic.id == edit.topic)
    rules = getattr(config.topics[number], edit.part).get(edit.language, ())
    gone = same_rule(rules, edit.rule)
    part = _own(tree, _item(tree, "topics", number), edit.part)
    listed = _own(tree, _mine(tree, part), edit.language)
    _mine(tree, listed)
    return take_item(tree, listed, _number(rules, lambda rule: rule is gone))


def _set_title(tree: Tree, config: Config, edit: SetTitle) -> list[Splice]:
    topic = _item(tree, "topics", _number(config.topics, lambda topic: topic.id == edit.topic))
    title = _pair(tree, topic, "title")
    if title is None:
        return put_pair(tree, topic, "title", flow({edit.language: edit.title}))
    if isinstance(title.node, ScalarNode):
        both = {"en": str(title.node.value), edit.language: edit.title}
        return [_replaced(tree, title, flow(both) if len(both) > 1 else flow(edit.title))]
    titles = _mine(tree, title)
    known = _pair(tree, titles, edit.language)
    if known is None:
        return put_pair(tree, titles, written(edit.language), flow(edit.title))
    return [_replaced(tree, known, flow(edit.title))]


def _number(listed: Sequence[object], wanted: Callable[..., bool]) -> int:
    return next(number for number, one in enumerate(listed) if wanted(one))


def _item(tree: Tree, key: str, number: int) -> Node:
    """A feed or a topic that may be edited."""
    return _mine(tree, tree.children(_own(tree, tree.root, key).node)[number])


def _pair(tree: Tree, node: Node, key: str) -> Child | None:
    if not isinstance(node, MappingNode):
        raise CannotSplice
    return next((pair for pair in tree.children(node) if pair.name == key), None)


def _own(tree: Tree, node: Node, key: str) -> Child:
    """A pair that must stand here: a merged one (`<<`) does not."""
    pair = _pair(tree, node, key)
    if pair is None:
        raise CannotSplice
    _mine(tree, pair)
    return pair


def _mine(tree: Tree, child: Child) -> Node:
    """What is written here, and used here only."""
    if child.is_alias or tree.is_shared(child.node):
        refuse(
            f"this is written once and used in several places ({_anchors([child.node])}): edit it there by hand, "
            "or write it out here first"
        )
    return child.node


def _anchors(nodes: Iterable[Node]) -> str:
    """The anchors of these nodes, each with its line."""
    return ", ".join(f"&{one.anchor} in line {one.start_mark.line + 1}" for one in nodes)
