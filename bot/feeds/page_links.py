"""Where a web page says that its feed is, and whether it is a page that asks who one is. Pure.

Only the beginning of a page is looked at, tag by tag: a hostile one costs no more than a large one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

LOOKED_AT = 512 * 1024
MOST_LINKS = 20
_TAG = re.compile(r"<(link|base|a|input)\s([^<>]{1,2000})>", re.I)
_ATTRIBUTE = re.compile(r"""(?<![a-z-])([a-z-]++)\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
# What is parsed; a JSON feed is not.
_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_TO_A_FEED = re.compile(r"(?:/|\.)(?:rss|feed|atom)(?:\.xml|\.php)?/?$", re.I)
COMMON = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")
"""Where feeds stand on sites that do not say so."""


def feed_links(page: str, address: str) -> list[str]:
    """The feeds that a page names, whole addresses, each once: `rel=alternate` first, then links that look like one."""
    base, alternate, looking = address, list[str](), list[str]()
    for name, given in _tags(page):
        href = given.get("href", "").strip()
        if name == "base" and href:
            base = urljoin(address, href)
        elif name == "link" and _is_alternate(given):
            alternate.append(_joined(base, href))
        elif name == "a" and _TO_A_FEED.search(_path(href)):
            looking.append(_joined(base, href))
    return [link for link in dict.fromkeys([*alternate, *looking]) if link][:MOST_LINKS]


def common_links(address: str) -> list[str]:
    """The usual places of a feed on the host of this address."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}{path}" for path in COMMON]


def asks_for_password(page: str) -> bool:
    """Whether a page has a field for a password."""
    return any(name == "input" and given.get("type", "").lower() == "password" for name, given in _tags(page))


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _TAG.finditer(page, 0, LOOKED_AT):
        found = _ATTRIBUTE.findall(tag[2])
        yield tag[1].lower(), {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def _is_alternate(given: dict[str, str]) -> bool:
    kind = given.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in given.get("rel", "").lower().split() and kind in _TYPES


def _joined(base: str, href: str) -> str:
    try:
        link = urljoin(base, href)
        return link if urlsplit(link).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _path(link: str) -> str:
    """The path of a link; "" where it cannot be read."""
    try:
        return urlsplit(link).path
    except ValueError:
        return ""
