"""The article of a page, and nothing else of it."""

from __future__ import annotations

import pytest

from bot.errors import FeedTrouble, ParseError
from bot.feeds.page_text import MOST_TAGS, page_text
from tests.feeds.pages import LEAD, MENU, QUOTE, page


def test_the_article_is_what_is_left() -> None:
    text = page_text(page(), "text/html; charset=utf-8")
    assert text.split("\n") == ["Суд рассмотрел запрос", LEAD, QUOTE]
    assert MENU not in text


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html"),
        ("windows-1251", "text/html"),
        ("windows-1251", "text/html; charset=iso-8859-1"),
        ("koi8-r", "text/html"),
        ("utf-8", ""),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(encoding: str, content_type: str) -> None:
    assert LEAD in page_text(page(encoding), content_type)


def test_a_page_that_names_no_encoding_is_read_as_what_gives_words() -> None:
    assert LEAD in page_text(page().decode().replace("utf-8", "").encode("cp1251"), "text/html")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html></html>", b"<div>" * 40_000, b"<" * 100])
def test_what_has_no_article_gives_nothing(body: bytes) -> None:
    assert page_text(body, "text/html") == ""


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(ParseError) as caught:
        page_text(b"<p>x" * (MOST_TAGS + 1), "text/html")
    assert caught.value.trouble is FeedTrouble.TOO_COMPLEX
