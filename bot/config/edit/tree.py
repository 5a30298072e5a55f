"""Where everything stands in a YAML text: nodes with their first and last character. Pure.

The library's nodes know where they begin and end, but for two things that are worked out here: a block ends where its
last value does, not where the next token begins; and an alias (`*name`) is the node that it stands for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

_BLANK = re.compile(r"(?:\s|(?:(?<=\s)|^)#[^\r\n]*)*")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_COMMENT = re.compile(r"(?:(?<=[\s,\[\]{}])|^)#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Child:
    """An item of a list, or a pair of a mapping: `start` is where the item or the key begins, `end` is behind it."""

    node: Node
    start: int
    end: int
    key: Node | None = None
    is_alias: bool = False

    @property
    def name(self) -> str:
        """The key of a pair."""
        return str(self.key.value) if self.key else ""


class Tree:
    """One text with its nodes."""

    def __init__(self, text: str) -> None:
        """The text must be YAML with a mapping at the top: it was parsed before."""
        self.text = text
        self.root: Node = YAML(typ="rt").compose(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._uses: Counter[int] = Counter()
        self._count(self.root)

    def _count(self, node: Node) -> None:
        self._uses[id(node)] += 1
        if self._uses[id(node)] == 1:
            for one in _parts(node):
                self._count(one)

    def is_shared(self, node: Node) -> bool:
        """Whether the text uses this node in several places."""
        return self._uses[id(node)] > 1

    def lent(self, child: Child) -> list[Node]:
        """What is written within this child and used elsewhere too."""
        if child.is_alias:
            return []
        own = [child.node] if self.is_shared(child.node) else []
        return [*own, *(one for part in self.children(child.node) for one in self.lent(part))]

    def children(self, node: Node) -> list[Child]:
        """The items of a list or the pairs of a mapping, in their order."""
        found: list[Child] = []
        if isinstance(node, ScalarNode):
            return found
        end = self.opening(node) + 1 if is_flow(node) else node.start_mark.index
        for part in node.value:
            child = self._pair(*part) if isinstance(node, MappingNode) else self._item(part, end)
            found.append(child)
            end = child.end
        return found

    def _pair(self, key: Node, value: Node) -> Child:
        start = key.start_mark.index
        if value.start_mark.index < start:
            return Child(value, start, self._behind_alias(key.end_mark.index), key, is_alias=True)
        return Child(value, start, max(self.end(value), key.end_mark.index), key)

    def _item(self, item: Node, after: int) -> Child:
        if item.start_mark.index < after:
            end = self._behind_alias(after)
            return Child(item, _ALIAS.search(self.text, after).start(), end, is_alias=True)  # type: ignore[union-attr]
        return Child(item, item.start_mark.index, self.end(item))

    def _behind_alias(self, at: int) -> int:
        found = _ALIAS.search(self.text, at)
        assert found, "a node that begins before its place is an alias"
        return found.end()

    def end(self, node: Node) -> int:
        """Where a node ends: behind its last character."""
        children = [] if isinstance(node, ScalarNode) or is_flow(node) else self.children(node)
        if children:
            return children[-1].end
        written = self.text[node.start_mark.index : node.end_mark.index]
        return int(node.start_mark.index) + len(written.rstrip())

    def opening(self, node: Node) -> int:
        """Where the bracket of a flow list or mapping stands: behind its anchor."""
        bracket = "{" if isinstance(node, MappingNode) else "["
        return self.text.index(bracket, node.start_mark.index)

    def line_start(self, at: int) -> int:
        """Where the line of this place begins."""
        start = self.text.rfind("\n", 0, at) + 1
        return start + 1 if start == 0 and self.text.startswith("\ufeff") else start

    def line_end(self, at: int) -> int:
        """Where the line of this place ends: before its line end."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def column(self, at: int) -> int:
        """How many characters stand before this place in its line."""
        return at - self.line_start(at)

    def blank(self, at: int) -> int:
        """The first place from here on that is neither blank nor a comment."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def comments(self, start: int = 0, end: int | None = None) -> list[str]:
        """The comments between two places, in their order."""
        end = len(self.text) if end is None else end
        found: list[str] = []
        at = 0
        for first, last in [*self._scalars(), (len(self.text), len(self.text))]:
            for one in _COMMENT.finditer(self.text, at, first):
                if start <= one.start() < end:
                    found.append(one[0])
            at = max(at, last)
        return found

    def _scalars(self) -> list[tuple[int, int]]:
        """From where to where each scalar goes, in order; once each."""
        return sorted({(node.start_mark.index, node.end_mark.index) for node in self._walk(self.root, set())})

    def _walk(self, node: Node, seen: set[int]) -> Iterator[ScalarNode]:
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            yield node
        for one in _parts(node):
            yield from self._walk(one, seen)


def is_flow(node: Node) -> bool:
    """Whether a list or a mapping is written in brackets."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        yield from (part for pair in node.value for part in pair)
