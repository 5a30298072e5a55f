"""The page of an invented entry."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from bot.sandbox.news_page import POLICY, page
from bot.sandbox.newsroom import Newsroom
from bot.sandbox.sample_news import load_samples
from tests.sandbox.newsdesk import START, items_of, later, newsroom, outlet


class _Tags(HTMLParser):
    """Which tags are open, and every one that was."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_tells_outlet_title_date_text_and_that_it_is_invented() -> None:
    room = newsroom({"id": "one", "title": "Шёлк & <соль>", "text": "Раз & <b>два</b>."})
    shown = page(room.feed(outlet(room), later(4))[0])
    body = shown.partition("<body>")[2]
    lines = [
        '<html lang="ru">',
        "<title>Шёлк &amp; &lt;соль&gt; · Арык &amp; Ко</title>",
        "<header>Арык &amp; Ко</header>",
        "<h1>Шёлк &amp; &lt;соль&gt;</h1>",
        '<time datetime="2026-02-06T14:00:04+05:00">2026-02-06 14:00 (UTC+0500)</time>',
        "<p>«Арык», 06.02.2026, 14:00. Раз &amp; <b>два</b>.</p>",
        "<footer>Это выдумано.</footer>",
    ]
    assert [line for line in lines if line not in shown.splitlines()] == []
    assert (
        body.index("<header>") < body.index("<h1>") < body.index("<time") < body.index("<p>") < body.index("<footer>")
    )


def test_the_policy_lets_the_page_s_own_style_in_and_nothing_else() -> None:
    room = newsroom({"id": "one"})
    style = re.findall(r"<style>(.*?)</style>", page(room.feed(outlet(room), later(4))[0]), re.DOTALL)
    assert len(style) == 1
    own = b64encode(sha256(style[0].encode()).digest()).decode()
    assert POLICY.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{own}'"]


@pytest.mark.parametrize("place", range(0, 66, 6))
def test_the_pages_of_the_samples_are_whole_and_run_nothing(place: int) -> None:
    item = items_of(Newsroom(load_samples(), START), later(4 * 60))[place]
    tags = _Tags()
    tags.feed(page(item))
    tags.close()
    assert tags.open == []
    assert not {"script", "iframe", "object", "img", "link", "form"} & set(tags.seen)
    assert item.outlet.invented in page(item)
