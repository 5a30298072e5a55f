"""How each feed is doing, in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.messages.sources import PAGE, feed_state, sources_message
from bot.messages.speech import speech
from bot.messages.text import Button, html, plain
from storage.records import StoredFeed
from tests.messages.made import NOW

HOUR = timedelta(hours=1)
EN = speech("en")
READ = StoredFeed(
    name="Outlet", url="https://o.example/rss", host="o.example", every=HOUR, ttl=None, address="https://o.example/rss",
    etag=None, last_modified=None, body_hash=None, first_polled_at=NOW - 99 * HOUR, next_poll_at=NOW, failures=0,
    failing_since=None, paused=None, redirect_to=None, redirect_count=0, redirect_since=None,
    last_polled_at=NOW - HOUR, last_success_at=NOW - HOUR, last_error=None, newest_at=NOW - 5 * HOUR, entry_count=3,
)  # fmt: skip


def failing(since: datetime, last_success: datetime | None) -> StoredFeed:
    return replace(READ, failures=4, failing_since=since, last_success_at=last_success, last_error="timeout")


@pytest.mark.parametrize(
    ("feed", "english", "russian"),
    [
        (READ, "newest 6 Feb 2026, 07:00 UTC", "последняя запись 6 февр. 2026, 07:00 UTC"),
        (replace(READ, newest_at=None), "nothing in it yet", "пока пуст"),
        (replace(READ, last_polled_at=None, newest_at=None), "not read yet", "ещё не прочитан"),
        (failing(NOW - 23 * HOUR, NOW - 24 * HOUR), "not reachable just now", "сейчас недоступен"),
        (
            failing(NOW - 24 * HOUR, NOW - 25 * HOUR),
            "silent since 5 Feb 2026, 11:00 UTC",
            "молчит с 5 февр. 2026, 11:00 UTC",
        ),
        (failing(NOW - 48 * HOUR, None), "silent since 4 Feb 2026, 12:00 UTC", "молчит с 4 февр. 2026, 12:00 UTC"),
        (replace(READ, paused="gone"), "paused: its address is gone", "остановлен: адреса больше нет"),
        (
            replace(failing(NOW - 48 * HOUR, None), paused="gone"),
            "paused: its address is gone",
            "остановлен: адреса больше нет",
        ),
    ],
)
def test_a_feed_says_how_it_is(feed: StoredFeed, english: str, russian: str) -> None:
    assert (feed_state(feed, NOW, EN), feed_state(feed, NOW, speech("ru"))) == (english, russian)


def test_each_source_has_a_line_with_its_name() -> None:
    feeds = [replace(READ, name="A & <B>"), replace(READ, name="C", newest_at=None)]
    assert html(sources_message(feeds, 0, NOW, EN).pieces) == (
        "<b>I read 2 sources</b>\n"
        "• <b>A &amp; &lt;B&gt;</b> — newest 6 Feb 2026, 07:00 UTC\n"
        "• <b>C</b> — nothing in it yet"
    )


@pytest.mark.parametrize(
    ("number", "page", "shown", "buttons"),
    [
        (0, 0, 0, []),
        (PAGE, 0, PAGE, []),
        (PAGE + 1, 0, PAGE, [("→", "sources 1")]),
        (PAGE + 1, 1, 1, [("←", "sources 0")]),
        (3 * PAGE, 1, PAGE, [("←", "sources 0"), ("→", "sources 2")]),
        (3 * PAGE, 9, 0, [("←", "sources 8")]),
    ],
)
def test_sources_come_a_page_at_a_time(number: int, page: int, shown: int, buttons: list[tuple[str, str]]) -> None:
    feeds = [replace(READ, name=f"Outlet {one}") for one in range(number)]
    message = sources_message(feeds, page, NOW, EN)
    assert message.buttons == ((tuple(Button(*one) for one in buttons),) if buttons else ())
    names = [line.split(" — ")[0] for line in plain(message.pieces).split("\n")[1:]]
    assert names == [f"• Outlet {one}" for one in range(page * PAGE, page * PAGE + shown)]
