"""What makes a body a new one."""

from __future__ import annotations

import pytest

from bot.feeds.body_hash import body_hash

RSS = (
    b"<rss><channel><lastBuildDate>%s</lastBuildDate><pubDate>%s</pubDate>"
    b"<item><pubDate>%s</pubDate></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (RSS % (b"1", b"1", b"1"), RSS % (b"2", b"1", b"1"), True),
        (RSS % (b"1", b"1", b"1"), RSS % (b"1", b"2", b"1"), True),
        (RSS % (b"1", b"1", b"1"), RSS % (b"1", b"1", b"2"), False),
        (b"<feed><updated>1</updated><entry/></feed>", b"<feed><updated>2</updated><entry/></feed>", True),
        (b"", b" ", False),
        (b"<lastBuildDate>" * 200_000, b"<lastBuildDate>" * 200_001, False),
    ],
)
def test_body_hash(one: bytes, other: bytes, same: bool) -> None:
    assert (body_hash(one) == body_hash(other)) is same
