"""Whether an edit is possible, and what it makes of the configuration."""

from __future__ import annotations

import pytest

from bot.config.edit import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Edit,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
    applied,
    with_rules,
)
from bot.config.file import parse_config
from bot.errors import ConfigError
from tests.config.edit.made import FLOW

CONFIG = parse_config(FLOW + "words: {asked-for: {ru: [запрос, запросить]}}\n")
URL = "https://three.example/rss"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (RemoveFeed("Onne"), "there is no feed «Onne»; did you mean «One»?"),
        (RemoveFeed("Mediazona"), "there is no feed «Mediazona»; there are: One, Two"),
        (ChangeFeed("x", "every", "5m"), "there is no feed «x»"),
        (
            ChangeFeed("One", "every", "often"),
            "every: «often» is not a length of time; write a number with s, m, h or d",
        ),
        (
            ChangeFeed("One", "country", "Kazakhstan"),
            "country: «Kazakhstan» cannot be used; write a country's two-letter",
        ),
        (ChangeFeed("One", "country", "KZ"), "the feed «One» has this country already"),
        (ChangeFeed("One", "every", None), "the feed «One» has this every already"),
        (ChangeFeed("One", "url", None), "a feed must have «url»; remove the feed instead"),
        (ChangeFeed("One", "name", "TWO"), "there is a feed «Two» already"),
        (ChangeFeed("One", "url", "https://two.example/rss"), "the feed «Two» has the address"),
        (AddFeed("one", URL), "there is a feed «One» already; give the new one another name"),
        (AddFeed("Three", "https://one.example/rss"), "the feed «One» has the address https://one.example/rss already"),
        (AddFeed("Three", "three.example"), "url: «three.example» is not an address; write the whole of it"),
        (AddFeed("Three", URL, ("Russian",)), "language[1]: «Russian» cannot be used; write a language's code"),
        (AddFeed("x" * 61, URL), "name: "),
        (AddTopic("desertion"), "there is a topic «desertion» already"),
        (AddTopic("Passports"), "id: «Passports» cannot be used; write at most 32 small letters"),
        (AddTopic("passports", {"russian": "Паспорта"}), "«russian» cannot be used; write a language's code"),
        (RemoveTopic("deserting"), "there is no topic «deserting»; did you mean «desertion»?"),
        (SetTitle("x", "ru", "X"), "there is no topic «x»; there are: extradition, desertion"),
        (
            AddRule("desertion", "keywords", "ru", "Дезертир"),
            "is there already as «дезертир», under desertion, keywords, ru",
        ),
        (AddRule("extradition", "keywords", "ru", "россия ~ Выдача"), "is there already as «выдача ~ Россия»"),
        (AddRule("desertion", "keywords", "ru", "вы!дача"), "«!» stands inside it; put one «!» at the very end"),
        (
            AddRule("desertion", "keywords", "ru", "$asked ~ суд"),
            "there is no list «asked» in this language; did you mean",
        ),
        (AddRule("desertion", "keywords", "Russian", "суд"), "«Russian» cannot be used; write a language's code"),
        (RemoveRule("extradition", "keywords", "ru", "экстрадицыя"), "keywords, ru; did you mean «экстрадиция»?"),
        (RemoveRule("extradition", "context", "ru", "суд"), "there is no «суд» under extradition, context, ru"),
    ],
)
def test_an_impossible_edit_is_refused_with_what_to_do(edit: Edit, told: str) -> None:
    with pytest.raises(ConfigError) as refused:
        applied(CONFIG, edit)
    assert told in str(refused.value)
    assert "line" not in str(refused.value)


def test_a_rule_may_name_the_lists_of_the_file() -> None:
    topic = applied(CONFIG, AddRule("desertion", "keywords", "ru", "$asked-for ~ суд")).topic("desertion")
    assert topic is not None
    rule = topic.keywords["ru"][-1]
    assert [choice.text for choice in rule.sides[0][0][0].choices] == ["запрос", "запросить"]


def test_a_rule_with_another_meaning_may_stand_beside_the_first() -> None:
    edits = [AddRule("desertion", "keywords", "ru", rule) for rule in ("дезертир!", "=дезертир", "дезертир*")]
    topic = with_rules(CONFIG, edits).topic("desertion")
    assert topic is not None
    assert [rule.text for rule in topic.keywords["ru"]] == ["дезертир", "337", "дезертир!", "=дезертир", "дезертир*"]


def test_a_new_feed_stands_behind_the_last_of_its_country() -> None:
    config = CONFIG
    for name, country in (("A", "KZ"), ("B", None), ("C", "DE"), ("D", None), ("E", "KZ")):
        config = applied(config, AddFeed(name, f"https://{name.lower()}.example/", country=country))
    assert [feed.name for feed in config.feeds] == ["One", "A", "E", "Two", "B", "D", "C"]
