"""What a person reads of an entry: the alert itself, and the answer to *Why?*. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.config.model import Config
from bot.language.view import visible
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


def alert_message(content: AlertContent, config: Config, speech: Speech, kind: str = "private") -> Message:
    """Who and which topic, title, outlet and time at a glance; below, the words that were found, and the link."""
    people = [one.name for one in content.named]
    topics = topic_names(content.entry.topics, config, speech)
    return Message(
        text(
            bold(" · ".join([*people, *([topics] if topics else [])])),
            "\n",
            *entry_lines(content.entry, speech, published=content.article.published_at is not None),
            *_quoted(content),
            *_link(content.entry),
        ),
        alert_buttons(content.entry.id, kind, speech),
    )


def outside_topic(message: Message, speech: Speech) -> Message:
    """The same message, saying to the chat's administrators why it stands outside its forum topic."""
    note = speech.say(
        "The forum topic for these alerts is closed or gone, so they come here. /forget stops all alerts of this chat."
    )
    return replace(message, pieces=(*message.pieces, *text("\n\n", Run(note, "italic"))))


def alert_buttons(entry_id: int, kind: str, speech: Speech) -> Buttons:
    """What can be asked and done below an alert; in a channel nothing can be set."""
    why = Button(speech.say("Why?"), f"why {entry_id}")
    return ((why,),) if kind == "channel" else ((why, Button(speech.say("Mute"), f"mute {entry_id}")),)


def topic_names(topics: Iterable[str], config: Config, speech: Speech) -> str:
    """The topics' titles in this language; a topic that is no longer configured keeps its id."""
    known = [config.topic(topic) for topic in topics]
    names = [one.called(speech.language) if one else id_ for one, id_ in zip(known, topics, strict=True)]
    return " · ".join(names)


def entry_lines(entry: StoredEntry, speech: Speech, *, published: bool = True) -> tuple[Piece, ...]:
    """Title, then outlet and time."""
    time = speech.moment(entry.time)
    if published:
        line = speech.say("{outlet}, {time}", outlet=entry.feed, time=time)
    else:
        line = speech.say("{outlet}, seen {time}", outlet=entry.feed, time=time)
    return text(title(entry, speech), "\n", Run(line, "italic"))


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
    if place["certainty"] == "certain":
        return speech.say("“{words}”: the words of the name stand together", words=words)
    return speech.say("“{words}”: perhaps; it is one word of a name alone", words=words)


def _reason(hit: Mapping[str, Any], speech: Speech) -> str:
    words = cut(visible(hit["text"]), 100)
    if hit["field"] == "title":
        return speech.say("“{words}” in the title meets the keyword “{rule}”", words=words, rule=hit["rule"])
    return speech.say("“{words}” in the text meets the keyword “{rule}”", words=words, rule=hit["rule"])


def _quoted(content: AlertContent) -> tuple[Piece, ...]:
    found = [hit for match in content.causes for hit in match.hits] + [at for one in content.named for at in one.places]
    places = sorted({(one["start"], one["end"]) for one in found if one["field"] == "body"})
    return quoted_pieces(content.article.body, places)


def quoted_pieces(body: str, places: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """The sentences around these places of a text, folded away, the places in bold; nothing of an empty text."""
    found = quote(body, places, QUOTE_UNITS)
    if not found:
        return ()
    return (Run("\n"), Quote(tuple(Run(one.text, "bold" if one.hit else "plain") for one in found)))


def _link(entry: StoredEntry) -> tuple[Piece, ...]:
    return text(f"\n{entry.link}") if entry.link and len(entry.link) <= LINK_UNITS else ()
