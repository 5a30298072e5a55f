"""What Casewatch understands of a text that somebody sent. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.config.model import Config
from bot.language.view import visible
from bot.messages.alert import quoted_pieces
from bot.messages.speech import Speech
from bot.messages.text import Message, Piece, bold, cut, text
from bot.reading.model import Article, Reading, Suppressed

SHOWN = 5


def understood_message(
    article: Article, reading: Reading, config: Config, speech: Speech, answering: int | None
) -> Message:
    """Each topic with the words it rests on, quoted; and what was left aside, with the reason."""
    pieces: list[Piece] = []
    for found in reading.topics:
        topic = config.topic(found.topic)
        pieces += text("\n\n") if pieces else ()
        pieces += text(bold(topic.called(speech.language) if topic else found.topic))
        places = sorted({(hit.where.start, hit.where.end) for hit in found.hits})
        pieces += quoted_pieces(article.body, places)
    if not pieces:
        pieces += text(speech.say("I find none of my topics in this text."))
    pieces += _left_aside(reading.suppressed, speech)
    return Message(tuple(pieces), reply_to=answering)


def _left_aside(suppressed: Sequence[Suppressed], speech: Speech) -> tuple[Piece, ...]:
    words = dict.fromkeys(cut(visible(one.where.text), 80) for one in suppressed)
    if not words:
        return ()
    shown = ", ".join(f"«{word}»" for word in list(words)[:SHOWN])
    return text(
        "\n\n", speech.say("Left aside, since the words around them speak of something else: {words}", words=shown)
    )
