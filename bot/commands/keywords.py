"""/keywords, /addkeyword, /removekeyword, /exclude: what a topic looks for, tried before it counts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import get_args

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, reply
from bot.commands.drafts import Steered, choice, steered
from bot.commands.tried import language_told, tried_pieces
from bot.config.edit import AddRule, Part, RemoveRule
from bot.config.edit.applied import topic_of
from bot.config.edit.checks import same_rule
from bot.config.model import Config, Topic
from bot.config.rule import parse_rule
from bot.language import LANGUAGES
from bot.language.guess import language_of_rule
from bot.messages.speech import Speech, mark
from bot.messages.steering import change_lines, rule_lines
from bot.messages.text import Button, Message, Piece, Run, bold, text
from bot.preview import preview
from bot.steering import Steering

SECONDS = 10.0
_CODES = frozenset(language.code for language in LANGUAGES)
_PARTS: tuple[Part, ...] = get_args(Part)
_EXAMPLE = "extradition ru выдача ~ Россия"


async def _keywords(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """Everything that a topic looks for; without a topic, which there are."""
    config, _ = await steering.read()
    if not ask.words:
        return reply(_topics(config, ask.speech))
    return reply(Message(tuple(_listed(topic_of(config, ask.words.strip()), ask.speech))))


def _topics(config: Config, speech: Speech) -> Message:
    rows = tuple((Button(topic.called(speech.language), f"keywords {topic.id}"),) for topic in config.topics)
    return Message(text(speech.say("The keywords of which topic?")), rows)


def _listed(topic: Topic, speech: Speech) -> Iterator[Piece]:
    yield from text(bold(topic.called(speech.language)), f" ({topic.id})")
    if topic.countries:
        yield from text("\n", speech.say("Countries: {countries}", countries=", ".join(topic.countries)))
    if topic.statutes:
        yield from text("\n", speech.say("Statutes: {statutes}", statutes=", ".join(topic.statutes)))
    titles = {
        "keywords": speech.say("Keywords"),
        "context": speech.say("Context, of which an article must have a word"),
        "exclude": speech.say("Exclusions"),
    }
    for part in _PARTS:
        for language, rules in getattr(topic, part).items():
            if rules:
                yield from text("\n\n", bold(f"{titles[part]}, {speech.tongue(language)}"))
                yield from text(*(f"\n{rule.text}" for rule in rules))
    yield from text("\n\n/addkeyword ", topic.id, " …\n/exclude ", topic.id, " …\n/removekeyword ", topic.id, " …")


def _adds(part: Part) -> Steered:
    """The command that adds a rule to this list of a topic."""

    async def add(ask: Ask, desk: Desk, steering: Steering) -> Reply:
        topic, language, rule = _split(ask.words)
        if not rule:
            return reply(_usage(ask, "addkeyword" if part == "keywords" else "exclude"))
        edit = AddRule(topic, part, language or language_of_rule(rule), rule)
        return await _proposed(edit, language is None, ask, desk, steering)

    return add


async def _remove(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    topic, language, rule = _split(ask.words)
    if not rule:
        return reply(_usage(ask, "removekeyword"))
    config, _ = await steering.read()
    part, found = _place(topic_of(config, topic), language, rule)
    return await _proposed(RemoveRule(topic, part, found, rule), False, ask, desk, steering)


def _split(words: str) -> tuple[str, str | None, str]:
    """(topic, language if it is given, rule) of what stands behind a command."""
    topic, _, rest = " ".join(words.split()).partition(" ")
    first, _, rule = rest.partition(" ")
    return (topic, first, rule) if first in _CODES and rule else (topic, None, rest)


def _place(topic: Topic, language: str | None, rule: str) -> tuple[Part, str]:
    """The list of a topic that a rule stands in; if it is in none, where one would look for it."""
    for part in _PARTS:
        for code, rules in getattr(topic, part).items():
            if language in (None, code) and same_rule(rules, rule):
                return part, code
    return "keywords", language or language_of_rule(rule)


async def _proposed(edit: AddRule | RemoveRule, guessed: bool, ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """What the edit means and what it would have done, to be saved or cancelled."""
    draft = await steering.draft(ask.user, [edit], desk.now)
    found = await preview(
        *(desk.storage, draft.config, edit.topic, [edit]),
        now=desk.now,
        seconds=SECONDS,
        off_loop=asyncio.to_thread,
    )
    pieces: list[Piece] = [bold(ask.speech.say("This would change in feeds.yaml:"))]
    pieces += change_lines(draft.what, ask.speech)
    if isinstance(edit, AddRule):
        pieces += await asyncio.to_thread(_meaning, edit, ask.speech)
        pieces += language_told(edit.language, ask.speech) if guessed else ()
    pieces += tried_pieces(found, ask.speech)
    return reply(Message(tuple(pieces), choice(draft, ask), reply_to=ask.message_id))


def _meaning(edit: AddRule, speech: Speech) -> tuple[Piece, ...]:
    lines = rule_lines(parse_rule(edit.rule), edit.language, speech)
    return text("\n\n", bold(speech.say("It meets:")), *(f"\n{line}" for line in lines))


def _usage(ask: Ask, command: str) -> Message:
    speech = ask.speech
    said = speech.say(
        "Write the topic, perhaps the language, and the words: {example}", example=f"/{command} {_EXAMPLE}"
    )
    signs = text(
        "\n\n",
        *(Run("выдача", "code"), " — ", speech.say("the word in every form"), "\n"),
        *(Run("отказ в убежище", "code"), " — ", speech.say("words that follow one another"), "\n"),
        *(Run("выдача ~ Россия", "code"), " — ", speech.say("both in one sentence, near each other"), "\n"),
        *(Run("=СОЧ", "code"), " — ", speech.say("only so"), "\n"),
        *(Run("mercenar*", "code"), " — ", speech.say("every word that begins so"), "\n"),
        *(
            Run("treason + donation", "code"),
            " — ",
            speech.say("the first, where the other stands in the article"),
            "\n",
        ),
        *(Run("refoulement!", "code"), " — ", speech.say("whatever context and exclusions say")),
    )
    return Message(text(said) + signs, reply_to=ask.message_id)


def _command(name: str, summary: str, answer: Steered, usage: str, *, slow: bool = True) -> Command:
    tap = None if slow else steered(answer)
    return Command(
        *(name, summary, steered(answer), tap, usage), kind=Kind.PERSONAL, audience=Audience.ADMINS, slow=slow
    )


KEYWORDS = _command("keywords", mark("what a topic looks for"), _keywords, mark("[TOPIC]"), slow=False)
ADD_KEYWORD = _command(
    "addkeyword", mark("add a keyword, after a look at what it would do"), _adds("keywords"), mark("TOPIC [LANG] WORDS")
)
REMOVE_KEYWORD = _command(
    "removekeyword", mark("take a keyword or an exclusion away"), _remove, mark("TOPIC [LANG] WORDS")
)
EXCLUDE = _command(
    "exclude", mark("add an exclusion, after a look at what it would do"), _adds("exclude"), mark("TOPIC [LANG] WORDS")
)
