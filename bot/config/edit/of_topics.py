"""Edits of topics and their rules in the text of feeds.yaml. Pure."""

from __future__ import annotations

from ruamel.yaml.nodes import ScalarNode

from bot.config.edit.checks import same_rule
from bot.config.edit.edits import AddRule, AddTopic, RemoveRule, SetTitle
from bot.config.edit.scalar import flow, written
from bot.config.edit.splice import Splice, dash_column, put_flow, put_line, put_pair, take_item
from bot.config.edit.tree import Tree, is_flow
from bot.config.edit.within import first_item, listed_item, mine, number_of, own, pair_of, replaced
from bot.config.model import Config
from bot.config.rule import parse_rule


def add_topic(tree: Tree, edit: AddTopic) -> list[Splice]:
    """A new topic behind the last one, with an empty line between if there is one between those before."""
    listed = own(tree, tree.root, "topics")
    items = tree.children(listed.node)
    title = [f"title: {flow(edit.title)}"] if edit.title else []
    if items and is_flow(listed.node):
        return put_flow(tree, listed.node, items[-1], f"{{{', '.join([f'id: {edit.id}', *title])}}}")
    column = dash_column(tree, listed.node) if items else 2
    indent = " " * column
    block = f"{tree.newline}{indent}  ".join([f"{indent}- id: {written(edit.id, flow=False)}", *title])
    if not items:
        return first_item(tree, listed, block)
    apart = len(items) > 1 and f"{tree.newline}{tree.newline}" in tree.text[items[-2].end : items[-1].start]
    return [put_line(tree, items[-1].end, f"{tree.newline if apart else ''}{block}")]


def add_rule(tree: Tree, config: Config, edit: AddRule) -> list[Splice]:
    """A rule behind the last one of its list; lists that there are not are begun."""
    topic = listed_item(tree, "topics", number_of(config.topics, lambda topic: topic.id == edit.topic))
    rule = parse_rule(edit.rule).text
    first = f"[{written(rule, number=True)}]"
    language = written(edit.language)
    part = pair_of(tree, topic, edit.part)
    if part is None:
        indent = " " * (tree.column(tree.children(topic)[0].start) + 2)
        below = f"{tree.newline}{indent}{language}: {first}"
        return put_pair(tree, topic, edit.part, f"{{{language}: {first}}}" if is_flow(topic) else below)
    languages = mine(tree, part)
    listed = pair_of(tree, languages, edit.language)
    if listed is None:
        return put_pair(tree, languages, language, first)
    node = mine(tree, listed)
    items = tree.children(node)
    if is_flow(node):
        return put_flow(tree, node, items[-1] if items else None, written(rule, number=True))
    line = f"{' ' * dash_column(tree, node)}- {written(rule, flow=False, number=True)}"
    return [put_line(tree, items[-1].end, line)]


def take_rule(tree: Tree, config: Config, edit: RemoveRule) -> list[Splice]:
    """A rule away, whichever way it is written."""
    number = number_of(config.topics, lambda topic: topic.id == edit.topic)
    rules = getattr(config.topics[number], edit.part).get(edit.language, ())
    gone = same_rule(rules, edit.rule)
    part = own(tree, listed_item(tree, "topics", number), edit.part)
    listed = own(tree, part.node, edit.language)
    return take_item(tree, listed, number_of(rules, lambda rule: rule is gone))


def set_title(tree: Tree, config: Config, edit: SetTitle) -> list[Splice]:
    """A title in one language; one text alone is that of English, and becomes a mapping beside another."""
    topic = listed_item(tree, "topics", number_of(config.topics, lambda topic: topic.id == edit.topic))
    title = pair_of(tree, topic, "title")
    if title is None:
        return put_pair(tree, topic, "title", flow({edit.language: edit.title}))
    if isinstance(title.node, ScalarNode):
        both = {"en": str(title.node.value), edit.language: edit.title}
        return [replaced(tree, title, flow(both) if len(both) > 1 else flow(edit.title))]
    titles = mine(tree, title)
    known = pair_of(tree, titles, edit.language)
    if known is None:
        return put_pair(tree, titles, written(edit.language), flow(edit.title))
    return [replaced(tree, known, flow(edit.title))]
