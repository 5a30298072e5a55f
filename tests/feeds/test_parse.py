"""Feeds as they are: right, wrong and hostile."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from bot.errors import FeedTrouble, ParseError
from bot.feeds.entry import ParsedFeed
from bot.feeds.parse import parse

NOW = datetime(2027, 1, 1, tzinfo=UTC)
REAL = sorted((Path(__file__).parents[3] / "shared" / "feeds").glob("*.xml"))


def rss(items: str, about: str = "") -> bytes:
    return f"<rss version='2.0'><channel><title>Лента</title>{about}{items}</channel></rss>".encode()


def read(body: bytes, content_type: str = "application/rss+xml", country: str | None = "KZ") -> ParsedFeed:
    return parse(body, content_type, country, NOW)


def test_an_item() -> None:
    (found,) = read(
        rss(
            "<item><guid isPermaLink='false'>n-1</guid><title>Суд</title><link>/news/1</link>"
            "<description>&lt;p&gt;Коротко&lt;/p&gt;</description><pubDate>20.10.2025 10:00</pubDate></item>",
            "<link>https://example.kz/</link>",
        )
    ).entries
    assert (found.guid, found.title, found.link) == ("n-1", "Суд", "https://example.kz/news/1")
    assert (found.summary, found.content) == ("<p>Коротко</p>", "")
    assert found.published == datetime(2025, 10, 20, 5, tzinfo=UTC)


def test_atom() -> None:
    found = read(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><link rel='self' href='https://example.org/atom'/>"
        b"<entry><id>1</id><title>T</title><link rel='alternate' href='a b'/><updated>2025-10-20T10:00:00Z</updated>"
        b"<content type='html'>text</content></entry></feed>"
    )
    (entry,) = found.entries
    assert (found.title, entry.link, entry.content) == ("F", "https://example.org/a%20b", "text")
    assert entry.published == datetime(2025, 10, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize("name", ["yandex:full-text", "turbo:content", "rbc_news:full-text", "content:encoded"])
def test_full_texts(name: str) -> None:
    spaces = {
        "yandex": "http://news.yandex.ru",
        "turbo": "http://turbo.yandex.ru",
        "rbc_news": "http://www.rbc.ru",
        "content": "http://purl.org/rss/1.0/modules/content/",
    }
    prefix = name.partition(":")[0]
    item = f"<item xmlns:{prefix}='{spaces[prefix]}'><title>T</title><{name}>whole</{name}></item>"
    assert read(rss(item)).entries[0].content == "whole"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("&amp;laquo;Дело&amp;raquo;", "«Дело»"),
        ("A &amp;amp; B", "A & B"),
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("Ж" * 10_000, "Ж" * 10_000),
        ("nul\0s&#0;&#x1F;&#xD800;&#99999999999; end", "nuls end"),
        ("bare&nbsp;space", "bare\xa0space"),
    ],
)
def test_titles(title: str, found: str) -> None:
    assert read(rss(f"<item><title>{title}</title></item>")).entries[0].title == found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://example.org/1", "https://example.org/1"),
        ("//example.org/1", "https://example.org/1"),
        ("javascript:alert(1)", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_links(link: str, found: str) -> None:
    about = "<link>https://example.kz</link>"
    assert read(rss(f"<item><title>T</title><link>{link}</link></item>", about)).entries[0].link == found


SY = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"


@pytest.mark.parametrize(
    ("about", "ttl"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>99999</ttl>", timedelta(hours=24)),
        ("<ttl>-5</ttl>", None),
        ("<ttl>x</ttl>", None),
        (f"<sy:updatePeriod {SY}>hourly</sy:updatePeriod>", timedelta(hours=1)),
        (
            f"<sy:updatePeriod {SY}>daily</sy:updatePeriod><sy:updateFrequency {SY}>4</sy:updateFrequency>",
            timedelta(hours=6),
        ),
        ("", None),
    ],
)
def test_ttl(about: str, ttl: timedelta | None) -> None:
    assert read(rss("<item><title>T</title></item>", about)).ttl == ttl


RUSSIAN = (
    "<?xml version='1.0' encoding='{}'?><rss><channel><item><title>Суд вынес приговор</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("declared", "written", "content_type"),
    [
        ("utf-8", "utf-8", ""),
        ("windows-1251", "utf-8", "text/xml; charset=windows-1251"),
        ("utf-8", "cp1251", "application/xml; charset=utf-8"),
        ("windows-1251", "cp1251", "text/xml; charset=utf-8"),
        ("windows-1251", "cp1251", "text/xml; charset=iso-8859-1"),
        ("koi8-r", "koi8-r", "text/xml"),
        ("nonsense", "cp1251", ""),
        ("utf-16", "utf-16", ""),
        ("utf-16", "utf-16-le", ""),
        ("utf-8", "utf-8-sig", ""),
    ],
)
def test_encodings(declared: str, written: str, content_type: str) -> None:
    body = RUSSIAN.format(declared).encode(written)
    assert read(body, content_type).entries[0].title == "Суд вынес приговор"


def test_a_letter_cut_in_the_middle_does_not_change_the_encoding() -> None:
    body = RUSSIAN.format("utf-8").encode().replace("приговор".encode(), "приговор".encode()[:-1])
    assert read(body).entries[0].title.startswith("Суд вынес приговo"[:-1])


def nested(depth: int) -> bytes:
    return b"<rss><channel><item>" + b"<a>" * depth + b"</a>" * depth + b"</item></channel></rss>"


LAUGHS = b"<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + rss("<item><title>&b;</title></item>")


@pytest.mark.parametrize(
    ("body", "content_type", "trouble"),
    [
        (b"", "", FeedTrouble.EMPTY),
        (b" \n\xef\xbb\xbf", "", FeedTrouble.EMPTY),
        (b"<!DOCTYPE html><html><body><p>hi<br></body></html>", "text/html", FeedTrouble.WEB_PAGE),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "application/xml", FeedTrouble.WEB_PAGE),
        (b"<head><title>x</title>", "text/html", FeedTrouble.WEB_PAGE),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "application/json", FeedTrouble.NOT_A_FEED),
        (b"/etc/passwd", "", FeedTrouble.NOT_A_FEED),
        (b"<urlset><url/></urlset>", "text/xml", FeedTrouble.NOT_A_FEED),
        (bytes(range(256)) * 4000, "", FeedTrouble.NOT_A_FEED),
        (LAUGHS, "", FeedTrouble.TOO_COMPLEX),
        (nested(300), "", FeedTrouble.TOO_COMPLEX),
        (nested(700_000), "", FeedTrouble.TOO_COMPLEX),
        (rss("<item/>" * 100_000), "", FeedTrouble.TOO_COMPLEX),
        (rss("&nbsp;" + "<item></item>" * 100_000), "", FeedTrouble.TOO_COMPLEX),
    ],
)
def test_what_is_refused(body: bytes, content_type: str, trouble: FeedTrouble) -> None:
    with pytest.raises(ParseError) as caught:
        read(body, content_type)
    assert caught.value.trouble is trouble


def test_bytes_that_are_a_path_open_no_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss("<item><title>T</title></item>"))
    with pytest.raises(ParseError):
        read(os.fsencode(path))


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (b"\n\n" + RUSSIAN.format("utf-8").encode(), 1),
        (b"<br />\n<b>Warning</b>: x in y.php\n" + RUSSIAN.format("utf-8").encode(), 1),
        (
            b"<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'http://x.example/rss.dtd'>"
            + rss("<item><title>T</title></item>"),
            1,
        ),
        (rss("<item><title>T & T</title></item><item><title>U</title></item>"), 2),
        (rss("<item><title>T</title></item><item><title>U"), 2),
        (rss(""), 0),
        (nested(100), 1),
    ],
)
def test_what_is_forgiven(body: bytes, items: int) -> None:
    assert len(read(body).entries) == items


def test_a_description_of_comment_openings_is_read_at_once() -> None:
    item = f"<item><title>T</title><description><![CDATA[{'<!--' * 100_000}]]></description></item>"
    assert len(read(rss(item)).entries[0].summary) == 200_000


@pytest.mark.skipif(not REAL, reason="the folder of real feeds is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_feeds_give_as_many_items_as_feedparser_finds(path: Path) -> None:
    body = path.read_bytes()
    found = read(body, "application/xml").entries
    usual = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False).entries
    assert len(found) == len(usual) > 0
    assert any(entry.published for entry in found)
    assert all(entry.title or entry.summary or entry.content for entry in found)
