"""Which feeds a page names."""

from __future__ import annotations

import time

import pytest

from bot.feeds.page_links import LOOKED_AT, asks_for_password, common_links, feed_links

PAGE = "https://outlet.example/news/today"
RSS = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.mark.parametrize(
    ("page", "links"),
    [
        (RSS.format("/rss"), ["https://outlet.example/rss"]),
        (RSS.format("rss.xml"), ["https://outlet.example/news/rss.xml"]),
        (RSS.format("//feeds.example/a?b=1&amp;c=2"), ["https://feeds.example/a?b=1&c=2"]),
        (
            "<LINK REL=alternate TYPE='application/atom+xml; charset=utf-8' HREF=/atom />",
            ["https://outlet.example/atom"],
        ),
        ('<base href="https://other.example/x/">' + RSS.format("rss"), ["https://other.example/x/rss"]),
        (
            RSS.format("/rss") + RSS.format("/rss") + RSS.format("/comments"),
            ["https://outlet.example/rss", "https://outlet.example/comments"],
        ),
        (
            '<a class=x href="/ru/rss.xml">RSS</a>' + RSS.format("/feed"),
            ["https://outlet.example/feed", "https://outlet.example/ru/rss.xml"],
        ),
        ('<a href="/rss-policy">About</a><a href="/feedback">Write</a>', []),
        ('<link rel="alternate" hreflang="kk" href="/kk">', []),
        ('<link rel="alternate" type="application/feed+json" href="/feed.json">', []),
        ('<link rel="stylesheet" type="text/xml" href="/a">', []),
        (RSS.format("javascript:alert(1)") + RSS.format("http://[bad"), []),
        ("", []),
    ],
)
def test_a_page_names_its_feeds(page: str, links: list[str]) -> None:
    assert feed_links(page, PAGE) == links


def test_the_usual_places_are_on_the_host_itself() -> None:
    assert common_links("http://outlet.example:8080/a/b?c#d")[:2] == [
        "http://outlet.example:8080/feed",
        "http://outlet.example:8080/rss",
    ]
    assert len(common_links(PAGE)) == 6


@pytest.mark.parametrize(
    ("page", "asks"),
    [
        ('<input type="password" name=p>', True),
        ("<INPUT name=p type=PASSWORD >", True),
        ('<input type="search">', False),
    ],
)
def test_a_field_for_a_password_is_seen(page: str, asks: bool) -> None:
    assert asks_for_password(page) is asks


@pytest.mark.parametrize("piece", ["<a " + "x" * 1990 + ">", "<a ", "<link rel='", "<a " + "a= " * 600, "<" * 10])
def test_a_hostile_page_takes_no_longer_than_a_large_one(piece: str) -> None:
    started = time.process_time()
    assert feed_links(piece * (LOOKED_AT // len(piece)), PAGE) == []
    # A quadratic search would take minutes.
    assert time.process_time() - started < 5
