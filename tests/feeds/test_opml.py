"""Lists of feeds, as feed readers write them."""

from __future__ import annotations

import pytest

from bot.config.file import parse_config
from bot.errors import FeedTrouble, ParseError
from bot.feeds.opml import LARGEST, MOST_FEEDS, Outline, from_opml, to_opml

CONFIG = parse_config("""
version: 1
feeds:
  - {name: "Суд & право «172»", url: "https://one.example/rss?a=1&b=2", language: [ru, kk], country: KZ}
  - {name: 'Two "2"', url: https://two.example/feed}
topics: []
""")


def opml(*outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="1.0"><head/><body>{"".join(outlines)}</body></opml>'.encode()


def test_what_is_written_is_read_again() -> None:
    read = from_opml(to_opml(CONFIG).encode())
    assert read.feeds == (
        Outline("Суд & право «172»", "https://one.example/rss?a=1&b=2", "ru", "KZ"),
        Outline('Two "2"', "https://two.example/feed"),
    )
    assert read.skipped == ()


@pytest.mark.parametrize(
    ("outline", "feeds"),
    [
        ('<outline text="One" xmlUrl="https://one.example/rss"/>', [("One", "https://one.example/rss")]),
        ('<outline text="T" title=" A\n B " XMLURL="http://one.example/"/>', [("A B", "http://one.example/")]),
        ('<outline xmlUrl="https://www.one.example/rss"/>', [("one.example", "https://www.one.example/rss")]),
        (
            '<outline text="News"><outline text="KZ"><outline text="One" type="rss" xmlUrl="https://one.example/"/>'
            "</outline></outline>",
            [("One", "https://one.example/")],
        ),
        (
            f'<outline text="{"long " * 30}" xmlUrl="https://one.example/"/>',
            [(("long " * 12).strip(), "https://one.example/")],
        ),
        ('<outline text="A folder"/>', []),
    ],
)
def test_feeds_are_found_wherever_they_stand(outline: str, feeds: list[tuple[str, str]]) -> None:
    assert [(one.name, one.url) for one in from_opml(opml(outline)).feeds] == feeds


@pytest.mark.parametrize(
    ("outline", "why"),
    [
        ('<outline text="X" type="rss"/>', "it has no address (xmlUrl)"),
        ('<outline text="X" xmlUrl="feed:abc"/>', "only http and https addresses are fetched, not feed"),
        ('<outline text="X" xmlUrl="https://me:secret@one.example/"/>', "a user name or password is not fetched"),
        ('<outline text="X" xmlUrl="https://one.example/a b"/>', "holds a space"),
        (f'<outline text="X" xmlUrl="https://one.example/{"a" * 3000}"/>', "longer than 2,000 characters"),
        (
            '<outline xmlUrl="http://a.example/"/><outline text="X" xmlUrl="http://a.example/"/>',
            "stands in the list twice",
        ),
    ],
)
def test_what_is_left_out_is_told_with_its_reason(outline: str, why: str) -> None:
    (skipped,) = from_opml(opml(outline)).skipped
    assert skipped.name == "X"
    assert why in skipped.why
    assert "secret" not in skipped.why


BOMB = (
    b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><opml><body><outline text="&b;"/></body></opml>'
)
OUTSIDE = b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline text="&a;"/></body></opml>'


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (BOMB, FeedTrouble.TOO_COMPLEX),
        (OUTSIDE, FeedTrouble.TOO_COMPLEX),
        (opml("<outline>" * 40, "</outline>" * 40), FeedTrouble.TOO_COMPLEX),
        (opml(*(f'<outline xmlUrl="http://a.example/{n}"/>' for n in range(MOST_FEEDS + 1))), FeedTrouble.TOO_COMPLEX),
        (b" " * (LARGEST + 1), FeedTrouble.TOO_LARGE),
        (b" \n", FeedTrouble.EMPTY),
        (b"<rss><channel/></rss>", FeedTrouble.NOT_A_FEED),
        (b"<opml><body>", FeedTrouble.NOT_A_FEED),
        (b"name,address\nOne,https://one.example/rss", FeedTrouble.NOT_A_FEED),
    ],
)
def test_what_is_no_list_or_too_much_is_refused(body: bytes, trouble: FeedTrouble) -> None:
    with pytest.raises(ParseError) as refused:
        from_opml(body)
    assert refused.value.trouble is trouble


def test_another_encoding_is_read_as_it_is_declared() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Власть" xmlUrl="http://a.example/"/></body></opml>'
    assert from_opml(text.encode("cp1251")).feeds == (Outline("Власть", "http://a.example/"),)
