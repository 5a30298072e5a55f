"""Lists of feeds as feed readers exchange them (OPML 2.0, http://opml.org/spec2.opml). Pure.

    body → text → expat, in bounds → an outline with an address is a feed; what is none is told with its reason

No entity, of the file or of another place, is ever looked up: a file that declares one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from bot.config.model import Config, Feed
from bot.errors import AddressRefused, FeedTrouble, ParseError
from bot.feeds.decode import clean, decode
from bot.feeds.guard import check_address

LARGEST = 2 * 1024 * 1024
DEEPEST = 30
MOST_FEEDS = 5_000
LONGEST_NAME = 60
_LONGEST_ADDRESS = 2_000
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"(?:^|[/,])([A-Z]{2})(?=[/,]|$)")


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: `language` and `country` (ISO codes) where the list has them, else None."""

    name: str
    url: str
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What in a list is no feed that can be read, and why (in English)."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list in its order, each address once, and what was left out."""

    feeds: tuple[Outline, ...]
    skipped: tuple[Skipped, ...] = ()


def from_opml(body: bytes) -> FeedList:
    """The feeds of an OPML file, folders flattened.

    Raises ParseError: TOO_LARGE (2 MB), TOO_COMPLEX (30 deep, 5,000 feeds, entities), EMPTY, NOT_A_FEED (no OPML).
    """
    if len(body) > LARGEST:
        raise ParseError(FeedTrouble.TOO_LARGE, f"the list is larger than {LARGEST // 1024**2} MB")
    text = decode(body, "").strip()
    if not text:
        raise ParseError(FeedTrouble.EMPTY, "the list is empty")
    reading = _Reading()
    reading.over(text)
    return FeedList(tuple(reading.feeds.values()), tuple(reading.skipped))


class _Reading:
    """One pass over the elements; it is left by ParseError as soon as there is too much."""

    def __init__(self) -> None:
        self.feeds: dict[str, Outline] = {}
        self.skipped: list[Skipped] = []
        self._depth = 0

    def over(self, text: str) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as broken:
            detail = f"the list is not well-formed XML (line {broken.lineno}): export it again"
            raise ParseError(FeedTrouble.NOT_A_FEED, detail) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and name.lower() != "opml":
            raise ParseError(FeedTrouble.NOT_A_FEED, f"got XML that is no OPML (its root is <{name[:40]}>)")
        if self._depth > DEEPEST:
            raise ParseError(FeedTrouble.TOO_COMPLEX, f"the list is nested more than {DEEPEST} elements deep")
        if name.lower() == "outline":
            self._outline({key.lower(): " ".join(clean(value).split()) for key, value in attributes.items()})

    def _outline(self, given: dict[str, str]) -> None:
        url = given.get("xmlurl", "")
        name = (given.get("title") or given.get("text") or "")[:LONGEST_NAME].strip()
        if not url:
            # A folder, unless it says that it is a feed.
            if given.get("type", "").lower() in ("rss", "atom"):
                self._skip(name, "it has no address (xmlUrl)")
            return
        if len(url) > _LONGEST_ADDRESS:
            self._skip(name, f"its address is longer than {_LONGEST_ADDRESS:,} characters")
            return
        if url in self.feeds:
            self._skip(name, f"the address {url} stands in the list twice")
            return
        self._add(name, url, given)

    def _add(self, name: str, url: str, given: dict[str, str]) -> None:
        try:
            check_address(url)
        except AddressRefused as refused:
            self._skip(name, str(refused))
            return
        if len(self.feeds) >= MOST_FEEDS:
            raise ParseError(FeedTrouble.TOO_COMPLEX, f"the list has more than {MOST_FEEDS:,} feeds")
        language = _LANGUAGE.match(given.get("language", "").lower())
        country = _COUNTRY.search(given.get("category", ""))
        name = name or url.split("/")[2].removeprefix("www.")[:LONGEST_NAME]
        self.feeds[url] = Outline(name, url, language[0] if language else None, country[1] if country else None)

    def _skip(self, name: str, why: str) -> None:
        if len(self.skipped) >= MOST_FEEDS:
            raise ParseError(FeedTrouble.TOO_COMPLEX, f"more than {MOST_FEEDS:,} entries of the list are no feeds")
        self.skipped.append(Skipped(name or "without a name", why))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _entity(self, *_declared: object) -> None:
        raise ParseError(FeedTrouble.TOO_COMPLEX, "the list declares XML entities, which no list of feeds needs")


def to_opml(config: Config, title: str = "Casewatch") -> str:
    """All feeds as an OPML file; the country is the category, and of several languages the first is told."""
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(title)}</title></head>",
        "  <body>",
        *_outlines(config.feeds),
        "  </body>",
        "</opml>",
    )
    return "\n".join(lines) + "\n"


def _outlines(feeds: Iterable[Feed]) -> Iterable[str]:
    for feed in feeds:
        given = {"type": "rss", "text": feed.name, "title": feed.name, "xmlUrl": feed.url}
        given |= {"language": feed.language[0]} if feed.language else {}
        given |= {"category": f"/{feed.country}"} if feed.country else {}
        yield f"    <outline {' '.join(f'{key}={quoteattr(clean(value))}' for key, value in given.items())}/>"
