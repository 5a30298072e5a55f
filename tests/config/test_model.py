"""The words of feeds.yaml, one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.config.model import Config, Defaults, Feed, Topic, repeated
from bot.config.rule import Rule, Term, parse_rule

URL = "https://outlet.example/rss"


def feed(**more: Any) -> Feed:
    return Feed.model_validate({"name": "Outlet", "url": URL} | more)


def topic(**more: Any) -> Topic:
    return Topic.model_validate({"id": "asylum"} | more)


def config(feeds: list[Feed], topics: list[Topic], **more: Any) -> Config:
    return Config.model_validate({"version": 1, "feeds": feeds, "topics": topics} | more)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("30s", timedelta(seconds=30)),
        ("10m", timedelta(minutes=10)),
        ("2 h", timedelta(hours=2)),
        (" 1d ", timedelta(days=1)),
        (timedelta(minutes=3), timedelta(minutes=3)),
    ],
)
def test_a_length_of_time_is_a_number_and_a_unit(written: object, length: timedelta) -> None:
    assert feed(every=written).every == length


@pytest.mark.parametrize("written", ["10", 10, "0m", "-5m", "1.5h", "10min", "soon", "", "1m 30s"])
def test_anything_else_is_no_length_of_time(written: object) -> None:
    with pytest.raises(ValidationError, match="is not a length of time; write a number with s, m, h or d, such as 10m"):
        feed(every=written)


@pytest.mark.parametrize(
    "written",
    [
        "outlet.example/rss",
        "ftp://outlet.example/rss",
        "file:///etc/passwd",
        "https://",
        "https:///rss",
        "https://outlet.example/a b",
        "https://outlet.example:99999/rss",
        "https://outlet.example:port/rss",
        "https://[outlet/rss",
        "",
    ],
)
def test_what_is_no_whole_web_address_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="is not an address; write the whole of it, such as https:"):
        feed(url=written)


@pytest.mark.parametrize(
    "written", [URL, "http://127.0.0.1:8080/", "https://президент.рф/rss", "HTTPS://Outlet.example"]
)
def test_an_address_is_kept_as_it_is_written(written: str) -> None:
    assert feed(url=written).url == written


@pytest.mark.parametrize(
    ("written", "languages"), [("ru", ("ru",)), (["ru", "ky"], ("ru", "ky")), (None, ()), ([], ())]
)
def test_a_feed_has_one_language_or_several_or_none(written: object, languages: tuple[str, ...]) -> None:
    assert feed(language=written).language == languages


@pytest.mark.parametrize(
    ("field", "value"),
    [("language", "Russian"), ("language", "RU"), ("country", "Kazakhstan"), ("country", "kz"), ("full_text", "maybe")],
)
def test_codes_are_exact(field: str, value: str) -> None:
    with pytest.raises(ValidationError, match=field):
        feed(**{field: value})


@pytest.mark.parametrize(("written", "name"), [(" 24.kg ", "24.kg"), (24, "24"), (24.5, "24.5"), ("x" * 60, "x" * 60)])
def test_a_name_is_text_without_blanks_around(written: object, name: str) -> None:
    assert feed(name=written).name == name


@pytest.mark.parametrize("written", ["", "  ", "x" * 61, None, True, ["a"]])
def test_a_name_is_neither_missing_nor_long(written: object) -> None:
    with pytest.raises(ValidationError, match="name"):
        feed(name=written)


@pytest.mark.parametrize(
    "written",
    [
        "KZ criminal 172",
        "RU criminal 352.1",
        "UZ criminal 154-1",
        "RU administrative 20.3.3",
        "KG criminal-procedure 9",
    ],
)
def test_a_statute_is_country_code_and_article(written: str) -> None:
    assert topic(statutes=[written]).statutes == (written,)


@pytest.mark.parametrize(
    "written",
    ["172", "KZ 172", "kz criminal 172", "KZ penal 172", "KZ criminal", "KZ criminal 172 part 1", "KZ  criminal 172"],
)
def test_what_is_no_statute_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="write country, code and article, such as KZ criminal 172"):
        topic(statutes=[written])


def test_keywords_are_understood_at_once_and_a_number_is_text() -> None:
    read = topic(keywords={"ru": ["дезертир!", 172, 337.1]}, exclude={"en": ["loan"]})
    assert read.keywords == {"ru": tuple(parse_rule(one) for one in ("дезертир!", "172", "337.1"))}
    assert read.exclude == {"en": (Rule("loan", (((Term("loan"),),),)),)}


@pytest.mark.parametrize("written", [True, False, None, ["a"], {"a": 1}])
def test_what_yaml_takes_for_something_else_is_no_keyword(written: object) -> None:
    with pytest.raises(ValidationError, match="is not a keyword; put quotes around it if you mean the word"):
        topic(keywords={"en": [written]})


@pytest.mark.parametrize("written", ["Asylum", "article 172", "", "-asylum", "x" * 41, "убежище"])
def test_a_topics_id_fits_into_a_button(written: str) -> None:
    with pytest.raises(ValidationError, match="id"):
        topic(id=written)


@pytest.mark.parametrize(
    ("title", "language", "called"),
    [
        ({"en": "Asylum", "ru": "Убежище"}, "ru", "Убежище"),
        ({"en": "Asylum", "ru": "Убежище"}, "kk", "Asylum"),
        ({"ru": "Убежище"}, "en", "asylum"),
        ("Asylum", "ru", "Asylum"),
        ({}, "ru", "asylum"),
    ],
)
def test_a_topic_is_called_in_the_language_asked_or_english_or_by_its_id(
    title: object, language: str, called: str
) -> None:
    assert topic(title=title).called(language) == called


def test_what_a_feed_does_not_say_the_defaults_say() -> None:
    slow, usual = feed(name="Slow", every="2h"), feed()
    both = config([slow, usual], [], defaults={"every": "20m"})
    assert [both.every(one) for one in both.feeds] == [timedelta(hours=2), timedelta(minutes=20)]
    assert (Defaults().every, Defaults().full_text) == (timedelta(minutes=10), "auto")


def test_feeds_and_topics_are_found_by_their_keys() -> None:
    whole = config([feed()], [topic()])
    assert (whole.feed("Outlet"), whole.topic("asylum")) == (whole.feeds[0], whole.topics[0])
    assert (whole.feed("outlet"), whole.topic("Asylum")) == (None, None)


@pytest.mark.parametrize("name", ["every_day", "Name", "keywords"])
def test_a_key_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        feed(**{name: "x"})


def test_what_may_stand_once_is_found_where_it_stands_again() -> None:
    feeds = [feed(), feed(name="OUTLET", url=f"{URL}/2"), feed(name="Other"), feed(name="outlet", url=f"{URL}/3")]
    assert repeated(config(feeds, [topic(), topic(id="other"), topic()])) == [
        (("feeds", 1, "name"), "the feed name «OUTLET» is already used by number 1; give each feed a name of its own"),
        (("feeds", 3, "name"), "the feed name «outlet» is already used by number 1; give each feed a name of its own"),
        (("feeds", 2, "url"), f"the address {URL} is already used by number 1; keep one of the two feeds"),
        (
            ("topics", 2, "id"),
            "the topic «asylum» is already used by number 1; give each topic an id of its own, or join the two",
        ),
    ]
    assert repeated(config([feed(), feed(name="Other", url=f"{URL}/2")], [topic()])) == []
