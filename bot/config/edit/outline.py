"""All that a configuration says, as plain values: two that say the same are equal, however they are written. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.config.model import Config, Topic
from bot.config.rule import Rule


def outline(config: Config) -> dict[str, Any]:
    """The configuration with each rule as its text, which tells all of it."""
    return {
        "defaults": config.defaults.model_dump(),
        "feeds": [feed.model_dump() for feed in config.feeds],
        "words": {name: _texts(by_language) for name, by_language in config.words.items()},
        "topics": [_topic(topic) for topic in config.topics],
    }


def _topic(topic: Topic) -> dict[str, Any]:
    parts = {"keywords": topic.keywords, "context": topic.context, "exclude": topic.exclude}
    own = topic.model_dump(exclude=set(parts))
    return {**own, **{part: _texts(rules) for part, rules in parts.items()}}


def _texts(rules: Mapping[str, Sequence[Rule]]) -> dict[str, list[str]]:
    return {language: [rule.text for rule in listed] for language, listed in rules.items()}
