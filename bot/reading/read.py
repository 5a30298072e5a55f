"""Everything that is understood of an article, in one pure step."""

from __future__ import annotations

from bot.language.detect import detect
from bot.language.tokens import fold
from bot.reading.countries import concerned, ties
from bot.reading.found import Text
from bot.reading.keywords import TopicRules, read_topics
from bot.reading.model import Article, Reading
from bot.reading.statutes import find_statutes
from bot.reading.watched import NOBODY, WatchRules, read_watched


def understand(article: Article, topics: TopicRules, watches: WatchRules = NOBODY) -> Reading:
    """What this article says of these topics and these people, each with the words it rests on.

    Never the clock, never the network: the same article gives the same reading.
    """
    texts = [Text(article, "title", topics.lexicon), Text(article, "body", topics.lexicon)]
    statutes = find_statutes(texts)
    found, suppressed = read_topics(texts, topics, statutes, ties(texts, article.country))
    folded = [fold(word) for text in texts for word in text.words.written]
    return Reading(
        language=detect(folded, article.language),
        countries=concerned(texts, statutes, article.country, on_topic=bool(found)),
        topics=found,
        suppressed=suppressed,
        statutes=statutes,
        watched=read_watched(texts, watches),
        words=" ".join(dict.fromkeys(folded)),
    )
