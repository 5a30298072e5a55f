"""/settings, /language: one screen with every choice, and a button to change each."""

from __future__ import annotations

import pytest

from storage.records import Subscriber
from tests.commands.asking import Person, data_of, labels, shown


async def known(person: Person) -> Subscriber:
    found = await person.known()
    assert found is not None
    return found


async def test_looking_stores_nothing(person: Person) -> None:
    await person.says("/settings")
    await person.taps("settings countries")
    assert await person.known() is None


@pytest.mark.parametrize(
    ("before", "after", "field", "value"),
    [
        ("Hide previews", "Show previews", "previews", False),
        ("Show previews", "Hide previews", "previews", True),
        ("Without sound", "With sound", "silent", True),
        ("With sound", "Without sound", "silent", False),
    ],
)
async def test_a_switch_turns_and_says_so(person: Person, before: str, after: str, field: str, value: bool) -> None:
    screen = await person.says("/settings")
    if before not in labels(screen):
        screen = await person.taps(data_of(screen, after))
    reply = await person.taps(data_of(screen, before))
    assert reply.edit is not None
    assert reply.toast
    assert after in labels(reply)
    assert getattr(await known(person), field) == value


async def test_countries_are_ticked_one_by_one_and_all_at_once(person: Person) -> None:
    screen = await person.taps(data_of(await person.says("/settings"), "Countries"))
    assert "✓ All countries" in labels(screen)
    for country in ("Kazakhstan", "Uzbekistan"):
        screen = await person.taps(data_of(screen, country))
    assert (await known(person)).countries == {"KZ", "UZ"}
    assert [label for label in labels(screen) if label.startswith("✓")] == ["✓ Kazakhstan", "✓ Uzbekistan"]
    screen = await person.taps(data_of(screen, "Kazakhstan"))
    assert (await known(person)).countries == {"UZ"}
    assert "Uzbekistan" in shown(await person.taps(data_of(screen, "Back")))
    await person.taps(data_of(screen, "All countries"))
    assert (await known(person)).countries == frozenset()


async def test_a_country_that_is_not_offered_is_not_taken(person: Person) -> None:
    await person.taps("settings country XX")
    assert (await known(person)).countries == frozenset()


@pytest.mark.parametrize("words", ["ru", "RU", "русский", "Русский"])
async def test_a_language_is_chosen_by_its_code_or_name(person: Person, words: str) -> None:
    reply = await person.says(f"/language {words}")
    assert "русск" in shown(reply)
    found = await known(person)
    assert (found.language, found.language_chosen) == ("ru", True)


@pytest.mark.parametrize("words", ["", "xx", "клингонский"])
async def test_an_unknown_language_gets_those_there_are(person: Person, words: str) -> None:
    offer = await person.says(f"/language {words}".strip())
    assert labels(offer)[:2] == ["✓ English", "Русский"]
    assert await person.known() is None
    assert "русск" in shown(await person.taps(data_of(offer, "Русский")))
    assert (await known(person)).language == "ru"


async def test_a_chosen_language_stays_when_something_else_is_chosen(person: Person) -> None:
    await person.says("/language ru")
    await person.says("/subscribe extradition")
    assert (await known(person)).language == "ru"


async def test_the_screen_tells_what_is_chosen(person: Person) -> None:
    await person.says("/subscribe desertion")
    await person.says("/watch Арслан Темирбаев")
    await person.says("/mute 1h")
    told = shown(await person.says("/settings"))
    assert [part for part in ("Desertion", ": 1", "off until 6 Feb 2026") if part not in told] == []
