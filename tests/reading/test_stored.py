"""From entries to articles and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.feeds.entry import ParsedEntry
from bot.reading.model import Hit, Passage, Reading, TopicReading
from bot.reading.stored import body_of, matches_of


@pytest.mark.parametrize(
    ("summary", "content", "body"),
    [
        ("кратко", "", "кратко"),
        ("", "полно", "полно"),
        ("кратко", "кратко и полно", "кратко и полно"),
        ("полно и кратко", "кратко", "полно и кратко"),
        ("анонс", "текст", "анонс\n\nтекст"),
    ],
)
def test_the_body_has_summary_and_full_text_once_each(summary: str, content: str, body: str) -> None:
    assert body_of(ParsedEntry("", "т", "", summary, content, None)) == body


def test_matches_keep_rule_and_place() -> None:
    hit = Hit("выдача", Passage("выдачу", "body", 3, 9))
    (match,) = matches_of(Reading("ru", topics=(TopicReading("extradition", (hit,)),)))
    assert match.topic == "extradition"
    assert match.hits == [{"rule": "выдача", "text": "выдачу", "field": "body", "start": 3, "end": 9}]


def test_the_body_has_the_pages_text_too() -> None:
    entry = ParsedEntry("", "т", "", "<p>анонс</p>", "", None, page="Анонс и далее.\nКонец.")
    assert body_of(entry) == "анонс\n\nАнонс и далее.\n\nКонец."
    assert body_of(replace(entry, summary="<p>Анонс…</p>")) == "Анонс и далее.\n\nКонец."
