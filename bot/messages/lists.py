"""Lists of entries, a page at a time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.config.model import Config
from bot.messages.alert import quoted_pieces, title, topic_names
from bot.messages.speech import Speech
from bot.messages.text import Button, Message, Piece, Run, cut, text
from storage.records import StoredEntry

PAGE = 5
QUOTE_UNITS = 350
QUOTED_PLACES = 2


def page_message(
    found: Sequence[StoredEntry], page: int, data: str, config: Config, speech: Speech, *, answering: int | None = None
) -> Message:
    """Up to PAGE entries with links; one more in `found` means that there is another page.

    `data` is what the page buttons send, before the page's number; `answering` the message that asked.
    """
    pieces: list[Piece] = []
    for number, entry in enumerate(found[:PAGE], start=page * PAGE + 1):
        pieces += text("\n\n") if pieces else ()
        pieces += entry_item(number, entry, config, speech)
    newer = (Button(speech.say("← Newer"), f"{data} {page - 1}"),) if page else ()
    older = (Button(speech.say("Older →"), f"{data} {page + 1}"),) if len(found) > PAGE else ()
    return Message(tuple(pieces), ((*newer, *older),) if newer or older else (), reply_to=answering)


@dataclass(frozen=True, slots=True)
class Quoted:
    """An entry that names a person, its text, and the places in its body where it does."""

    entry: StoredEntry
    body: str
    places: tuple[tuple[int, int], ...]


def quoted_page(
    found: Sequence[Quoted], page: int, data: str, config: Config, speech: Speech, *, answering: int | None = None
) -> Message:
    """As `page_message`, with the sentence that names the person below each entry."""
    pieces: list[Piece] = []
    for number, one in enumerate(found[:PAGE], start=page * PAGE + 1):
        pieces += text("\n\n") if pieces else ()
        pieces += entry_item(number, one.entry, config, speech)
        pieces += quoted_pieces(one.body, one.places[:QUOTED_PLACES], QUOTE_UNITS) if one.places else ()
    listed = page_message([one.entry for one in found], page, data, config, speech, answering=answering)
    return replace(listed, pieces=tuple(pieces))


def entry_item(number: int | None, entry: StoredEntry, config: Config, speech: Speech) -> tuple[Piece, ...]:
    """One entry of a list, numbered if it is one of several: linked title, topics, outlet, time."""
    about = topic_names(entry.topics, config, speech)
    line = speech.say("{outlet}, {time}", outlet=entry.feed, time=speech.moment(entry.time))
    return text(
        f"{number}. " if number else "",
        Run(cut(title(entry, speech), 250), url=entry.link or None),
        "\n",
        Run(f"{about} · {line}" if about else line, "italic"),
    )
