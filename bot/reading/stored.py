"""Between what is read and what is stored. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.config.model import Feed
from bot.feeds.entry import ParsedEntry
from bot.reading.full_text import with_page
from bot.reading.model import Article, Passage, Reading
from bot.reading.model import Mention as Found
from bot.reading.names import query_keys, skeletons
from bot.reading.names.given import given_names
from storage.records import Match, Mention, StoredArticle


def article_of(entry: ParsedEntry, feed: Feed) -> Article:
    """The text of an entry that is read: its title, its summary, and its full text where feed or page have it."""
    return Article(entry.title, body_of(entry), _only(feed.language), feed.country, entry.published)


def body_of(entry: ParsedEntry) -> str:
    """Summary, full text and the page's text, once each."""
    return with_page(_feed_text(entry), entry.page, entry.title)


def _feed_text(entry: ParsedEntry) -> str:
    if not entry.content or entry.content in entry.summary:
        return entry.summary
    return entry.content if entry.summary in entry.content else f"{entry.summary}\n\n{entry.content}"


def stored_article(article: StoredArticle, feed: Feed | None) -> Article:
    """A stored text, to be read again with its feed's priors, if the feed is still configured."""
    language = _only(feed.language) if feed else article.language
    return Article(article.title, article.body, language, feed.country if feed else None, article.published_at)


def _only(languages: tuple[str, ...]) -> str | None:
    """The feed's language if it has just one: of several, none is likelier."""
    return languages[0] if len(languages) == 1 else None


def matches_of(reading: Reading) -> tuple[Match, ...]:
    """The topics of a reading with their hits, as they are stored."""
    return tuple(
        Match(topic.topic, [{"rule": hit.rule, **_place(hit.where)} for hit in topic.hits]) for topic in reading.topics
    )


def mentions_of(reading: Reading, ids: Mapping[str, int]) -> tuple[Mention, ...]:
    """The watched people of a reading, each with every place, as they are stored: by the name's id, not the name.

    A name without an id came while the text was read; the text is read again for it.
    """
    by_name: dict[str, list[Found]] = {}
    for one in reading.watched:
        by_name.setdefault(one.name, []).append(one)
    return tuple(_mention(ids[name], found) for name, found in by_name.items() if name in ids)


def _mention(name_id: int, found: Sequence[Found]) -> Mention:
    best = next((one for one in found if one.certainty == "certain"), found[0])
    return Mention(name_id, best.certainty, [_mentioned(one) for one in found], best.reason)


def name_keys(title: str, body: str) -> str:
    """The keys by which a text is found by a name, as the index of names keeps them."""
    return " ".join(sorted(set(map(_lasting, skeletons(f"{title}\n{body}")))))


def search_keys(name: str) -> tuple[frozenset[str], ...]:
    """What to ask the index of names for: a text that names this person has a key of each group."""
    return tuple(frozenset(map(_lasting, group)) for group in query_keys(name))


def _lasting(key: str) -> str:
    """The key as it may be kept: a group of given names goes by its first name, as its number changes with the list."""
    number = key[1:]
    if not (key.startswith("g") and number.isdigit()):
        return key
    return "g" + "".join(sign for sign in given_names().groups[int(number)].names[0] if sign.isalnum())


def _mentioned(one: Found) -> dict[str, object]:
    # Without the words: a watched name stands in its own table and nowhere else.
    where = one.where
    return {
        "certainty": one.certainty,
        "reason": one.reason,
        "field": where.field,
        "start": where.start,
        "end": where.end,
    }


def _place(where: Passage) -> dict[str, object]:
    return asdict(where)
