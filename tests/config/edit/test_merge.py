"""Two admins edit at once."""

from __future__ import annotations

import pytest

from bot.config.edit import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Conflict,
    Edit,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
    edited,
    merged,
)
from bot.errors import ConfigError
from tests.config.edit.made import FLOW

WORD = AddRule("extradition", "keywords", "ru", "высылка")
OTHER = AddRule("extradition", "keywords", "ru", "депортация")
FEED = AddFeed("Three", "https://three.example/rss", country="KZ")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (WORD, OTHER),
        (WORD, FEED),
        (FEED, RemoveFeed("One")),
        (ChangeFeed("One", "every", "5m"), ChangeFeed("One", "country", "KG")),
        (RemoveRule("extradition", "keywords", "ru", "экстрадиция"), WORD),
        (SetTitle("extradition", "ru", "Выдача"), SetTitle("extradition", "kk", "Беру")),
        (AddTopic("asylum"), RemoveTopic("desertion")),
    ],
)
def test_edits_of_different_things_go_together(mine: Edit, theirs: Edit) -> None:
    newer = edited(FLOW, theirs)
    assert merged(FLOW, mine, newer) == edited(newer, mine)


@pytest.mark.parametrize("mine", [WORD, FEED, RemoveFeed("One"), ChangeFeed("One", "name", "Uno")])
def test_without_another_edit_it_is_made_as_it_is(mine: Edit) -> None:
    assert merged(FLOW, mine, FLOW) == edited(FLOW, mine)


@pytest.mark.parametrize(
    "mine",
    [
        WORD,
        FEED,
        RemoveFeed("One"),
        RemoveRule("extradition", "keywords", "ru", "экстрадиция"),
        RemoveTopic("desertion"),
        SetTitle("extradition", "ru", "Выдача"),
        AddTopic("asylum", {"en": "Asylum"}),
        ChangeFeed("One", "country", "KG"),
        ChangeFeed("One", "name", "Uno"),
    ],
)
def test_what_the_other_did_too_is_done(mine: Edit) -> None:
    newer = edited(FLOW, mine, OTHER)
    assert merged(FLOW, mine, newer) == newer


@pytest.mark.parametrize(
    ("mine", "theirs", "why", "changed"),
    [
        (WORD, RemoveTopic("extradition"), "there is no topic «extradition»", "is removed, with all its keywords"),
        (
            ChangeFeed("One", "every", "5m"),
            RemoveFeed("One"),
            "there is no feed «One»",
            "The feed «One» is removed.",
        ),
        (
            ChangeFeed("One", "country", "UZ"),
            ChangeFeed("One", "country", "KG"),
            "somebody else changed the same thing",
            "has another country: KG",
        ),
        (
            SetTitle("extradition", "ru", "Выдача"),
            SetTitle("extradition", "ru", "Передача"),
            "somebody else changed the same thing",
            "is called «Передача»",
        ),
        (
            RemoveFeed("One"),
            ChangeFeed("One", "url", "https://new.example/rss"),
            "somebody else changed the same thing",
            "has another url",
        ),
        (RemoveTopic("extradition"), WORD, "somebody else changed the same thing", "has a new keyword (ru): высылка"),
        (
            AddFeed("Three", "https://other.example/"),
            FEED,
            "there is a feed «Three» already",
            "The feed «Three» is new",
        ),
        (
            AddRule("extradition", "keywords", "ru", "выдача ~ паспорт"),
            AddRule("extradition", "exclude", "ru", "паспорт"),
            "would never match",
            "has a new exclusion (ru): паспорт",
        ),
    ],
)
def test_edits_that_do_not_go_together_are_a_conflict(mine: Edit, theirs: Edit, why: str, changed: str) -> None:
    found = merged(FLOW, mine, edited(FLOW, theirs))
    assert isinstance(found, Conflict)
    assert why in found.why
    assert changed in " ".join(one.text for one in found.changed)


def test_an_edit_that_was_never_possible_is_refused() -> None:
    with pytest.raises(ConfigError, match="there is no topic"):
        merged(FLOW, AddRule("nothing", "keywords", "ru", "суд"), edited(FLOW, FEED))
