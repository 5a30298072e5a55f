"""An outlet's feed as RSS 2.0. Pure.

Source: https://www.rssboard.org/rss-specification
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.utils import format_datetime
from hashlib import blake2b
from xml.sax.saxutils import escape

from bot.sandbox.newsroom import NewsItem
from bot.sandbox.sample_news import Outlet

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_CONTENT = "http://purl.org/rss/1.0/modules/content/"


def rss(outlet: Outlet, items: Sequence[NewsItem], origin: str) -> bytes:
    """The feed with these items, newest first; links begin with `origin`. The same items give the same bytes."""
    lines = [
        _HEAD,
        f'<rss version="2.0" xmlns:content="{_CONTENT}">',
        "<channel>",
        _tag("title", outlet.name),
        _tag("link", f"{origin}/news/{outlet.id}.xml"),
        _tag("description", outlet.invented),
        _tag("language", outlet.language),
        *(_tag("lastBuildDate", format_datetime(max(one.changed for one in items))) for _ in items[:1]),
        *(line for item in items for line in _item(item, origin)),
        "</channel>",
        "</rss>",
    ]
    return "\n".join([*lines, ""]).encode()


def etag(body: bytes) -> str:
    """What a reader can ask with whether the feed is still the same."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def _item(item: NewsItem, origin: str) -> Iterator[str]:
    whole = "\n".join(f"<p>{one}</p>" for one in item.paragraphs)
    yield "<item>"
    yield _tag("title", item.title)
    yield _tag("link", f"{origin}{item.path}")
    yield f'<guid isPermaLink="false">{escape(item.id)}</guid>'
    yield _tag("pubDate", format_datetime(item.published))
    yield _tag("description", f"<p>{item.paragraphs[0]}</p>" if item.outlet.teaser else whole)
    if item.outlet.teaser:
        yield _tag("content:encoded", whole)
    yield "</item>"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
