"""An edit on the configuration itself: is it possible, does it make sense, and what comes of it? Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.config.edit.checks import check_rule, same_rule
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
from bot.config.edit.refusal import checked, nearest, refuse
from bot.config.edit.scalar import flow, written
from bot.config.edit.told import feed_fields
from bot.config.model import Config, Feed, Rules, Topic, filled
from bot.config.rule import Rule, parse_rule
from bot.errors import ConfigError


def applied(config: Config, edit: Edit) -> Config:
    """The configuration with this edit; ConfigError says why it cannot be made, and what to do instead."""
    match edit:
        case AddFeed():
            return _with_feed(config, edit)
        case RemoveFeed(name=name):
            gone = feed_of(config, name)
            return config.model_copy(update={"feeds": tuple(one for one in config.feeds if one is not gone)})
        case ChangeFeed():
            return _with_changed_feed(config, edit)
        case AddRule():
            return _with_topic(config, edit.topic, lambda topic: _with_rule(config, topic, edit))
        case RemoveRule():
            return _with_topic(config, edit.topic, lambda topic: _without_rule(topic, edit))
        case AddTopic():
            return _with_new_topic(config, edit)
        case RemoveTopic(id=id_):
            gone_topic = topic_of(config, id_)
            return config.model_copy(update={"topics": tuple(one for one in config.topics if one is not gone_topic)})
        case SetTitle():
            title = checked(topics=f"[{{id: x, title: {flow({edit.language: edit.title})}}}]").topics[0].title
            return _with_topic(
                config, edit.topic, lambda topic: topic.model_copy(update={"title": {**topic.title, **title}})
            )


def with_rules(config: Config, edits: Sequence[AddRule | RemoveRule]) -> Config:
    """The configuration with these edits of rules."""
    for edit in edits:
        config = applied(config, edit)
    return config


def feed_of(config: Config, name: str) -> Feed:
    """The feed of this name; ConfigError names the nearest one if there is none."""
    known = [feed.name for feed in config.feeds]
    return config.feed(name) or refuse(f"there is no feed «{name}»{nearest(name, known)}")


def topic_of(config: Config, id_: str) -> Topic:
    """The topic of this id; ConfigError names the nearest one if there is none."""
    known = [topic.id for topic in config.topics]
    return config.topic(id_) or refuse(f"there is no topic «{id_}»{nearest(id_, known)}")


def feed_place(config: Config, country: str | None) -> int:
    """The number that a new feed of this country gets: behind the last one of it, else behind all."""
    same = [number for number, feed in enumerate(config.feeds) if feed.country == country]
    return same[-1] + 1 if same else len(config.feeds)


def _with_feed(config: Config, edit: AddFeed) -> Config:
    feed = checked(feeds=f"[{flow(feed_fields(edit))}]").feeds[0]
    _check_free(config, feed)
    at = feed_place(config, feed.country)
    return config.model_copy(update={"feeds": (*config.feeds[:at], feed, *config.feeds[at:])})


def _check_free(config: Config, feed: Feed, but: Feed | None = None) -> None:
    for other in config.feeds:
        if other is but:
            continue
        if other.name.casefold() == feed.name.casefold():
            refuse(f"there is a feed «{other.name}» already; give the new one another name")
        if other.url == feed.url:
            refuse(f"the feed «{other.name}» has the address {feed.url} already")


def _with_changed_feed(config: Config, edit: ChangeFeed) -> Config:
    feed = feed_of(config, edit.name)
    if edit.value is None and edit.key in ("name", "url"):
        refuse(f"a feed must have «{edit.key}»; remove the feed instead")
    made = {"name": "x", "url": "https://example.org/"} | ({edit.key: edit.value} if edit.value is not None else {})
    value = getattr(checked(feeds=f"[{flow(made)}]").feeds[0], edit.key)
    if value == getattr(feed, edit.key):
        refuse(f"the feed «{feed.name}» has this {edit.key} already")
    changed = feed.model_copy(update={edit.key: value})
    _check_free(config, changed, but=feed)
    return config.model_copy(update={"feeds": tuple(changed if one is feed else one for one in config.feeds)})


def _with_new_topic(config: Config, edit: AddTopic) -> Config:
    topic = checked(topics=f"[{{id: {written(edit.id)}, title: {flow(edit.title)}}}]").topics[0]
    if config.topic(topic.id):
        refuse(f"there is a topic «{topic.id}» already; choose another id, or add keywords to that one")
    return config.model_copy(update={"topics": (*config.topics, topic)})


def _with_topic(config: Config, id_: str, change: Callable[[Topic], Topic]) -> Config:
    topic = topic_of(config, id_)
    changed = change(topic)
    return config.model_copy(update={"topics": tuple(changed if one is topic else one for one in config.topics)})


def _with_rule(config: Config, topic: Topic, edit: AddRule) -> Topic:
    rule = _filled(config, edit.language, edit.rule)
    rules: Rules = getattr(topic, edit.part)
    if there := same_rule(rules.get(edit.language, ()), rule.text):
        as_written = "" if there.text == rule.text else f" as «{there.text}»"
        refuse(f"«{rule.text}» is there already{as_written}, under {topic.id}, {edit.part}, {edit.language}")
    check_rule(topic, edit.part, edit.language, rule)
    return topic.model_copy(update={edit.part: _replaced(rules, edit.language, rules.get(edit.language, ()), rule)})


def _filled(config: Config, language: str, text: str) -> Rule:
    """The rule with the words of its lists; ConfigError if it cannot be understood."""
    checked(topics=f"[{{id: x, keywords: {{{written(language)}: []}}}}]")
    probe = Topic(id="x", keywords={language: (parse_rule(text),)})
    whole, problems = filled(config.model_copy(update={"topics": (probe,)}))
    if problems:
        raise ConfigError("feeds.yaml", tuple((None, told) for _, told in problems))
    return whole.topics[0].keywords[language][0]


def _without_rule(topic: Topic, edit: RemoveRule) -> Topic:
    rules: Rules = getattr(topic, edit.part)
    listed = rules.get(edit.language, ())
    gone = same_rule(listed, edit.rule)
    if gone is None:
        near = nearest(edit.rule, [rule.text for rule in listed])
        refuse(f"there is no «{edit.rule}» under {topic.id}, {edit.part}, {edit.language}{near}")
    return topic.model_copy(update={edit.part: _replaced(rules, edit.language, [r for r in listed if r is not gone])})


def _replaced(rules: Rules, language: str, listed: Sequence[Rule], *more: Rule) -> Mapping[str, tuple[Rule, ...]]:
    return {**rules, language: (*listed, *more)}
