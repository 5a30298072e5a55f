"""What edits would have made of the articles stored, over a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config.edit import AddRule, RemoveRule
from bot.config.file import parse_config
from bot.errors import ConfigError
from bot.language.tokens import folded_words
from bot.preview import BATCH, Preview, preview
from storage.database import Storage
from storage.records import ReadEntry
from tests.storage.made import NOW, entry, file

CONFIG = parse_config("""
version: 1
feeds: [{name: Outlet, url: "https://outlet.example/rss", language: ru, country: KZ}]
topics:
  - id: extradition
    keywords: {ru: [экстрадиция]}
    exclude: {ru: [спорт]}
  - id: desertion
    keywords: {ru: [дезертир]}
    context: {ru: [Казахстан]}
""")
TEXTS = {
    "Суд отложил экстрадицию Темирбаева.": ("extradition",),
    "Экстрадиция футболиста обсуждается.": ("extradition",),
    "Суд решил о выдаче его России.": (),
    "Выдача кредитов. Россия далеко.": (),
    "Спорт и экстрадиция.": (),
    "Погода на завтра.": (),
}


def stored(body: str, topics: tuple[str, ...], number: int) -> ReadEntry:
    made = entry(f"address:{number}", f"h{number}", topics=topics, published=NOW - timedelta(days=number))
    return replace(made, title=body, body=body, words=" ".join(folded_words(body)))


@pytest.fixture
async def filled(storage: Storage) -> Storage:
    await file(storage, *(stored(body, topics, n) for n, (body, topics) in enumerate(TEXTS.items())))
    await file(storage, stored("Суд о выдаче России.", (), 60), now=NOW - timedelta(days=60))
    return storage


async def tried(storage: Storage, *edits: AddRule | RemoveRule, topic: str = "extradition", days: int = 30) -> Preview:
    return await preview(storage, CONFIG, topic, edits, now=NOW, days=days)


@pytest.mark.parametrize(
    ("edit", "asked", "gained", "lost", "would"),
    [
        (AddRule("extradition", "keywords", "ru", "выдача ~ Россия"), 2, 1, 0, 3),
        (AddRule("extradition", "keywords", "ru", "снегопад"), 0, 0, 0, 2),
        (AddRule("extradition", "exclude", "ru", "футболист"), 1, 0, 1, 1),
        (RemoveRule("extradition", "keywords", "ru", "экстрадиция"), 3, 0, 2, 0),
        (RemoveRule("extradition", "exclude", "ru", "спорт"), 1, 1, 0, 3),
        (AddRule("extradition", "context", "ru", "суд"), 6, 0, 1, 1),
    ],
)
async def test_an_edit_is_tried_on_the_articles_that_have_its_words(
    filled: Storage, edit: AddRule | RemoveRule, asked: int, gained: int, lost: int, would: int
) -> None:
    found = await tried(filled, edit)
    assert (found.entries, found.matched, found.asked) == (6, 2, asked)
    assert (found.gained, found.lost, found.would_match, found.is_estimate) == (gained, lost, would, False)


async def test_several_edits_are_tried_together(filled: Storage) -> None:
    edits = (
        AddRule("extradition", "keywords", "ru", "выдача ~ Россия"),
        AddRule("extradition", "keywords", "ru", "погода"),
        AddRule("extradition", "exclude", "ru", "футболист"),
    )
    found = await tried(filled, *edits)
    assert (found.gained, found.lost) == (2, 1)
    assert [one.title for one in found.tally.come] == ["Суд решил о выдаче его России.", "Погода на завтра."]


async def test_without_an_edit_everything_is_read_with_the_topic_as_it_is(filled: Storage) -> None:
    found = await tried(filled)
    assert (found.asked, found.tally.read, found.tally.matching, found.gained, found.lost) == (6, 6, 2, 0, 0)


async def test_articles_before_the_days_asked_for_are_left_out(filled: Storage) -> None:
    edit = AddRule("extradition", "keywords", "ru", "выдача ~ Россия")
    assert (await tried(filled, edit, days=1)).gained == 0
    assert (await tried(filled, edit, days=90)).gained == 2


async def test_when_time_is_up_the_rest_is_estimated(storage: Storage) -> None:
    count = 2 * BATCH + 10
    made = [replace(stored("О выдаче России.", (), n), published_at=NOW) for n in range(count)]
    await file(storage, *made)
    edits = [AddRule("extradition", "keywords", "ru", "выдача ~ Россия")]
    told: list[tuple[int, int]] = []
    found = await preview(
        storage, CONFIG, "extradition", edits, now=NOW, seconds=0, progress=lambda done, of: told.append((done, of))
    )
    assert (found.tally.read, found.asked, found.gained, found.is_estimate) == (BATCH, count, count, True)
    assert told == [(BATCH, count)]


@pytest.mark.parametrize(
    ("topic", "edit", "told"),
    [
        ("extradicion", AddRule("extradicion", "keywords", "ru", "суд"), "did you mean «extradition»"),
        ("extradition", AddRule("extradition", "keywords", "ru", "суд ~"), "one side of «~» is empty"),
        ("extradition", AddRule("extradition", "keywords", "ru", "экстрадиция"), "is there already"),
    ],
)
async def test_an_edit_that_cannot_be_made_is_refused(storage: Storage, topic: str, edit: AddRule, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        await tried(storage, edit, topic=topic)
