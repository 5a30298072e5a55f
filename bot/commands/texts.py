"""What is said to a text that is no command: a few words may be searched or watched, an article is read."""

from __future__ import annotations

from bot.commands.base import Ask, Desk, Reply, reply, too_fast
from bot.commands.paging import ask_anew
from bot.language import query_terms
from bot.messages.text import Button, Message, text
from bot.messages.understood import understood_message
from bot.reading.model import Article
from bot.reading.read import understand

FEW_WORDS = 8
FEW_SIGNS = 100
READING_COST = 3.0


async def text_reply(ask: Ask, desk: Desk, *, forwarded: bool) -> Reply:
    """Offer to search and to watch a few words; say what is understood of anything longer, or forwarded."""
    words = " ".join(ask.words.split())
    if forwarded or len(words) > FEW_SIGNS or len(words.split()) > FEW_WORDS:
        slower = too_fast(READING_COST, ask, desk)
        return reply(
            Message(text(slower), reply_to=ask.asked_id) if slower else understood(ask.words, ask.asked_id, ask, desk)
        )
    if not query_terms(words):
        return reply(Message(text(ask.speech.say("I answer commands. /help shows what I can do."))))
    buttons = (
        Button(ask.speech.say("Search"), ask_anew("search", words)),
        Button(ask.speech.say("Watch"), ask_anew("watch", words)),
    )
    question = ask.speech.say("Shall I search for this, or watch for this name?")
    return reply(Message(text(question), (buttons,), reply_to=ask.asked_id))


def understood(body: str, answering: int | None, ask: Ask, desk: Desk) -> Message:
    """What is understood of a text; of the topics only: whom others watch is nobody's to learn."""
    if desk.wanted is None:
        return Message(text(ask.speech.say("I answer commands. /help shows what I can do.")))
    article = Article("", body)
    return understood_message(article, understand(article, desk.wanted.topics), desk.config, ask.speech, answering)
