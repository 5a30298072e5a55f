"""What differs between two versions, in sentences and line by line."""

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
    changes,
    edited,
    told,
    unified,
)
from bot.config.file import parse_config
from tests.config.edit.made import BLOCK, FLOW


def sentences(old: str, new: str) -> list[str]:
    return [one.text for one in changes(parse_config(old), parse_config(new))]


@pytest.mark.parametrize(
    "edit",
    [
        AddFeed("Three", "https://three.example/rss"),
        RemoveFeed("One"),
        ChangeFeed("One", "country", "KG"),
        ChangeFeed("One", "country", None),
        AddRule("extradition", "keywords", "ru", "высылка"),
        AddRule("extradition", "context", "kk", "сот"),
        RemoveRule("extradition", "exclude", "ru", "выдача ~ кредит"),
        RemoveTopic("desertion"),
        AddTopic("asylum"),
        SetTitle("extradition", "ru", "Выдача"),
    ],
)
@pytest.mark.parametrize("text", [FLOW, BLOCK])
def test_an_edit_is_found_again_as_it_is_told(text: str, edit: Edit) -> None:
    assert sentences(text, edited(text, edit)) == [told(edit).text]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("{every: 10m}", "{every: 5m}", ["By default every is 0:05:00."]),
        ("[экстрадиция, ", "[", ["«extradition» no longer has the keyword (ru): экстрадиция"]),
        (
            "title: Desertion",
            "statutes: [KZ criminal 441]",
            [
                "The topic «desertion» has no title in this language any more: en",
                "«desertion» now has the statute KZ criminal 441",
            ],
        ),
        (
            "topics:",
            "words: {held: {ru: [арест, взять под стража]}}\ntopics:",
            [
                "The list «held» (ru) now has: арест, взять под стража",
            ],
        ),
        ("title: Desertion", "title: Desertion\n    countries: [KZ]", ["«desertion» now has the country KZ"]),
        ("user_agent: ", "headers: {Accept: a}, user_agent: ", ["The feed «Two» has another headers: Accept"]),
        ("  - id: desertion", "  # more\n  - id:  desertion", []),
    ],
)
def test_whatever_a_person_changed_is_told(before: str, after: str, words: list[str]) -> None:
    assert before in FLOW
    assert sentences(FLOW, FLOW.replace(before, after, 1)) == words


def test_lines_are_shown_with_those_around_them() -> None:
    lines = unified(FLOW, edited(FLOW, RemoveFeed("One"))).splitlines()
    assert lines[:2] == ["--- before", "+++ after"]
    assert '-  - {name: One, url: "https://one.example/rss", language: ru, country: KZ}  # 4' in lines
    assert unified(FLOW, FLOW) == ""
