"""Topics for tests, written as feeds.yaml writes them."""

from __future__ import annotations

from bot.config.file import parse_config
from bot.reading.keywords import TopicRules, compile_topics


def rules(topics: str, words: str = "{}") -> TopicRules:
    """Compiled from the lines below «topics:», and what stands behind «words:»."""
    return compile_topics(parse_config(f"version: 1\nfeeds: []\nwords: {words}\ntopics:\n{topics}").topics)


def one_topic(
    *, keywords: str, context: str = "", exclude: str = "", language: str = "ru", countries: str = "", words: str = "{}"
) -> TopicRules:
    """One topic «t» with these rules, as YAML lists."""
    lines = [f"  - id: t\n    title: T\n    keywords: {{{language}: {keywords}}}"]
    lines += [f"    context: {{{language}: {context}}}"] if context else []
    lines += [f"    exclude: {{{language}: {exclude}}}"] if exclude else []
    lines += [f"    countries: {countries}"] if countries else []
    return rules("\n".join(lines), words)
