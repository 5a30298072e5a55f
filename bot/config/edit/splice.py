"""Items put into lists and mappings of a YAML text, or taken away, and nothing else touched. Pure.

Each function gives the splices to make: from where, to where, and what stands there instead. A comment is never taken
away: the one of a removed line stays as a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node

from bot.config.edit.scalar import WIDTH
from bot.config.edit.tree import Child, Tree, is_flow


@dataclass(frozen=True, slots=True)
class Splice:
    """This text in the place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


class CannotSplice(Exception):
    """The text is written in a way that is not edited here."""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices made; those at one place in the order given."""
    parts: list[str] = []
    at = 0
    for one in sorted(splices, key=lambda one: one.start):
        if one.start < at:
            raise CannotSplice
        parts += [text[at : one.start], one.text]
        at = one.end
    return "".join([*parts, text[at:]])


def put_line(tree: Tree, behind: int, line: str) -> Splice:
    """A whole line, or several, below the line that ends with this place."""
    end = tree.line_end(behind)
    return Splice(end, end, f"{tree.newline}{line}")


def put_flow(tree: Tree, node: Node, child: Child | None, new: str) -> list[Splice]:
    """An item or pair into braces or brackets, behind this child; as the first one if there is none."""
    opening = tree.opening(node)
    if child is None:
        return [Splice(opening + 1, opening + 1, new)]
    below = tree.line_end(child.end)
    closes_here = tree.end(node) <= below
    rest = tree.text[child.end : below]
    is_commented = not closes_here and "#" in rest
    if not is_commented and tree.column(child.end) + len(rest) + len(new) + 2 <= WIDTH:
        return [Splice(child.end, child.end, f", {new}")]
    line = f"{tree.newline}{_indent(tree, node, opening)}{new}"
    if not is_commented:
        return [Splice(child.end, child.end, f",{line}")]
    comma = tree.blank(child.end)
    if tree.text[comma] == ",":
        # The last one has a comma behind it, and so has the new one.
        return [Splice(below, below, f"{line},")] if comma < below else [Splice(child.end, child.end, f", {new}")]
    return [Splice(child.end, child.end, ","), Splice(below, below, line)]


def _indent(tree: Tree, node: Node, opening: int) -> str:
    """How far the lines of a flow list are indented: as its second line is, else behind the bracket."""
    lines = (one.start for one in tree.children(node) if not tree.text[tree.line_start(one.start) : one.start].strip())
    first = next((start for start in lines if start > opening), None)
    return " " * (tree.column(opening) + 1 if first is None else tree.column(first))


def take_flow(tree: Tree, children: Sequence[Child], at: int) -> list[Splice]:
    """An item or pair out of braces or brackets, with one comma."""
    child = children[at]
    before = children[at - 1].end if at else None
    behind = children[at + 1].start if at + 1 < len(children) else None
    if behind is not None and _is_plain(tree, child.end, behind, lines=before is None):
        return [Splice(child.start, behind, "")]
    if before is not None and _is_plain(tree, before, child.start, lines=behind is None):
        return [Splice(before, child.end, "")]
    if behind is not None and _is_plain(tree, child.end, behind, lines=True):
        return [Splice(child.start, behind, "")]
    commas = [_comma(tree, child.end), _comma(tree, before) if before is not None else None]
    comma = next((one for one in commas if one is not None), None)
    taken = [Splice(child.start, child.end, "")]
    return taken if comma is None else [*taken, Splice(comma, comma + 1, "")]


def _is_plain(tree: Tree, start: int, end: int, *, lines: bool) -> bool:
    """Whether nothing but a comma and blanks stands here; a new line only if `lines`."""
    between = tree.text[start:end]
    return between.strip() == "," and (lines or "\n" not in between)


def _comma(tree: Tree, at: int) -> int | None:
    place = tree.blank(at)
    return place if tree.text[place : place + 1] == "," else None


def take_lines(tree: Tree, start: int, end: int) -> Splice:
    """Whole lines away, from the one in which something starts to the one in which it ends; comments stay."""
    first, last = tree.line_start(start), tree.line_end(end)
    indent = " " * tree.column(start)
    kept = [f"{indent}{comment}" for comment in tree.comments(first, last)]
    behind = tree.text[last : last + 2]
    line_end = "\r\n" if behind == "\r\n" else behind[:1]
    text = "".join(f"{one}{tree.newline}" for one in kept)
    if not line_end and kept:
        text = text.removesuffix(tree.newline)
    return Splice(first, last + len(line_end), text)


def take_item(tree: Tree, pair: Child, at: int) -> list[Splice]:
    """An item out of the list that is the value of this pair; the last one leaves `[]`."""
    items = tree.children(pair.node)
    if is_flow(pair.node):
        return take_flow(tree, items, at)
    dash = _dash(tree, pair.node, items, at)
    splices = [take_lines(tree, dash, items[at].end)]
    if len(items) == 1:
        if pair.node.anchor or pair.key is None:
            raise CannotSplice
        colon = tree.text.index(":", pair.key.end_mark.index) + 1
        splices.insert(0, Splice(colon, colon, " []"))
    return splices


def _dash(tree: Tree, node: Node, items: Sequence[Child], at: int) -> int:
    """Where the «-» of an item stands; it must be the first sign of its line."""
    place = node.start_mark.index if at == 0 else items[at - 1].end
    if at == 0 and node.anchor:
        place = tree.text.index("\n", place)
    dash = tree.blank(place)
    if tree.text[dash : dash + 1] != "-" or tree.text[tree.line_start(dash) : dash].strip():
        raise CannotSplice
    return dash


def dash_column(tree: Tree, node: Node) -> int:
    """How far the items of a block list are indented."""
    return tree.column(_dash(tree, node, tree.children(node), 0))


def put_pair(tree: Tree, node: Node, key: str, value: str) -> list[Splice]:
    """A pair at the end of a mapping; the value is written as it stands within braces, or begins with a line end."""
    if not isinstance(node, MappingNode):
        raise CannotSplice
    pairs = tree.children(node)
    last = pairs[-1] if pairs else None
    if is_flow(node):
        return put_flow(tree, node, last, f"{key}: {value}")
    if last is None:
        raise CannotSplice
    pair = f"{key}:{value}" if value.startswith(tree.newline) else f"{key}: {value}"
    return [put_line(tree, last.end, f"{' ' * tree.column(pairs[0].start)}{pair}")]


def take_pair(tree: Tree, node: Node, at: int) -> list[Splice]:
    """A pair out of a mapping."""
    pairs = tree.children(node)
    if is_flow(node):
        return take_flow(tree, pairs, at)
    pair = pairs[at]
    if not tree.text[tree.line_start(pair.start) : pair.start].strip():
        return [take_lines(tree, pair.start, pair.end)]
    behind = pairs[at + 1].start if at + 1 < len(pairs) else None
    if behind is None or tree.comments(pair.start, behind):
        raise CannotSplice
    return [Splice(pair.start, behind, "")]
