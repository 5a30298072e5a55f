"""The alert as it is read, and the answer to *Why?*."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.messages.alert import alert_message, outside_topic, title, topic_names, why_line, why_message
from bot.messages.speech import speech
from bot.messages.text import MESSAGE_LIMIT, Button, html, plain, split, units
from storage.records import AlertContent, Match, Named
from tests.messages.made import BODY, CONFIG, LINK, content, entry, hit

RU, EN = speech("ru"), speech("en")
CAUSE = Match("extradition", [hit("экстрадицию")])
REASON = "given name and surname, genitive"
ASAN = Named("Асан Темиров", "certain", [{**hit("Асана Темирова"), "certainty": "certain", "reason": REASON}], REASON)


def test_topic_title_outlet_time_quote_and_link_at_a_glance() -> None:
    message = alert_message(content(entry(), CAUSE), CONFIG, RU)
    assert html(message.pieces) == (
        "<b>Экстрадиция</b>\n"
        "Суд решил\n"
        "<i>Outlet, 6 февр. 2026, 12:00 UTC</i>\n"
        "<blockquote expandable>Россия запросила <b>экстрадицию</b> Асана Темирова &amp; Ко.</blockquote>\n"
        "https://outlet.example/a?b=1&amp;c=2"
    )
    assert message.buttons == ((Button("Почему?", data="why 42"), Button("Без звука", data="mute 42")),)
    assert not message.silent


def test_in_a_channel_nothing_can_be_set() -> None:
    message = alert_message(content(entry(), CAUSE), CONFIG, EN, "channel")
    assert message.buttons == ((Button("Why?", data="why 42"),),)


@pytest.mark.parametrize(
    ("topics", "first"),
    [
        ((), "<b>Вы следите за этим человеком: Асан Темиров</b>"),
        (("extradition",), "<b>Вы следите за этим человеком: Асан Темиров · Экстрадиция</b>"),
    ],
)
def test_whom_the_reader_watches_stands_first_and_is_quoted_in_bold(topics: tuple[str, ...], first: str) -> None:
    message = alert_message(naming(ASAN, topics=topics), CONFIG, RU)
    lines = html(message.pieces).split("\n")
    assert lines[:2] == [first, "Суд решил"]
    assert lines[3] == "Точно: имя и фамилия, родительный падеж."
    assert "запросила экстрадицию <b>Асана Темирова</b> &amp; Ко." in lines[4]
    assert message.buttons[1] == (Button("Не этот человек", data="watchlist not 42"),)


@pytest.mark.parametrize(
    ("topics", "first"), [((), "Someone you watch"), (("extradition",), "Someone you watch · Extradition")]
)
def test_a_discreet_alert_begins_without_a_name_and_without_the_title(topics: tuple[str, ...], first: str) -> None:
    shown = plain(alert_message(naming(ASAN, topics=topics), CONFIG, EN, discreet=True).pieces).split("\n")
    assert shown[:3] == [first, "Outlet, 6 Feb 2026, 12:00 UTC", "Суд решил"]
    assert shown[3] == "Асан Темиров: Certain: given name and surname, genitive."


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Named("А", "possible", (), "initial only"), "Only possible: initial only."),
        (Named("А", "possible", ()), "Only possible."),
        (Named("А", "certain", ()), "Certain."),
        (Named("А", "possible", (), "x", doubted=True), "Only possible: you said of a case like this one"),
    ],
)
def test_how_certain_it_is_stands_below(one: Named, said: str) -> None:
    assert f"\n{said}" in plain(alert_message(naming(one), CONFIG, EN).pieces)


def test_of_several_people_each_is_told_how_certain() -> None:
    shown = plain(alert_message(naming(ASAN, Named("Б", "possible", (), "initial only")), CONFIG, EN).pieces)
    assert shown.startswith("Someone you watch: Асан Темиров · Б\n")
    assert "\nАсан Темиров: Certain: given name and surname, genitive.\nБ: Only possible: initial only.\n" in shown


def naming(*named: Named, topics: tuple[str, ...] = ()) -> AlertContent:
    """An alert that names these people."""
    return replace(content(entry(topics=topics)), named=named)


@pytest.mark.parametrize(
    ("certainty", "reason"),
    [
        ("certain", "• «Асана Темирова»: имя и фамилия"),
        ("possible", "• «Асана Темирова»: возможно; имя и фамилия"),
    ],
)
def test_why_says_how_a_watched_person_was_found(certainty: str, reason: str) -> None:
    place = {**hit("Асана Темирова"), "certainty": certainty, "reason": "given name and surname"}
    named = [Named("Асан Темиров", certainty, [place])]
    assert plain(why_message(entry(), [], named, CONFIG, RU).pieces).endswith(f"Асан Темиров\n{reason}")


def test_why_fits_into_a_word_that_pops_up() -> None:
    hits = [hit("экстрадицию"), hit("экстрадицию"), *(hit("Россия", text="Россия" * 9 + str(n)) for n in range(9))]
    shown = why_line([Match("extradition", hits)], CONFIG, RU)
    assert shown.startswith("Экстрадиция: «экстрадицию», «")
    assert units(shown) <= 190


def test_an_alert_outside_its_forum_topic_says_so() -> None:
    message = outside_topic(alert_message(content(entry(), CAUSE), CONFIG, EN), EN)
    assert "forum topic" in plain(message.pieces).splitlines()[-1]


def test_an_alert_speaks_the_subscribers_language() -> None:
    message = alert_message(content(entry(), CAUSE), CONFIG, EN)
    assert html(message.pieces).startswith("<b>Extradition</b>\nСуд решил\n<i>Outlet, 6 Feb 2026, 12:00 UTC</i>\n")
    assert message.buttons[0][0].label == "Why?"


def test_an_entry_without_a_date_says_when_it_was_seen() -> None:
    shown = plain(alert_message(content(entry(), CAUSE, published=None), CONFIG, EN).pieces)
    assert "Outlet, seen 6 Feb 2026, 12:00 UTC" in shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Суд <b>решил</b> & ушёл", "Суд решил &amp; ушёл"),
        ("&lt;b&gt; и &amp;", "&lt;b&gt; и &amp;"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("two\n\nlines  &nbsp; here", "two lines here"),
        ('"quoted" <br/> it\'s', "&quot;quoted&quot; it&#x27;s"),
    ],
)
def test_a_title_is_shown_as_a_person_sees_it_and_is_never_markup(raw: str, shown: str) -> None:
    assert html(alert_message(content(entry(raw), CAUSE), CONFIG, RU).pieces).split("\n")[1] == shown


@pytest.mark.parametrize("word", ["слово ", "😀 ", "<b>&</b> ", "&amp;lt;", "безпробелов"])
def test_a_title_of_ten_thousand_characters_still_gives_one_message_with_everything(word: str) -> None:
    message = alert_message(content(entry(word * (10_000 // len(word))), CAUSE), CONFIG, RU)
    [part] = split(message.pieces)
    lines = plain(part).split("\n")
    assert units(plain(part)) <= MESSAGE_LIMIT
    assert lines[1].endswith("…")
    assert 300 < units(lines[1]) <= 600
    assert lines[2].startswith("Outlet, ")
    assert lines[-1] == LINK


@pytest.mark.parametrize(
    ("given", "summary", "shown"),
    [
        ("Суд решил", "Коротко", "Суд решил"),
        ("", "<p>Суд &laquo;решил&raquo;</p>", "Суд «решил»"),
        ("<img src='x'>", "слово " * 50, " ".join(["слово"] * 19) + "…"),
        ("", "", "(no title)"),
        (" \n ", "<br>", "(no title)"),
    ],
)
def test_an_entry_without_a_title_is_called_by_how_its_text_begins(given: str, summary: str, shown: str) -> None:
    assert title(entry(given, summary=summary), EN) == shown


def test_the_quote_has_every_cause_in_bold_and_only_from_the_text() -> None:
    causes = (
        Match("extradition", [hit("экстрадицию"), hit("решил", field="title", text="Суд решил")]),
        Match(
            "asylum", [hit("Россия", rule="Россия"), hit("экстрадицию", rule="экстрадиц*"), hit("Дождь", rule="дождь")]
        ),
    )
    shown = html(alert_message(content(entry(topics=("asylum", "extradition")), *causes), CONFIG, RU).pieces)
    assert shown.startswith("<b>Asylum &amp; &lt;refuge&gt; · Экстрадиция</b>\n")
    assert (
        "<blockquote expandable><b>Россия</b> запросила <b>экстрадицию</b> Асана Темирова &amp; Ко. "
        "<b>Дождь</b> кончился.</blockquote>"
    ) in shown


def test_a_quote_shows_no_markup_of_the_page_it_comes_from() -> None:
    body = "<p>Суд <a href='x'>выдал</a> &lt;b&gt; его.</p>"
    message = alert_message(content(entry(), Match("extradition", [hit("выдал", text=body)]), body=body), CONFIG, RU)
    assert "<blockquote expandable>Суд <b>выдал</b> &lt;b&gt; его.</blockquote>" in html(message.pieces)


@pytest.mark.parametrize(("body", "quoted"), [("", False), (BODY, True)])
def test_a_match_in_the_title_alone_quotes_how_the_text_begins(body: str, quoted: bool) -> None:
    cause = Match("extradition", [hit("решил", field="title", text="Суд решил")])
    shown = html(alert_message(content(entry(), cause, body=body), CONFIG, RU).pieces)
    assert ("<blockquote expandable>Суд в Актобе заседал." in shown) is quoted
    assert ("blockquote" in shown) is quoted


@pytest.mark.parametrize(
    ("link", "shown"),
    [("", False), ("https://o.example/" + "x" * 2_000, True), ("https://o.example/" + "x" * 2_100, False)],
)
def test_a_link_is_whole_or_left_out(link: str, shown: bool) -> None:
    lines = plain(alert_message(content(entry(link=link), CAUSE), CONFIG, RU).pieces).split("\n")
    assert (lines[-1] == link) is shown
    assert any(line.startswith("https:") for line in lines) is shown


@pytest.mark.parametrize(
    ("topics", "language", "shown"),
    [
        ((), "ru", ""),
        (("extradition",), "ru", "Экстрадиция"),
        (("asylum", "extradition"), "en", "Asylum & <refuge> · Extradition"),
        (("desertion", "extradition"), "en", "desertion · Extradition"),
    ],
)
def test_topics_have_their_titles_and_a_removed_one_its_id(topics: tuple[str, ...], language: str, shown: str) -> None:
    assert topic_names(topics, CONFIG, speech(language)) == shown


def test_why_names_each_word_and_keyword_once_for_each_topic() -> None:
    twice = [hit("экстрадицию"), hit("экстрадицию"), hit("решил", rule="решить", field="title", text="Суд решил")]
    causes = [Match("extradition", twice), Match("asylum", [hit("& Ко", rule="=Ко")])]
    assert html(why_message(entry("<i>Суд</i> решил"), causes, (), CONFIG, RU).pieces) == (
        "Почему вы это получили:\n<b>Суд решил</b>\n\n"
        "<b>Экстрадиция</b>\n"
        "• «экстрадицию» в тексте — ключевое слово «экстрадиция»\n"
        "• «решил» в заголовке — ключевое слово «решить»\n\n"
        "<b>Asylum &amp; &lt;refuge&gt;</b>\n"
        "• «&amp; Ко» в тексте — ключевое слово «=Ко»"
    )


def test_why_keeps_to_a_dozen_reasons_a_topic() -> None:
    hits: list[dict[str, Any]] = [hit("Россия", rule=f"rule {number}") for number in range(40)]
    shown = plain(why_message(entry(), [Match("extradition", hits)], (), CONFIG, EN).pieces)
    assert shown.count("\n• ") == 12
    assert "“Россия” in the text meets the keyword “rule 11”" in shown


def test_why_has_a_word_for_braces_in_what_was_found() -> None:
    found = [hit("{words}", rule="{rule}", text="a {words} b")]
    assert "“{words}” in the text meets the keyword “{rule}”" in plain(
        why_message(entry(), [Match("extradition", found)], (), CONFIG, EN).pieces
    )
