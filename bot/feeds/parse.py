"""From a body to entries: feedparser's tolerance, in bounds, with the dates, texts and links of real outlets. Pure.

    body → text in the right encoding → bounds → feedparser → each item on its own → ParsedFeed

feedparser's sanitiser is off: it is quadratic, and nothing here is shown as HTML.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import feedparser

from bot.errors import FeedTrouble, ParseError
from bot.feeds.bounds import check_bounds
from bot.feeds.dates import parse_date
from bot.feeds.decode import clean, decode
from bot.feeds.entry import ParsedEntry, ParsedFeed

# Python's own expat only: a libxml2 driver that happens to be installed bounds nothing.
feedparser.api.PREFERRED_XML_PARSERS = []

_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_DATES = ("published", "updated", "created")
_FULL_TEXTS = ("yandex_full-text", "turbo_content", "rbc_news_full-text")
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}
_LONGEST_TTL = timedelta(hours=24)
_LONGEST_TITLE, _LONGEST_TEXT, _LONGEST_ADDRESS = 20_000, 200_000, 4_000

# What an item can raise that is not what it seems: a list where a text should be, a number out of range.
_BROKEN_ITEM = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


def parse(body: bytes, content_type: str, country: str | None, now: datetime) -> ParsedFeed:
    """The items of an RSS or Atom feed in its own order; a broken item is left out, the others stay.

    `content_type` is the HTTP header; `country` (ISO 3166) is the feed's, for dates without a zone.
    Raises ParseError: EMPTY, WEB_PAGE, NOT_A_FEED, TOO_COMPLEX.
    """
    text = decode(body, content_type).strip()
    check_bounds(text, content_type)
    found = _read(text)
    about: dict[str, Any] = found["feed"]
    base = _base(about)
    entries = tuple(_entries(found["entries"], base, country, now))
    return ParsedFeed(_title(about), _ttl(about), entries)


def _read(text: str) -> dict[str, Any]:
    # A stream, since feedparser opens a file where bytes are a path.
    stream = io.BytesIO(_DECLARATION + text.encode())
    try:
        found: dict[str, Any] = feedparser.parse(
            stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
        )
    except (MemoryError, RecursionError):
        raise ParseError(FeedTrouble.TOO_COMPLEX, "the feed is too complex to be read") from None
    except Exception as error:  # broken markup makes the loose parser raise whatever it stumbles over
        raise ParseError(FeedTrouble.NOT_A_FEED, "got a feed that is too broken to be read") from error
    return found


def _entries(items: list[dict[str, Any]], base: str, country: str | None, now: datetime) -> Iterator[ParsedEntry]:
    for item in items:
        try:
            yield _entry(item, base, country, now)
        except _BROKEN_ITEM:
            continue


def _entry(item: dict[str, Any], base: str, country: str | None, now: datetime) -> ParsedEntry:
    dates = (parse_date(_text(item, name), country=country, now=now) for name in _DATES)
    return ParsedEntry(
        guid=_text(item, "id")[:_LONGEST_ADDRESS],
        title=_title(item),
        link=_link(item, base),
        summary=_text(item, "summary")[:_LONGEST_TEXT],
        content=_content(item)[:_LONGEST_TEXT],
        published=next((date for date in dates if date), None),
    )


def _text(of: dict[str, Any], name: str) -> str:
    # By dict's own get: feedparser's answers "updated" with "published", and warns.
    value = dict.get(of, name)
    return value.strip() if isinstance(value, str) else ""


def _title(of: dict[str, Any]) -> str:
    """Outlets escape their titles twice; once is feedparser's to undo."""
    title = _text(of, "title")[:_LONGEST_TITLE]
    return clean(html.unescape(title)) if "&" in title else title


def _link(item: dict[str, Any], base: str) -> str:
    link = _text(item, "link")
    if not link or len(link) > _LONGEST_ADDRESS:
        return ""
    try:
        link = urljoin(base, link.replace(" ", "%20"))
    except ValueError:
        return ""
    return link if _is_web(link) else ""


def _base(about: dict[str, Any]) -> str:
    """What relative links stand to: the feed's own page, else whatever whole address it names of itself."""
    links = (_text(link, "href") for link in about.get("links", ()))
    return next((link for link in (_text(about, "link"), *links) if _is_web(link)), "")


def _is_web(link: str) -> bool:
    return link.lower().startswith(("http://", "https://"))


def _content(item: dict[str, Any]) -> str:
    written = [_text(part, "value") for part in item.get("content", ()) if isinstance(part, dict)]
    return max([*written, *(_text(item, name) for name in _FULL_TEXTS)], key=len, default="")


def _ttl(about: dict[str, Any]) -> timedelta | None:
    """<ttl> in minutes, else the syndication module's period; between 0 and a day."""
    minutes = _number(_text(about, "ttl"))
    if minutes is None and (hours := _PERIODS.get(_text(about, "sy_updateperiod").lower())):
        minutes = hours * 60 // max(1, _number(_text(about, "sy_updatefrequency")) or 1)
    return None if minutes is None else min(timedelta(minutes=minutes), _LONGEST_TTL)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
