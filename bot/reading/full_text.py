"""Whether a feed tells an article whole, and how its text and the page's become one. Pure."""

from __future__ import annotations

from html import escape

from bot.feeds.entry import ParsedEntry
from bot.language.tokens import fold, words
from bot.language.view import PARAGRAPH, View, visible
from bot.reading.markers import markers

SHORTEST_ARTICLE = 600
"""In characters that a person sees: what a feed gives without saying that it is all, and is shorter, is a summary."""

_MOST_COMPARED = 50
_OPEN_ENDS = ("…", "...", "[…]", "[...]")
_ARROWS = " \t\n.…:→»›>[]()"
_LONGEST_MORE = 60


def is_summary(entry: ParsedEntry) -> bool:
    """Whether the feed has no more than the beginning of the article: it breaks off, or is short.

    A text that stands beside a shorter summary is the article, however short.
    """
    summary, content = visible(entry.summary), visible(entry.content)
    longer = max(summary, content, key=len)
    if _breaks_off(longer):
        return True
    return len(content) <= len(summary) and len(longer) < SHORTEST_ARTICLE


def with_page(feed_text: str, page: str, title: str) -> str:
    """One text, in HTML: of the feed's the paragraphs that the page lacks, then the page's but for its title.

    Without a page, the feed's text as it is.
    """
    lines = [line.strip() for line in page.split("\n")]
    named = visible(title).casefold()
    article = [line for line in lines if line and line.casefold() != named]
    if not article:
        return feed_text
    shown = " ".join(" ".join(article).split())
    paragraphs = [one.strip() for one in View(feed_text).text.split(PARAGRAPH)]
    missing = [
        one
        for number, one in enumerate(paragraphs)
        if one and not (number < _MOST_COMPARED and _beginning(one) in shown)
    ]
    return escape(PARAGRAPH.join([*missing, *article]), quote=False)


def _breaks_off(text: str) -> bool:
    return text.rstrip().endswith(_OPEN_ENDS) or _beginning(text) != text.strip(_ARROWS)


def _beginning(text: str) -> str:
    """In one line and without what says that it goes on: «…», «Читать далее →»."""
    line = " ".join(text.split()).strip(_ARROWS)
    tail = words(line[-_LONGEST_MORE:])
    folded = [fold(word) for word in tail.written]
    for number, word in enumerate(folded):
        for marker in markers().more.get(word, ()):
            if marker.last(tail, folded, number) == len(folded) - 1:
                cut = len(line) - len(tail.text) + tail.starts[number]
                return line[:cut].rstrip(_ARROWS)
    return line
