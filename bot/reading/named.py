"""One person in stored articles: what the keys of the index only make likely is read. Pure."""

from __future__ import annotations

from bot.reading.found import Text
from bot.reading.keywords import compile_topics
from bot.reading.model import Article, Mention
from bot.reading.names import NameIndex

_NO_TOPICS = compile_topics(())


def mentions_in(article: Article, names: NameIndex, *, on_topic: bool) -> tuple[Mention, ...]:
    """Every mention of these people, as a reading would find them; `on_topic` if the article met a topic."""
    body = Text(article, "body", _NO_TOPICS.lexicon)
    title = Text(article, "title", _NO_TOPICS.lexicon, below=body)
    return names.find([title, body], on_topic=on_topic)
