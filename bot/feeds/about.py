"""What can be guessed of a new feed: its name, language and country. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from bot.feeds.entry import ParsedFeed
from bot.language.detect import LOOKED_AT, detect
from bot.language.tokens import folded_words
from bot.language.view import visible

LONGEST_NAME = 60
_ENTRIES = 20
_TEXT = 2_000
# Two letters that say nothing of a country: sold to everybody, or of no state.
_ANYWHERE = frozenset(
    (
        *("ac", "ag", "ai", "am", "bz", "cc", "cd", "co", "eu", "fm", "gg", "im", "io", "is", "la", "li", "ly", "me"),
        *("ms", "nu", "sc", "sh", "st", "su", "tk", "tl", "to", "tv", "vc", "ws"),
    )
)
_OTHERWISE = {"uk": "GB", "xn--p1ai": "RU", "xn--80ao21a": "KZ", "xn--j1amh": "UA", "xn--90ais": "BY"}
# What outlets put behind their names.
_BEHIND = re.compile(r"\s(?:[|•·»/]|[-–—])\s.*$")
_FEED_WORDS = re.compile(
    r"^(?:rss|лента|новости)\s*[:–—-]\s*|\s*[(\[]?\b(?:rss(?:[ -]?(?:feed|лента))?)\b[)\]]?\s*$", re.I
)


def language_of_feed(feed: ParsedFeed) -> str | None:
    """The language in which most of a feed is written; None if that cannot be told or it is none that is read."""
    told = " ".join(visible(f"{entry.title} {entry.summary[:_TEXT]}") for entry in feed.entries[:_ENTRIES])
    return detect(list(folded_words(told))[:LOOKED_AT])


def country_of(address: str) -> str | None:
    """The country (ISO 3166) that the end of a host's name stands for; None where it stands for none."""
    ending = (urlsplit(address).hostname or "").rstrip(".").rpartition(".")[2]
    try:
        ending = ending.encode("idna").decode()
    except UnicodeError:
        return None
    if ending in _OTHERWISE:
        return _OTHERWISE[ending]
    return ending.upper() if len(ending) == 2 and ending.isalpha() and ending not in _ANYWHERE else None


def suggested_name(title: str, address: str, taken: Collection[str]) -> str:
    """A name for a feed that none of the taken ones equals: its title without what stands behind, else its host."""
    host = (urlsplit(address).hostname or "feed").removeprefix("www.")
    whole = visible(title)
    short = _FEED_WORDS.sub("", _BEHIND.sub("", whole)).strip(" :|-–—") or host
    used = {name.casefold() for name in taken}
    choices = [_cut(short), _cut(whole) if whole else host, host[:LONGEST_NAME]]
    numbered = (f"{_cut(short, LONGEST_NAME - 4)} {number}" for number in range(2, 1_000))
    return next((one for one in (*choices, *numbered) if one.casefold() not in used), host)


def _cut(name: str, at_most: int = LONGEST_NAME) -> str:
    """The name, if it is longer cut between two words."""
    if len(name) <= at_most:
        return name
    return name[: at_most + 1].rpartition(" ")[0] or name[:at_most]
