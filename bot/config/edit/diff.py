"""What differs between two versions of feeds.yaml: in sentences for a person, and line by line. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from bot.config.edit import told as say
from bot.config.edit.edits import Part
from bot.config.edit.sentence import Told
from bot.config.edit.told import rule_told
from bot.config.model import Config, Defaults, Feed, Topic
from bot.config.rule import Rule

_PARTS: tuple[Part, ...] = get_args(Part)
_LISTED = {"statutes": "«{topic}» {verb} the statute {value}", "countries": "«{topic}» {verb} the country {value}"}
_LISTS = "The list «{name}» ({language}) {verb}: {value}"
_DEFAULT = "By default {key} is {value}."
_TITLE_GONE = "The topic «{topic}» has no title in this language any more: {language}"
_VERBS = {True: "now has", False: "no longer has"}


def changes(old: Config, new: Config) -> list[Told]:
    """Everything that was added, removed or changed: defaults, feeds, lists of words, then topics."""
    return [
        *_defaults(old.defaults, new.defaults),
        *_feeds(old.feeds, new.feeds),
        *_words(old, new),
        *_topics(old.topics, new.topics),
    ]


def unified(old: str, new: str) -> str:
    """The lines that differ with three around them, as `diff -u` has them; "" for equal texts."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), "before", "after", lineterm="")
    return "\n".join(lines)


def _defaults(old: Defaults, new: Defaults) -> Iterator[Told]:
    for key in type(new).model_fields:
        if (value := getattr(new, key)) != getattr(old, key):
            yield Told(_DEFAULT, {"key": key, "value": str(value)})


def _feeds(old: Sequence[Feed], new: Sequence[Feed]) -> Iterator[Told]:
    before, after = {feed.name: feed for feed in old}, {feed.name: feed for feed in new}
    yield from (Told(say.NO_FEED, {"name": name}) for name in before if name not in after)
    for name, feed in after.items():
        if name not in before:
            yield Told(say.NEW_FEED, {"name": name, "url": feed.url})
        else:
            yield from _feed(before[name], feed)


def _feed(old: Feed, new: Feed) -> Iterator[Told]:
    for key in type(new).model_fields:
        value = getattr(new, key)
        if value == getattr(old, key):
            continue
        if key == "paused":
            yield Told(say.PAUSED if value else say.RESUMED, {"name": new.name})
        elif value in (None, (), {}):
            yield Told(say.DEFAULT_FEED, {"name": new.name, "key": key})
        else:
            shown = ", ".join(value) if isinstance(value, tuple | Mapping) else str(value)
            yield Told(say.CHANGED_FEED, {"name": new.name, "key": key, "value": shown})


def _words(old: Config, new: Config) -> Iterator[Told]:
    for name in dict.fromkeys([*old.words, *new.words]):
        before, after = old.words.get(name, {}), new.words.get(name, {})
        for language in dict.fromkeys([*before, *after]):
            for is_new, texts in _changed(before.get(language, ()), after.get(language, ())):
                values = {"name": name, "language": language, "value": ", ".join(texts)}
                yield Told(_with_verb(_LISTS, is_new), values)


def _topics(old: Sequence[Topic], new: Sequence[Topic]) -> Iterator[Told]:
    before, after = {topic.id: topic for topic in old}, {topic.id: topic for topic in new}
    yield from (Told(say.NO_TOPIC, {"topic": id_}) for id_ in before if id_ not in after)
    for id_, topic in after.items():
        if id_ not in before:
            yield Told(say.NEW_TOPIC, {"topic": id_})
        yield from _topic(before.get(id_, Topic(id=id_)), topic)


def _topic(old: Topic, new: Topic) -> Iterator[Told]:
    yield from _titles(old, new)
    for key, sentence in _LISTED.items():
        before, after = getattr(old, key), getattr(new, key)
        for is_new, values in ((False, set(before) - set(after)), (True, set(after) - set(before))):
            for value in sorted(values):
                yield Told(_with_verb(sentence, is_new), {"topic": new.id, "value": value})
    for part in _PARTS:
        yield from _rules(new.id, part, getattr(old, part), getattr(new, part))


def _with_verb(sentence: str, is_new: bool) -> str:
    """The sentence with its verb: languages differ in more than that word."""
    return sentence.replace("{verb}", _VERBS[is_new])


def _titles(old: Topic, new: Topic) -> Iterator[Told]:
    for language, title in new.title.items():
        if old.title.get(language) != title:
            yield Told(say.TITLE, {"topic": new.id, "language": language, "title": title})
    for language in old.title:
        if language not in new.title:
            yield Told(_TITLE_GONE, {"topic": new.id, "language": language})


def _rules(
    topic: str, part: Part, old: Mapping[str, Sequence[Rule]], new: Mapping[str, Sequence[Rule]]
) -> Iterator[Told]:
    for language in dict.fromkeys([*old, *new]):
        for is_new, texts in _changed(old.get(language, ()), new.get(language, ())):
            sentence = (say.ADDED if is_new else say.REMOVED)[part]
            yield from (rule_told(sentence, topic, language, text) for text in texts)


def _changed(old: Sequence[Rule], new: Sequence[Rule]) -> Iterator[tuple[bool, list[str]]]:
    """The rules that went, then those that came, each kind if there are any."""
    before, after = [rule.text for rule in old], [rule.text for rule in new]
    if gone := [text for text in before if text not in after]:
        yield False, gone
    if come := [text for text in after if text not in before]:
        yield True, come
