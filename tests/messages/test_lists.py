"""Lists of entries, a page at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.messages.lists import PAGE, Quoted, page_message, quoted_page
from bot.messages.speech import speech
from bot.messages.text import Button, html, plain, split
from tests.messages.made import CONFIG, entry

EN = speech("en")
NEWER, OLDER = "← Newer", "Older →"


def test_an_item_is_a_linked_title_then_topics_outlet_and_time() -> None:
    found = [entry("A & <b>B</b>", topics=("extradition", "asylum")), replace(entry("C", link="", topics=()), id=43)]
    assert html(page_message(found, 0, "latest *", CONFIG, EN).pieces) == (
        '1. <a href="https://outlet.example/a?b=1&amp;c=2">A &amp; B</a>\n'
        "<i>Extradition · Asylum &amp; &lt;refuge&gt; · Outlet, 6 Feb 2026, 12:00 UTC</i>\n\n"
        "2. C\n"
        "<i>Outlet, 6 Feb 2026, 12:00 UTC</i>"
    )


@pytest.mark.parametrize(
    ("number", "page", "buttons"),
    [
        (1, 0, []),
        (PAGE, 0, []),
        (PAGE + 1, 0, [(OLDER, "latest extradition 1")]),
        (PAGE + 1, 3, [(NEWER, "latest extradition 2"), (OLDER, "latest extradition 4")]),
        (2, 1, [(NEWER, "latest extradition 0")]),
    ],
)
def test_one_entry_more_than_a_page_makes_another_page(number: int, page: int, buttons: list[tuple[str, str]]) -> None:
    message = page_message([entry()] * number, page, "latest extradition", CONFIG, EN)
    assert message.buttons == ((tuple(Button(*one) for one in buttons),) if buttons else ())
    numbers = [line.partition(".")[0] for line in plain(message.pieces).split("\n") if ". Суд" in line]
    first = page * PAGE + 1
    assert numbers == [str(one) for one in range(first, first + min(number, PAGE))]


def test_the_longest_page_is_one_message_so_that_it_can_be_edited_in_place() -> None:
    long = entry("слово " * 2_000, link=f"https://outlet.example/{'%D0%B0' * 600}", topics=("extradition", "asylum"))
    message = page_message([long] * (PAGE + 1), 1, "latest *", CONFIG, EN)
    [part] = split(message.pieces)
    assert html(part).count("<a href=") == PAGE


def test_a_page_about_a_person_quotes_the_sentences_that_name_them() -> None:
    body = "Суд в Актобе заседал. Россия запросила экстрадицию Асана Темирова. Дождь кончился."
    start = body.index("Асана")
    found = [Quoted(entry(topics=()), body, ((start, start + 14),)), Quoted(entry("В заголовке", topics=()), body, ())]
    shown = html(quoted_page(found, 0, "person x", CONFIG, EN).pieces)
    assert "<blockquote expandable>Россия запросила экстрадицию <b>Асана Темирова</b>.</blockquote>" in shown
    assert shown.count("blockquote expandable") == 1


def test_the_longest_page_with_quotes_is_one_message() -> None:
    long = entry("слово " * 2_000, link=f"https://outlet.example/{'%D0%B0' * 600}", topics=("extradition", "asylum"))
    body = "слово " * 2_000
    message = quoted_page([Quoted(long, body, ((600, 605), (900, 905)))] * (PAGE + 1), 1, "person x", CONFIG, EN)
    assert len(split(message.pieces)) == 1
    assert message.buttons == ((Button(NEWER, "person x 0"), Button(OLDER, "person x 2")),)
