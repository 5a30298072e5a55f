"""/subscribe and /unsubscribe, in words and by buttons."""

from __future__ import annotations

import pytest

from tests.commands.asking import CONFIG, Person, data_of, labels, shown
from tests.storage.made import subscribe

ALL = {"extradition", "desertion"}


@pytest.mark.parametrize(
    "words", ["extradition", "EXTRADITION", "Extradition", "экстрадиция", " Экстрадиция ", "ЭКСТРАДИЦИЯ"]
)
@pytest.mark.parametrize(("language", "called"), [("en", "“Extradition”"), ("ru", "«Экстрадиция»")])
async def test_a_topic_is_followed_by_its_id_or_any_of_its_titles(
    person: Person, words: str, language: str, called: str
) -> None:
    here = person.other(language=language)
    assert called in shown(await here.says(f"/subscribe {words}"))
    known = await here.known()
    assert known is not None
    assert known.topics == {"extradition"}
    assert known.language == language


async def test_following_twice_is_following_once(person: Person) -> None:
    for words in ("extradition", "Экстрадиция", "desertion"):
        await person.says(f"/subscribe {words}")
    assert await person.topics() == ALL


@pytest.mark.parametrize(
    ("words", "left"), [("extradition", {"desertion"}), ("Экстрадиция", {"desertion"}), ("", set())]
)
async def test_a_topic_is_left_by_name_and_all_of_them_without(person: Person, words: str, left: set[str]) -> None:
    await subscribe(person.storage, person.chat, *ALL)
    assert shown(await person.says(f"/unsubscribe {words}".strip()))
    assert await person.topics() == left


async def test_who_is_unknown_can_leave_too(person: Person) -> None:
    assert shown(await person.says("/unsubscribe"))
    assert await person.topics() == set()


@pytest.mark.parametrize("command", ["subscribe", "unsubscribe", "latest"])
@pytest.mark.parametrize(("language", "title"), [("en", "Desertion"), ("ru", "Дезертирство")])
async def test_a_topic_that_there_is_not_is_answered_with_those_there_are_and_an_example(
    person: Person, command: str, language: str, title: str
) -> None:
    await subscribe(person.storage, person.chat, "desertion")
    told = shown(await person.other(language=language).says(f"/{command} погода"))
    assert f"desertion — {title}" in told
    assert f"/{command} extradition" in told
    assert await person.topics() == {"desertion"}


async def test_the_menu_ticks_what_is_followed(person: Person) -> None:
    assert labels(await person.says("/subscribe"))[:3] == ["Extradition", "Desertion", "All of them"]
    await person.says("/subscribe desertion")
    assert labels(await person.says("/subscribe"))[:3] == ["Extradition", "✓ Desertion", "All of them"]
    await person.says("/subscribe extradition")
    assert labels(await person.says("/subscribe"))[:3] == ["✓ Extradition", "✓ Desertion", "None of them"]


@pytest.mark.parametrize(
    ("followed", "tapped", "left"),
    [
        (set(), "Extradition", {"extradition"}),
        ({"extradition"}, "Extradition", set()),
        ({"extradition"}, "Desertion", ALL),
        (set(), "All of them", ALL),
        ({"extradition"}, "All of them", ALL),
        (ALL, "None of them", set()),
    ],
)
async def test_a_tap_follows_or_leaves(person: Person, followed: set[str], tapped: str, left: set[str]) -> None:
    if followed:
        await subscribe(person.storage, person.chat, *followed)
    menu = await person.says("/subscribe")
    reply = await person.taps(data_of(menu, tapped))
    assert reply.edit is not None
    assert reply.toast
    assert await person.topics() == left
    assert labels(reply) == labels(await person.says("/subscribe"))


async def test_a_button_for_a_topic_that_is_no_longer_configured_changes_nothing(person: Person) -> None:
    await subscribe(person.storage, person.chat, "extradition")
    fewer = person.other(config=CONFIG.model_copy(update={"topics": CONFIG.topics[:1]}))
    reply = await fewer.taps("subscribe desertion")
    assert await person.topics() == {"extradition"}
    assert not any("Desertion" in label for label in labels(reply))


@pytest.mark.parametrize(("number", "told"), [(1, "за 1 темой"), (2, "за 2 темами")])
async def test_numbers_are_counted_as_a_language_does(person: Person, number: int, told: str) -> None:
    await subscribe(person.storage, person.chat, *sorted(ALL)[:number])
    assert told in shown(await person.other(language="ru").says("/subscribe"))


async def test_forum_topics_of_one_chat_choose_by_themselves(person: Person) -> None:
    await person.other(chat=-5, thread=3, kind="supergroup").says("/subscribe extradition")
    await person.other(chat=-5, kind="supergroup").says("/subscribe desertion")
    assert await person.other(chat=-5, thread=3).topics() == {"extradition"}
    assert await person.other(chat=-5).topics() == {"desertion"}
