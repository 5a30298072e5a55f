"""What an edit changes, in plain words. Pure.

A sentence has its values apart from it, so that it can be said in another language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from bot.config.edit.edits import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Edit,
    Part,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
)
from bot.config.edit.scalar import flow, written
from bot.config.edit.sentence import Told


def kept(told: Iterable[Told]) -> str:
    """These sentences as they are stored: words and values apart, so that anybody reads them in their language."""
    return json.dumps([[one.sentence, dict(one.values)] for one in told], ensure_ascii=False)


def recalled(stored: str) -> tuple[Told, ...]:
    """What was stored by `kept`; any other text is one sentence."""
    try:
        return tuple(Told(sentence, values) for sentence, values in json.loads(stored))
    except (ValueError, TypeError):
        return (Told("{text}", {"text": stored}) if "{" in stored else Told(stored),)


ADDED: Mapping[Part, str] = {
    "keywords": "«{topic}» has a new keyword ({language}): {rule}",
    "context": "«{topic}» has a new word of context ({language}): {rule}",
    "exclude": "«{topic}» has a new exclusion ({language}): {rule}",
}
REMOVED: Mapping[Part, str] = {
    "keywords": "«{topic}» no longer has the keyword ({language}): {rule}",
    "context": "«{topic}» no longer has the word of context ({language}): {rule}",
    "exclude": "«{topic}» no longer has the exclusion ({language}): {rule}",
}
NEW_FEED = "The feed «{name}» is new: {url}"
NO_FEED = "The feed «{name}» is removed."
CHANGED_FEED = "The feed «{name}» has another {key}: {value}"
DEFAULT_FEED = "The feed «{name}» has no {key} of its own any more."
PAUSED = "The feed «{name}» is paused."
RESUMED = "The feed «{name}» is paused no longer."
NEW_TOPIC = "The topic «{topic}» is new."
NO_TOPIC = "The topic «{topic}» is removed, with all its keywords."
TITLE = "The topic «{topic}» is called «{title}» ({language})."


def told(edit: Edit) -> Told:
    """What this edit changes."""
    match edit:
        case AddFeed(name=name, url=url):
            return Told(NEW_FEED, {"name": name, "url": url})
        case RemoveFeed(name=name):
            return Told(NO_FEED, {"name": name})
        case ChangeFeed(name=name, key="paused", value=value):
            return Told(PAUSED if value == "true" else RESUMED, {"name": name})
        case ChangeFeed(name=name, key=key, value=None):
            return Told(DEFAULT_FEED, {"name": name, "key": key})
        case ChangeFeed(name=name, key=key, value=value):
            return Told(
                CHANGED_FEED,
                {"name": name, "key": key, "value": value if isinstance(value, str) else ", ".join(value or ())},
            )
        case AddRule() | RemoveRule():
            sentences = ADDED if isinstance(edit, AddRule) else REMOVED
            return rule_told(sentences[edit.part], edit.topic, edit.language, edit.rule)
        case AddTopic(id=id_):
            return Told(NEW_TOPIC, {"topic": id_})
        case RemoveTopic(id=id_):
            return Told(NO_TOPIC, {"topic": id_})
        case SetTitle(topic=topic, language=language, title=title):
            return Told(TITLE, {"topic": topic, "language": language, "title": title})


def rule_told(sentence: str, topic: str, language: str, rule: str) -> Told:
    """One of ADDED or REMOVED, of this rule."""
    return Told(sentence, {"topic": topic, "language": language, "rule": rule})


def by_hand(edit: Edit) -> str:
    """How a person makes this edit in an editor."""
    match edit:
        case AddFeed():
            return f"write under «feeds:» {flow(feed_fields(edit))}"
        case RemoveFeed(name=name):
            return f"take the feed «{name}» away"
        case ChangeFeed(name=name, key=key, value=None):
            return f"take «{key}» away from the feed «{name}»"
        case ChangeFeed(name=name, key=key, value=value):
            return f"write {key}: {flow(value or '')} in the feed «{name}»"
        case AddRule(topic=topic, part=part, language=language, rule=rule):
            return f"write {written(rule, number=True)} under {topic}, {part}, {language}"
        case RemoveRule(topic=topic, part=part, language=language, rule=rule):
            return f"take {written(rule, number=True)} away under {topic}, {part}, {language}"
        case AddTopic(id=id_, title=title):
            return f"write under «topics:» {flow({'id': id_})[:-1]}, title: {flow(title)}}}"
        case RemoveTopic(id=id_):
            return f"take the topic «{id_}» away"
        case SetTitle(topic=topic, language=language, title=title):
            return f"write {language}: {written(title)} into the title of «{topic}»"


def feed_fields(feed: AddFeed) -> dict[str, str | tuple[str, ...]]:
    """The keys of a new feed as they are written: one language alone, several as a list."""
    language = feed.language[0] if len(feed.language) == 1 else feed.language
    fields = {
        "name": feed.name,
        "url": feed.url,
        "language": language,
        "country": feed.country,
        "every": feed.every,
        "full_text": feed.full_text,
        "user_agent": feed.user_agent,
    }
    return {key: value for key, value in fields.items() if value}
