"""The feeds.yaml of a trial."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.config.file import parse_config
from bot.sandbox.sample_config import sample_config
from bot.sandbox.sample_news import load_outlets

SHIPPED = Path("feeds.yaml").read_text(encoding="utf-8")
ONE_TOPIC = "topics:\n  - {id: one, keywords: {ru: [суд]}}\n"


def test_it_has_the_shipped_topics_and_the_invented_outlets() -> None:
    config = parse_config(sample_config("http://127.0.0.1:8081", SHIPPED))
    assert config.topics == parse_config(SHIPPED).topics
    assert [(feed.name, feed.url, feed.language, feed.country) for feed in config.feeds] == [
        (one.name, f"http://127.0.0.1:8081/news/{one.id}.xml", (one.language,), one.country) for one in load_outlets()
    ]
    assert {config.every(feed) for feed in config.feeds} == {timedelta(seconds=3)}


def test_comments_among_the_topics_are_kept() -> None:
    assert "# A mercenary of any other country is not this case." in sample_config("http://127.0.0.1:1", SHIPPED)


@pytest.mark.parametrize(
    "text",
    [
        ONE_TOPIC,
        f"version: 1\nfeeds: []\n{ONE_TOPIC}",
        f"{ONE_TOPIC}version: 1\nfeeds: []\n",
        f'{ONE_TOPIC}\n# The feeds.\n"feeds": []\n',
        ONE_TOPIC.replace("  - ", "- "),
        ONE_TOPIC.replace("topics:", "topics :"),
        "topics: [{id: one, keywords: {ru: [суд]}}]",
        ONE_TOPIC.replace("\n", "\r\n"),
    ],
)
def test_only_the_topics_are_taken_over_wherever_they_stand(text: str) -> None:
    config = parse_config(sample_config("http://127.0.0.1:8081/", text))
    assert [topic.id for topic in config.topics] == ["one"]
    assert len(config.feeds) == len(load_outlets())
    assert config.feeds[0].url == "http://127.0.0.1:8081/news/aryk.xml"


def test_the_lists_that_the_topics_name_come_along() -> None:
    listed = ONE_TOPIC.replace("суд", "$court")
    config = parse_config(sample_config("http://127.0.0.1:1", f"{listed}words:\n  court: {{ru: [суд]}}\nversion: 1\n"))
    ((court,),) = config.topics[0].keywords["ru"][0].sides[0]
    assert [one.text for one in court.choices] == ["суд"]


@pytest.mark.parametrize("text", ["", "version: 1\nfeeds: []\n", "  topics: []\n", "# topics: []\n"])
def test_a_text_without_topics_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"give the text of a feeds\.yaml"):
        sample_config("http://127.0.0.1:8081", text)
