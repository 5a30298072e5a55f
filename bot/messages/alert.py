"""What a person reads of an entry: the alert itself, and the answer to *Why?*. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.config.model import Config
from bot.language.view import visible
from bot.messages.speech import Speech
from bot.messages.text import Button, Message, Piece, Quote, Run, bold, cut, text
from bot.reading.quote import quote
from storage.records import AlertContent, Match, StoredArticle, StoredEntry

TITLE_UNITS = 600
QUOTE_UNITS = 900
# The longest that Telegram takes for an address, which also stays in one piece when a long message is split.
LINK_UNITS = 2048
REASONS = 12


def alert_message(content: AlertContent, config: Config, speech: Speech) -> Message:
    """Topic, title, outlet and time at a glance; below, the words that were found, and the link."""
    return Message(
        text(
            bold(topic_names(content.entry.topics, config, speech)),
            "\n",
            *entry_lines(content.entry, speech, published=content.article.published_at is not None),
            *_quoted(content.article, content.causes),
            *_link(content.entry),
        ),
        buttons=((why_button(content.entry, speech),),),
    )


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


def why_button(entry: StoredEntry, speech: Speech) -> Button:
    """The button that asks why this entry was found."""
    return Button(speech.say("Why?"), data=f"why {entry.id}")


def why_message(entry: StoredEntry, matches: Sequence[Match], config: Config, speech: Speech) -> Message:
    """Which words met which keyword, for each topic."""
    pieces: list[Piece] = [*text(speech.say("Why you got this:"), "\n", bold(title(entry, speech)))]
    for match in matches:
        pieces += text("\n\n", bold(topic_names([match.topic], config, speech)))
        reasons = dict.fromkeys(_reason(hit, speech) for hit in match.hits)
        pieces += [piece for reason in list(reasons)[:REASONS] for piece in text(f"\n• {reason}")]
    return Message(tuple(pieces))


def _reason(hit: Mapping[str, Any], speech: Speech) -> str:
    words = cut(visible(hit["text"]), 100)
    if hit["field"] == "title":
        return speech.say("“{words}” in the title meets the keyword “{rule}”", words=words, rule=hit["rule"])
    return speech.say("“{words}” in the text meets the keyword “{rule}”", words=words, rule=hit["rule"])


def _quoted(article: StoredArticle, causes: Sequence[Match]) -> tuple[Piece, ...]:
    places = sorted({(hit["start"], hit["end"]) for match in causes for hit in match.hits if hit["field"] == "body"})
    found = quote(article.body, places, QUOTE_UNITS)
    if not found:
        return ()
    return (Run("\n"), Quote(tuple(Run(one.text, "bold" if one.hit else "plain") for one in found)))


def _link(entry: StoredEntry) -> tuple[Piece, ...]:
    return text(f"\n{entry.link}") if entry.link and len(entry.link) <= LINK_UNITS else ()
