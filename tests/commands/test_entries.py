"""/latest, a page at a time, and the answer to the button that asks why."""

from __future__ import annotations

import re

import pytest

from bot.commands import Reply
from tests.commands.asking import Person, data_of, labels, publish, shown, written
from tests.storage.made import subscribe

PAGE = 5


def titles(reply: Reply) -> list[str]:
    """Number and title of every entry listed."""
    return re.findall(r"^(\d+\. Title \w+)", shown(reply), re.MULTILINE)


def expected(*numbers: int) -> list[str]:
    return [f"{number}. Title {number}" for number in numbers]


@pytest.mark.parametrize(("language", "told"), [("en", "Nothing has been found yet"), ("ru", "Пока ничего не нашлось")])
async def test_nothing_found_yet_is_said_so(person: Person, language: str, told: str) -> None:
    await publish(person.storage, written("unmatched", topics=()))
    assert told in shown(await person.other(language=language).says("/latest"))


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("", ["1. Title new", "2. Title both", "3. Title old"]),
        (" extradition", ["1. Title both", "2. Title old"]),
        (" Дезертирство", ["1. Title new", "2. Title both"]),
    ],
)
async def test_matched_entries_are_listed_newest_first(person: Person, words: str, listed: list[str]) -> None:
    await publish(
        person.storage,
        written("old", hours=9),
        written("unmatched", topics=()),
        written("both", topics=("extradition", "desertion"), hours=5),
        written("new", topics=("desertion",), hours=1),
    )
    reply = await person.says(f"/latest{words}")
    assert titles(reply) == listed
    assert labels(reply) == []
    assert "https://outlet.example/both" in shown(reply)


@pytest.mark.parametrize("words", ["", " extradition"])
async def test_older_and_newer_pages_are_a_tap_away(person: Person, words: str) -> None:
    await publish(person.storage, *(written(str(n), hours=n) for n in range(1, 13)))
    first = await person.says(f"/latest{words}")
    assert (titles(first), labels(first)) == (expected(1, 2, 3, 4, 5), ["Older →"])
    second = await person.taps(data_of(first, "Older"))
    assert (titles(second), labels(second)) == (expected(6, 7, 8, 9, 10), ["← Newer", "Older →"])
    third = await person.taps(data_of(second, "Older"))
    assert (titles(third), labels(third)) == (expected(11, 12), ["← Newer"])
    assert second.edit is not None
    assert titles(await person.taps(data_of(third, "Newer"))) == titles(second)


async def test_a_page_that_is_just_full_has_no_next(person: Person) -> None:
    await publish(person.storage, *(written(str(n), hours=n) for n in range(1, PAGE + 1)))
    assert labels(await person.says("/latest")) == []


async def entry_id(person: Person) -> int:
    async with person.storage.read() as tx:
        [found] = await tx.entries.latest(None, offset=0, limit=9)
    return found.id


@pytest.mark.parametrize(
    ("language", "parts"),
    [("en", ["Why you got this", "“экстрадицию”", "Extradition"]), ("ru", ["Почему", "«экстрадицию»", "Экстрадиция"])],
)
async def test_why_names_the_words_and_the_keyword(person: Person, language: str, parts: list[str]) -> None:
    await publish(person.storage, written("a", "экстрадицию запросили"))
    told = shown(await person.other(language=language).taps(f"why {await entry_id(person)}"))
    assert [part for part in [*parts, "Title a"] if part not in told] == []


async def test_why_tells_of_the_topics_this_chat_was_alerted_for(person: Person) -> None:
    await subscribe(person.storage, person.chat, "desertion")
    await publish(person.storage, written("a", topics=("extradition", "desertion")))
    told = shown(await person.taps(f"why {await entry_id(person)}"))
    assert ("Desertion" in told, "Extradition" in told) == (True, False)
    other = shown(await person.other(chat=8).taps(f"why {await entry_id(person)}"))
    assert ("Desertion" in other, "Extradition" in other) == (True, True)


@pytest.mark.parametrize("number", ["999", "", "x", "-1", "¹"])
async def test_why_of_an_entry_that_is_not_there_is_a_word(person: Person, number: str) -> None:
    reply = await person.taps(f"why {number}")
    assert reply.toast
    assert reply.messages == ()
