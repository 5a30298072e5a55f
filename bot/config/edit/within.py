"""Where in the text of feeds.yaml an edit is made, and whether that place is its own. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from bot.config.edit.refusal import refuse
from bot.config.edit.splice import CannotSplice, Splice, put_line, take_item
from bot.config.edit.tree import Child, Tree, is_flow


def number_of(listed: Sequence[object], wanted: Callable[..., bool]) -> int:
    """The place of the first one that is wanted; there must be one."""
    return next(number for number, one in enumerate(listed) if wanted(one))


def own(tree: Tree, node: Node, key: str) -> Child:
    """A pair that must stand here, as one of its own: a merged one (`<<`) does not."""
    pair = pair_of(tree, node, key)
    if pair is None:
        raise CannotSplice
    mine(tree, pair)
    return pair


def listed_item(tree: Tree, key: str, number: int) -> Node:
    """A feed or a topic that may be edited."""
    return mine(tree, tree.children(own(tree, tree.root, key).node)[number])


def pair_of(tree: Tree, node: Node, key: str) -> Child | None:
    """The pair of this key; None if there is none."""
    if not isinstance(node, MappingNode):
        raise CannotSplice
    return next((pair for pair in tree.children(node) if pair.name == key), None)


def mine(tree: Tree, child: Child) -> Node:
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


def replaced(tree: Tree, pair: Child, value: str) -> Splice:
    """Another value for a pair."""
    if pair.is_alias or pair.node.anchor:
        raise CannotSplice
    start, end = pair.node.start_mark.index, tree.end(pair.node)
    if not (isinstance(pair.node, ScalarNode) or is_flow(pair.node)):
        return _block_replaced(tree, pair, end, value)
    return Splice(start, end, value if start < end else f" {value}")


def _block_replaced(tree: Tree, pair: Child, end: int, value: str) -> Splice:
    """A value in the place of a block of lines, if none of them has a comment."""
    assert pair.key is not None
    colon = tree.text.index(":", pair.key.end_mark.index) + 1
    block = tree.text[colon:end].rstrip()
    if "#" in block:
        raise CannotSplice
    return Splice(colon, colon + len(block), f" {value}")


def first_item(tree: Tree, listed: Child, line: str) -> list[Splice]:
    """A block list in the place of `[]`."""
    assert listed.key is not None
    colon = tree.text.index(":", listed.key.end_mark.index) + 1
    if tree.text[listed.start : listed.end].count("\n") or listed.node.anchor:
        raise CannotSplice
    return [Splice(colon, listed.end, ""), put_line(tree, listed.end, line)]


def take_top(tree: Tree, key: str, number: int) -> list[Splice]:
    """A feed or a topic away, unless other places use a part of it."""
    listed = own(tree, tree.root, key)
    item = tree.children(listed.node)[number]
    if lent := tree.lent(item):
        refuse(f"other places use what is written there ({_anchors(lent)}): write it out there, then remove it")
    return take_item(tree, listed, number)
