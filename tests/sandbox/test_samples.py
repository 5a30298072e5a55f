"""The sample news: each entry is read as it should be, and together they make a feed one can watch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.config.file import ConfigFile
from bot.feeds.address import canonical_address
from bot.feeds.identity import entry_keys
from bot.feeds.parse import parse
from bot.language.view import visible
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article, Reading
from bot.reading.read import understand
from bot.sandbox.news_feed import rss
from bot.sandbox.newsroom import EVERY, NewsItem, Newsroom, paragraphs
from bot.sandbox.sample_news import SampleEntry, Samples, load_samples
from tests.sandbox.newsdesk import START, items_of, samples

SAMPLES = load_samples()
WITH_KEYWORDS = ("ru", "en")
MARKUP = {"b", "i", "a", "br"}


@dataclass(frozen=True)
class Version:
    """An entry as it is published, or as an edit leaves it."""

    name: str
    language: str
    article: Article
    expect: tuple[str, ...]
    not_yet: bool


def versions(entry: SampleEntry) -> list[Version]:
    outlet = SAMPLES.outlet(entry.outlet)
    assert outlet is not None
    written = [(entry.id, entry.title, entry.text, entry.expect, entry.not_yet)]
    written += [
        (f"{entry.id}, edited", one.title or entry.title, one.text, one.expect, one.not_yet) for one in entry.edits
    ]
    return [
        Version(name, outlet.language, Article(title, body(text), outlet.language, outlet.country), expect, not_yet)
        for name, title, text, expect, not_yet in written
    ]


def body(text: str) -> str:
    return "\n".join(f"<p>{one}</p>" for one in paragraphs(text))


VERSIONS = [version for entry in SAMPLES.entries for version in versions(entry)]
FOLLOWED = [version for version in VERSIONS if version.language in WITH_KEYWORDS]
IN_TURN = [entry for entry in SAMPLES.entries if entry.days_before is None]


@cache
def topics() -> TopicRules:
    return compile_topics(ConfigFile(Path("feeds.yaml")).load()[0].topics)


@cache
def read(name: str) -> Reading:
    return understand(next(one.article for one in VERSIONS if one.name == name), topics())


def found(name: str) -> list[str]:
    return sorted(topic.topic for topic in read(name).topics)


@pytest.mark.parametrize("version", FOLLOWED, ids=lambda one: one.name)
def test_the_shipped_topics_find_what_an_entry_is_about(version: Version) -> None:
    as_expected = found(version.name) == sorted(version.expect)
    assert as_expected is not version.not_yet, f"found {found(version.name)}; see «not_yet» in news.yaml"


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_an_entry_is_in_its_outlet_s_language(version: Version) -> None:
    assert read(version.name).language == version.language


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_an_entry_has_enough_to_be_read(version: Version) -> None:
    text = visible(version.article.body)
    assert len(text) >= 200
    assert 1 <= version.article.body.count("<p>") <= 4
    assert 15 <= len(version.article.title) <= 100


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_an_entry_has_no_markup_but_the_plainest(version: Version) -> None:
    assert set(re.findall(r"<\s*/?\s*(\w+)", version.article.body)) - {"p"} <= MARKUP
    assert not re.search(r"\bon\w+\s*=|javascript:", version.article.body)
    assert "<" not in version.article.title


def test_every_expected_topic_is_shipped() -> None:
    shipped = {topic.id for topic in topics().topics}
    assert {topic for version in VERSIONS for topic in version.expect} == shipped


def test_there_is_news_of_every_kind() -> None:
    languages = Counter(version.language for version in VERSIONS)
    assert min(languages[code] for code in ("ru", "en", "kk", "ky")) >= 7
    texts = " ".join(entry.title + entry.text for entry in SAMPLES.entries)
    assert all(sign in texts for sign in ("«", "<b>", "<a href", " & ", "&amp;", "❄️"))
    assert any(entry.edits for entry in SAMPLES.entries)
    assert any(entry.same_link_as for entry in SAMPLES.entries)


def test_four_in_ten_entries_are_about_nothing_that_is_followed() -> None:
    harmless = [entry for entry in IN_TURN if not entry.expect and not entry.edits]
    assert 0.35 <= len(harmless) / len(IN_TURN) <= 0.45


def test_stories_are_told_in_several_languages() -> None:
    told: dict[str, set[str]] = {}
    for entry in SAMPLES.entries:
        if entry.story:
            told.setdefault(entry.story, set()).add(versions(entry)[0].language)
    assert sum(len(languages) > 1 for languages in told.values()) >= 6
    assert all(len([one for one in SAMPLES.entries if one.story == story]) > 1 for story in told)


def test_an_edit_can_make_news_of_an_entry() -> None:
    edited = next(entry for entry in SAMPLES.entries if entry.edits)
    assert found(edited.id) == []
    assert "extradition" in found(f"{edited.id}, edited")


def alerting_seconds() -> list[float]:
    """When somebody who follows all topics is told of the first round's entries."""
    return [
        (place + 1) * EVERY.total_seconds()
        for place, entry in enumerate(IN_TURN)
        if versions(entry)[0].language in WITH_KEYWORDS and entry.same_link_as is None and found(entry.id)
    ]


def test_the_first_alert_comes_within_ten_seconds_and_the_next_never_take_longer_for_two_minutes() -> None:
    seconds = alerting_seconds()
    assert seconds[0] <= 10
    assert max(after - before for before, after in pairwise(seconds) if before < 120) <= 10


def test_nobody_is_told_twice_of_one_guid_and_every_link_is_another() -> None:
    newsroom = Newsroom(SAMPLES, START)
    told: dict[tuple[str, str], str] = {}
    links: dict[str, str] = {}
    copies = {entry.id for entry in SAMPLES.entries if entry.same_link_as}
    for number in range(3 * len(IN_TURN) + 1):
        for item in items_of(newsroom, START + number * EVERY):
            slug = item.id.rpartition("-")[0]
            assert told.setdefault((item.outlet.id, item.id), slug) == slug
            if slug not in copies:
                link = canonical_address(f"http://127.0.0.1:8081{item.path}")
                assert links.setdefault(link, item.id) == item.id
    rounds = 3 * len(IN_TURN) + len(SAMPLES.entries) - len(IN_TURN)
    assert len(told) == rounds
    assert len(links) == rounds - 3 * len(copies)


def test_a_new_entry_is_never_taken_for_a_known_one() -> None:
    known: dict[str, str] = {}
    for start, round_ in product((START, START + timedelta(hours=1)), (1, 2, 5)):
        newsroom, now = Newsroom(SAMPLES, start), start + round_ * len(IN_TURN) * EVERY
        for outlet in SAMPLES.outlets:
            body = rss(outlet, newsroom.feed(outlet, now), "http://127.0.0.1:8081")
            for entry in parse(body, "", outlet.country, now).entries:
                copied = "utm_source" in entry.link
                keys = [key for key in entry_keys(entry, outlet.name) if not (copied and key.kind == "address")]
                assert {known.setdefault(key.value, entry.guid) for key in keys} == {entry.guid}


def test_later_rounds_are_about_other_people() -> None:
    newsroom = Newsroom(SAMPLES, START)
    ends = [items_of(newsroom, START + number * len(IN_TURN) * EVERY) for number in (1, 2)]
    # Newest first: of two rounds in a feed the later one stays.
    rounds = [{item.id.rpartition("-")[0]: item for item in reversed(items)} for items in ends]
    named = [entry.id for entry in IN_TURN if entry.expect and entry.id not in ("knb-statistics", "corridor-france")]
    for id_ in named:
        first, second = (words(one[id_]) for one in rounds)
        assert first != second, id_


def words(item: NewsItem) -> str:
    """Title and text, without the date that the text begins with."""
    return item.title + "".join(item.paragraphs).removeprefix(item.outlet.dateline.format(at=item.published))


def test_all_names_of_a_row_take_the_same_endings() -> None:
    written = " ".join(entry.title + " " + entry.text for entry in SAMPLES.entries)
    for row in SAMPLES.surnames:
        lengths = {len(names) for names in row.values()}
        assert len(lengths) == 1
        assert lengths.pop() >= 3
        assert all(len(set(names)) == len(names) for names in row.values())
        assert any(re.search(rf"\b{names[0]}(?:[ое]в|ov|yev|ev)", written) for names in row.values()), row["ru"][0]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([{"id": "one", "outlet": "nobody"}], "«one» names the outlet «nobody»: write an id of outlets.yaml"),
        ([{"id": "one"}, {"id": "one"}], "«one» is the id of two entries: give the second one of its own"),
        (
            [{"id": "one", "same_link_as": "two"}, {"id": "two"}],
            "«one» copies «two»: write the id of an entry before it",
        ),
        ([{"id": "one", "texts": "x"}], "texts"),
        ([{"id": "One"}], "id"),
        ([{"id": "one", "edits": [{"after": 0, "text": "x", "expect": []}]}], "after"),
    ],
)
def test_a_correction_that_breaks_the_files_is_refused_by_name(entries: list[Mapping[str, Any]], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        samples(*entries)


def test_the_files_are_read_once() -> None:
    assert load_samples() is SAMPLES
    assert isinstance(SAMPLES, Samples)
