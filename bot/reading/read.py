"""Everything that is understood of an article, in one pure step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.detect import detect
from bot.language.tokens import fold
from bot.reading.found import Text
from bot.reading.keywords import TopicRules, read_topics
from bot.reading.model import Article, Reading


def understand(article: Article, topics: TopicRules, watches: Sequence[str] = ()) -> Reading:
    """What this article says of these topics and these people, each with the words it rests on.

    Never the clock, never the network: the same article gives the same reading.
    """
    texts = [Text(article, "title", topics.lexicon), Text(article, "body", topics.lexicon)]
    found, suppressed = read_topics(texts, topics)
    folded = [fold(word) for text in texts for word in text.words.written]
    language = detect(folded, article.language)
    countries = (article.country,) if article.country else ()
    return Reading(language, countries, found, suppressed, words=" ".join(dict.fromkeys(folded)))
