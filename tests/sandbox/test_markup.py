"""Telegram's HTML: what is read, and the sentences with which it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.markup import parse_html, tidy
from bot.sandbox.refusal import Refusal
from bot.sandbox.render import render_html


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>one</b> <strong>two</strong>", "one two", [entity("bold", 0, 3), entity("bold", 4, 3)]),
        ("😀 <i>is</i>", "😀 is", [entity("italic", 3, 2)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot;&#33;&#x1F600;", '<b> & "!😀', []),
        ("&nbsp;&copy;&ltfoo;", "&nbsp;&copy;&ltfoo;", []),
        ("a & b", "a & b", []),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [entity("text_link", 0, 1, url="https://e.org/?a=1&b=2")]),
        ("<a href='not a link'>x</a>", "x", []),
        ("<a href=e.org>x</a>", "x", []),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<TG-SPOILER>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', "x", [entity("custom_emoji", 0, 1, custom_emoji_id="5")]),
        ('<pre><code class="language-py">x</code></pre>', "x", [entity("pre", 0, 1, language="py")]),
        ('<code class="language-py">x</code>', "x", [entity("code", 0, 1)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
    ],
)
def test_html_is_read_as_telegram_reads_it(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


def test_a_link_to_a_person_is_a_mention() -> None:
    _, [mention] = parse_html('<a href="tg://user?id=42">x</a>')
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", 42)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=https://e.org>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<blockquote><blockquote>x</blockquote></blockquote>", "Blockquote can't be nested at byte offset 12"),
    ],
)
def test_broken_html_is_refused_with_a_reason(source: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {sentence}"


def test_space_around_a_text_goes_and_entities_move_along() -> None:
    assert tidy(*parse_html(" \n<b> x </b>\n")) == ("x", [entity("bold", 0, 1)])


def test_entities_after_the_hundredth_are_dropped() -> None:
    assert len(tidy(*parse_html("<b>x</b> " * 101))[1]) == 100


@pytest.mark.parametrize(
    "source",
    [
        "a &lt; b &amp; c",
        "<b>a<i>b</i></b>c",
        '😀<a href="https://e.org/?a=1&amp;b=2">x<u>y</u></a>',
        "<blockquote expandable>x</blockquote><tg-spoiler>y</tg-spoiler>",
        '<pre><code class="language-py">x</code></pre>',
        '<tg-emoji emoji-id="5">x</tg-emoji>',
    ],
)
def test_rendering_gives_the_same_html_back(source: str) -> None:
    assert render_html(*parse_html(source)) == source
