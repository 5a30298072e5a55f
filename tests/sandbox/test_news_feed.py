"""The feed as RSS: well-formed, and to Casewatch's own parser what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any
from xml.etree import ElementTree

import pytest

from bot.feeds.parse import parse
from bot.sandbox.news_feed import etag, rss
from bot.sandbox.newsroom import Newsroom
from bot.sandbox.sample_news import load_samples
from tests.sandbox.newsdesk import START, later, newsroom, outlet

ORIGIN = "http://127.0.0.1:8081"
ENTRY = {"id": "one", "title": "Шёлк & соль <1>", "text": "Раз & <b>два</b> ]]> «три».\n\nЧетыре 🌧️."}


def body(*entries: Mapping[str, Any], of: str = "aryk", seconds: float = 4) -> bytes:
    room = newsroom(*entries)
    return rss(outlet(room, of), room.feed(outlet(room, of), later(seconds)), ORIGIN)


def test_a_feed_is_written_as_the_specification_says() -> None:
    channel = ElementTree.fromstring(body(ENTRY)).find("channel")
    assert channel is not None
    assert [part.tag for part in channel] == ["title", "link", "description", "language", "lastBuildDate", "item"]
    assert [part.text for part in channel][:5] == [
        *("Арык & Ко", "http://127.0.0.1:8081/news/aryk.xml", "Это выдумано.", "ru"),
        "Fri, 06 Feb 2026 14:00:04 +0500",
    ]
    item = channel[5]
    assert {part.tag: part.text for part in item} == {
        "title": "Шёлк & соль <1>",
        "link": "http://127.0.0.1:8081/news/aryk/one-1770368404",
        "guid": "one-1770368404",
        "pubDate": "Fri, 06 Feb 2026 14:00:04 +0500",
        "description": "<p>«Арык», 06.02.2026, 14:00. Раз &amp; <b>два</b> ]]> «три».</p>\n<p>Четыре 🌧️.</p>",
    }
    assert item[2].attrib == {"isPermaLink": "false"}


def test_a_feed_with_teasers_has_the_whole_text_beside_them() -> None:
    (entry,) = parse(body(ENTRY | {"outlet": "saxaul"}, of="saxaul"), "application/rss+xml", None, later(4)).entries
    assert entry.summary == "<p>Saxaul, 06 Feb 2026, 09:00. Раз &amp; <b>два</b> ]]> «три».</p>"
    assert entry.content == f"{entry.summary}\n<p>Четыре 🌧️.</p>"


def test_a_link_with_parameters_arrives_whole() -> None:
    copy = {"id": "two", "outlet": "saxaul", "same_link_as": "one"}
    (entry,) = parse(body(ENTRY, copy, of="saxaul", seconds=8), "application/rss+xml", None, later(8)).entries
    assert entry.link == f"{ORIGIN}/news/aryk/one-1770368404?utm_source=saxaul&utm_medium=rss"


def test_an_empty_feed_is_one() -> None:
    assert parse(body(ENTRY, of="saxaul"), "application/rss+xml", None, START).entries == ()


@pytest.mark.parametrize("of", load_samples().outlets, ids=lambda one: one.id)
def test_casewatch_reads_the_sample_feeds_as_they_are_written(of: object) -> None:
    room = Newsroom(load_samples(), START)
    (asked,) = (one for one in room.samples.outlets if one == of)
    now = later(4 * 120)
    items = room.feed(asked, now)
    found = parse(rss(asked, items, ORIGIN), "application/rss+xml; charset=utf-8", asked.country, now)
    assert len(items) >= 10
    assert found.title == asked.name
    assert [(one.guid, one.title, one.link, one.published) for one in found.entries] == [
        (item.id, item.title, f"{ORIGIN}{item.path}", item.published.astimezone(UTC)) for item in items
    ]
    assert [one.content or one.summary for one in found.entries] == [
        "\n".join(f"<p>{part}</p>" for part in item.paragraphs) for item in items
    ]


def test_a_feed_changes_with_its_entries_and_not_otherwise() -> None:
    edited = ENTRY | {"edits": [{"after": 5, "text": "Пять.", "expect": []}]}
    filling = [{"id": f"other-{number}", "outlet": "saxaul"} for number in range(9)]
    assert b"<lastBuildDate>Fri, 06 Feb 2026 14:00:09 +0500<" in body(edited, *filling, seconds=12)
    tags = [etag(body(edited, *filling, seconds=seconds)) for seconds in (3, 4, 8, 9, 12)]
    assert tags[1] == tags[2]
    assert tags[3] == tags[4]
    assert len(set(tags)) == 3
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)
