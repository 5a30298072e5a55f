"""What a person reads of an entry: the alert itself, and the answer to *Why?*. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.config.model import Config
from bot.language.view import visible
from bot.messages.reasons import reason_in_words
from bot.messages.speech import Speech
from bot.messages.text import Button, Buttons, Message, Piece, Quote, Run, bold, cut, text
from bot.reading.quote import quote
from storage.records import AlertContent, Match, Named, StoredEntry

TITLE_UNITS = 600
QUOTE_UNITS = 900
# The longest that Telegram takes for an address, which also stays in one piece when a long message is split.
LINK_UNITS = 2048
REASONS = 12
TOAST_UNITS = 190


def alert_message(
    content: AlertContent, config: Config, speech: Speech, kind: str = "private", *, discreet: bool = False
) -> Message:
    """Who and which topic, title, outlet and time at a glance; below, how certain it is, what was found, and the link.

    A `discreet` alert begins without a name and without the title, which may name somebody too: a phone shows the
    first lines to whoever looks at it.
    """
    shown, where = entry_parts(content.entry, speech, published=content.article.published_at is not None)
    first, second = (where, shown) if discreet and content.named else (shown, where)
    return Message(
        text(
            bold(_first_line(content, config, speech, discreet)),
            "\n",
            first,
            "\n",
            second,
            *_people(content.named, speech, discreet),
            *_quoted(content),
            *_link(content.entry),
        ),
        alert_buttons(content.entry.id, kind, speech, named=bool(content.named)),
    )


def _first_line(content: AlertContent, config: Config, speech: Speech, discreet: bool) -> str:
    topics = topic_names(content.entry.topics, config, speech)
    about = [topics] if topics else []
    if not content.named:
        return topics
    if discreet:
        return " · ".join([speech.say("Someone you watch"), *about])
    people = " · ".join([*(one.name for one in content.named), *about])
    return speech.say("Someone you watch: {people}", people=people)


def _people(named: Sequence[Named], speech: Speech, discreet: bool) -> tuple[Piece, ...]:
    """How certain it is that it is they, for each; the name before it where the first line leaves that open."""
    pieces: list[Piece] = []
    for one in named:
        pieces += text("\n", bold(f"{one.name}: ") if discreet or len(named) > 1 else "", certainty(one, speech))
    return tuple(pieces)


def certainty(one: Named, speech: Speech) -> str:
    """How certain it is that this is the watched person, and why."""
    if one.doubted:
        return speech.say("Only possible: you said of a case like this one that it is another person's.")
    reason = reason_in_words(one.reason, speech)
    if one.certainty == "certain":
        return speech.say("Certain: {reason}.", reason=reason) if reason else speech.say("Certain.")
    return speech.say("Only possible: {reason}.", reason=reason) if reason else speech.say("Only possible.")


def outside_topic(message: Message, speech: Speech) -> Message:
    """The same message, saying to the chat's administrators why it stands outside its forum topic."""
    note = speech.say(
        "The forum topic for these alerts is closed or gone, so they come here. /forget stops all alerts of this chat."
    )
    return replace(message, pieces=(*message.pieces, *text("\n\n", Run(note, "italic"))))


def alert_buttons(entry_id: int, kind: str, speech: Speech, *, named: bool = False) -> Buttons:
    """What can be asked and done below an alert, which may have `named` somebody; in a channel nothing can be set."""
    why = Button(speech.say("Why?"), f"why {entry_id}")
    if kind == "channel":
        return ((why,),)
    other = ((Button(speech.say("Not this person"), f"watchlist not {entry_id}"),),) if named else ()
    return ((why, Button(speech.say("Mute"), f"mute {entry_id}")), *other)


def topic_names(topics: Iterable[str], config: Config, speech: Speech) -> str:
    """The topics' titles in this language; a topic that is no longer configured keeps its id."""
    known = [config.topic(topic) for topic in topics]
    names = [one.called(speech.language) if one else id_ for one, id_ in zip(known, topics, strict=True)]
    return " · ".join(names)


def entry_parts(entry: StoredEntry, speech: Speech, *, published: bool) -> tuple[Run, Run]:
    """The title; outlet and time."""
    time = speech.moment(entry.time)
    if published:
        line = speech.say("{outlet}, {time}", outlet=entry.feed, time=time)
    else:
        line = speech.say("{outlet}, seen {time}", outlet=entry.feed, time=time)
    return Run(title(entry, speech)), Run(line, "italic")


def title(entry: StoredEntry, speech: Speech) -> str:
    """The title as a person sees it; an entry without one is called by how its text begins."""
    shown = visible(entry.title) or cut(visible(entry.summary), 120)
    return cut(shown, TITLE_UNITS) or speech.say("(no title)")


def why_message(
    entry: StoredEntry,
    matches: Sequence[Match],
    named: Sequence[Named],
    config: Config,
    speech: Speech,
    *,
    answering: int | None = None,
) -> Message:
    """Which words met which keyword, for each topic, and who of the watched is named how."""
    pieces: list[Piece] = [*text(speech.say("Why you got this:"), "\n", bold(title(entry, speech)))]
    for one in named:
        pieces += text("\n\n", bold(one.name))
        pieces += _bullets(_naming(place, speech) for place in one.places)
        pieces += text("\n", certainty(one, speech)) if one.doubted else ()
    for match in matches:
        pieces += text("\n\n", bold(topic_names([match.topic], config, speech)))
        pieces += _bullets(_reason(hit, speech) for hit in match.hits)
    return Message(tuple(pieces), reply_to=answering)


def why_line(matches: Sequence[Match], config: Config, speech: Speech) -> str:
    """The same in one short line, for what pops up and goes."""
    words = dict.fromkeys(cut(visible(hit["text"]), 60) for match in matches for hit in match.hits)
    topics = topic_names([match.topic for match in matches], config, speech)
    return cut(f"{topics}: {', '.join(f'«{word}»' for word in words)}", TOAST_UNITS)


def _bullets(reasons: Iterable[str]) -> list[Piece]:
    return [piece for reason in list(dict.fromkeys(reasons))[:REASONS] for piece in text(f"\n• {reason}")]


def _naming(place: Mapping[str, Any], speech: Speech) -> str:
    words = cut(visible(place["text"]), 100)
    reason = reason_in_words(place["reason"], speech)
    if place["certainty"] == "certain":
        return speech.say("“{words}”: {reason}", words=words, reason=reason)
    return speech.say("“{words}”: perhaps; {reason}", words=words, reason=reason)


def _reason(hit: Mapping[str, Any], speech: Speech) -> str:
    words = cut(visible(hit["text"]), 100)
    if hit["field"] == "title":
        return speech.say("“{words}” in the title meets the keyword “{rule}”", words=words, rule=hit["rule"])
    return speech.say("“{words}” in the text meets the keyword “{rule}”", words=words, rule=hit["rule"])


def _quoted(content: AlertContent) -> tuple[Piece, ...]:
    found = [hit for match in content.causes for hit in match.hits] + [at for one in content.named for at in one.places]
    places = sorted({(one["start"], one["end"]) for one in found if one["field"] == "body"})
    return quoted_pieces(content.article.body, places)


def quoted_pieces(body: str, places: Sequence[tuple[int, int]], limit: int = QUOTE_UNITS) -> tuple[Piece, ...]:
    """The sentences around these places of a text, folded away, the places in bold; nothing of an empty text."""
    found = quote(body, places, limit)
    if not found:
        return ()
    return (Run("\n"), Quote(tuple(Run(one.text, "bold" if one.hit else "plain") for one in found)))


def _link(entry: StoredEntry) -> tuple[Piece, ...]:
    return text(f"\n{entry.link}") if entry.link and len(entry.link) <= LINK_UNITS else ()
