"""Everything that is understood of an article, in one pure step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.reading.countries import concerned, ties
from bot.reading.found import Text
from bot.reading.keywords import TopicRules, read_topics
from bot.reading.model import Article, Mention, Reading
from bot.reading.names import NameIndex
from bot.reading.statutes import find_statutes


class Watched(Protocol):
    """The people that a text is searched for: a `NameIndex`, or what keeps one."""

    def __len__(self) -> int: ...

    def find(self, texts: Sequence[Text], on_topic: bool = False) -> tuple[Mention, ...]:
        """Every mention of one of them in the fields of one article, in order of field and start."""
        ...


NOBODY: Watched = NameIndex()


def understand(article: Article, topics: TopicRules, watches: Watched = NOBODY) -> Reading:
    """What this article says of these topics and these people, each with the words it rests on.

    Never the clock, never the network: the same article gives the same reading.
    """
    body = Text(article, "body", topics.lexicon)
    title = Text(article, "title", topics.lexicon, below=body)
    texts = [title, body]
    statutes = find_statutes(texts)
    found, suppressed = read_topics(texts, topics, statutes, ties(texts, article.country))
    return Reading(
        language=body.language if body.words.written else title.language,
        countries=concerned(texts, statutes, article.country, on_topic=bool(found)),
        topics=found,
        suppressed=suppressed,
        statutes=statutes,
        watched=watches.find(texts, on_topic=bool(found)) if len(watches) else (),
        words=" ".join(dict.fromkeys([*title.words.folded, *body.words.folded])),
    )
