"""What an edit changes is told in plain words, and how it is made by hand."""

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
    by_hand,
    told,
)


@pytest.mark.parametrize(
    ("edit", "words", "hand"),
    [
        (
            AddFeed("24.kg", "https://24.kg/rss/", ("ru", "ky"), "KG"),
            "The feed «24.kg» is new: https://24.kg/rss/",
            "write under «feeds:» {name: 24.kg, url: https://24.kg/rss/, language: [ru, ky], country: KG}",
        ),
        (RemoveFeed("One"), "The feed «One» is removed.", "take the feed «One» away"),
        (
            ChangeFeed("One", "language", ("ru", "kk")),
            "The feed «One» has another language: ru, kk",
            "write language: [ru, kk] in the feed «One»",
        ),
        (
            ChangeFeed("One", "every", None),
            "The feed «One» has no every of its own any more.",
            "take «every» away from the feed «One»",
        ),
        (
            AddRule("asylum", "keywords", "ru", "a {b}"),
            "«asylum» has a new keyword (ru): a {b}",
            'write "a {b}" under asylum, keywords, ru',
        ),
        (
            RemoveRule("asylum", "exclude", "ru", "172"),
            "«asylum» no longer has the exclusion (ru): 172",
            "take 172 away under asylum, exclude, ru",
        ),
        (
            AddTopic("asylum", {"en": "Asylum"}),
            "The topic «asylum» is new.",
            "write under «topics:» {id: asylum, title: {en: Asylum}}",
        ),
        (
            RemoveTopic("asylum"),
            "The topic «asylum» is removed, with all its keywords.",
            "take the topic «asylum» away",
        ),
        (
            SetTitle("asylum", "ru", "Убежище"),
            "The topic «asylum» is called «Убежище» (ru).",
            "write ru: Убежище into the title of «asylum»",
        ),
    ],
)
def test_an_edit_is_told(edit: Edit, words: str, hand: str) -> None:
    assert told(edit).text == words
    assert by_hand(edit) == hand
