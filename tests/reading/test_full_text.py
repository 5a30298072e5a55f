"""What is a summary, and how the text of a feed and that of a page become one."""

from __future__ import annotations

import pytest

from bot.feeds.entry import ParsedEntry
from bot.language.view import View
from bot.reading.full_text import is_summary, with_page

LONG = "Суд в Астане продлил арест на сорок суток. " * 20
SHORT = "Суд в Астане продлил арест на сорок суток."


@pytest.mark.parametrize(
    ("summary", "content", "expected"),
    [
        (SHORT, "", True),
        ("", "", True),
        (LONG, "", False),
        (f"<p>{LONG}</p>", "", False),
        (f"<img src='{LONG}'>{SHORT}", "", True),
        (SHORT, LONG, False),
        ("Суд продлил арест.", SHORT, False),
        (SHORT, SHORT, True),
        (f"{LONG}…", "", True),
        (f"{LONG}...", "", True),
        (f"{LONG} [&#8230;]", "", True),
        (f"<p>{LONG}</p><a href='/a'>Читать далее →</a>", "", True),
        (SHORT, f"{LONG} Read more", True),
        (f"{LONG} Толығырақ »", "", True),
        (f"{LONG} Кененирээк", "", True),
        (f"{LONG} Докладніше...", "", True),
        (f"{LONG} Batafsil", "", True),
    ],
)
def test_a_summary_is_short_or_breaks_off(summary: str, content: str, expected: bool) -> None:
    assert is_summary(ParsedEntry("", "Суд", "", summary, content, None)) is expected


@pytest.mark.parametrize(
    ("feed", "page", "seen"),
    [
        ("<b>анонс</b>", "", "анонс"),
        ("анонс", "Первый абзац.\nВторой абзац.", "анонс\n\nПервый абзац.\n\nВторой абзац."),
        ("<p>Первый   абзац.</p>", "Первый абзац.\nВторой абзац.", "Первый абзац.\n\nВторой абзац."),
        ("Первый аб…", "Первый абзац.", "Первый абзац."),
        ("Первый абзац. Читать далее →", "Первый абзац.", "Первый абзац."),
        ("<p>Первый абзац.</p><p>Только в ленте.</p>", "Первый абзац.", "Только в ленте.\n\nПервый абзац."),
        ("анонс", "  \n", "анонс"),
        ("анонс", "Суд  решил", "анонс\n\nСуд  решил"),
        ("", "СУД РЕШИЛ\nПервый абзац.", "Первый абзац."),
        ("анонс", "Суд решил", "анонс"),
    ],
)
def test_a_page_adds_what_the_feed_lacks_and_takes_nothing_away(feed: str, page: str, seen: str) -> None:
    assert View(with_page(feed, page, "Суд решил")).text == seen


@pytest.mark.parametrize(
    "line", ["Если a<b и c>d, то &amp; — это знак", "<script>экстрадиция</script>", "AT&T &lt;p&gt;"]
)
def test_signs_of_a_page_are_no_markup(line: str) -> None:
    assert View(with_page("", line, "")).text == line.replace("&amp;", "&").replace("&lt;p&gt;", "<p>")
