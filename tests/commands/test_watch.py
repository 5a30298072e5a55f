"""/watch: a name is understood, measured, asked about where it is broad, and watched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.watch import MOST_AT_ONCE
from tests.commands.asking import Person, buttons, data_of, labels, publish, shown, written

NAME = "Арслан Темирбаев"


async def watched(person: Person) -> list[str]:
    known = await person.known()
    async with person.storage.read() as tx:
        return [one.name for one in await tx.watches.of(known.id)] if known else []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (NAME, [NAME]),
        ("  Арслан   Темирбаев ", [NAME]),
        (f"{NAME}\n\nДинара Бекмырзаева\n", [NAME, "Динара Бекмырзаева"]),
        (f"{NAME}\n{NAME}", [NAME]),
        (f"{NAME}\nтемирбаев, арслан", [NAME]),
        (f"{NAME}\n!!!\n12", [NAME]),
        ("\n".join(f"Арслан Темирба{chr(ord('а') + n)}ев" for n in range(MOST_AT_ONCE + 5)), None),
    ],
    ids=["a name", "spaces", "a line each", "twice", "in another order", "what is no name", "too many at once"],
)
async def test_names_are_watched_one_a_line(person: Person, words: str, names: list[str] | None) -> None:
    reply = await person.says(f"/watch {words}")
    assert len(await watched(person)) == (len(names) if names else MOST_AT_ONCE)
    assert names is None or await watched(person) == names
    assert NAME not in words or NAME in shown(reply)
    assert ("send the rest" in shown(reply)) is (names is None)


@pytest.mark.parametrize("words", ["", "!!!", "12", "ы" * 101])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_what_is_no_name_gets_an_example(person: Person, words: str, language: str) -> None:
    assert "/watch Arslan" in shown(await person.other(language=language).says(f"/watch {words}"))
    assert await watched(person) == []


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["given name: Арслан", "patronymic: Маратович", "surname: Темирбаев", "a man", "I find, for example: "]),
        ("ru", ["имя: Арслан", "отчество: Маратович", "фамилия: Темирбаев", "мужчина", "Найду, например: "]),
    ],
)
async def test_it_is_said_how_the_name_was_understood(person: Person, language: str, parts: list[str]) -> None:
    said = shown(await person.other(language=language).says("/watch Темирбаев Арслан Маратович"))
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize(
    ("stored", "told"), [(0, "No stored article"), (1, "1 stored article names"), (2, "2 stored articles name")]
)
async def test_what_is_stored_already_is_said_and_a_tap_away(person: Person, stored: int, told: str) -> None:
    await publish(person.storage, *(written(str(n), f"Суд над Арсланом Темирбаевым {n}") for n in range(stored)))
    reply = await person.says("/watch Arslan Temirbayev")
    assert told in shown(reply)
    if stored:
        assert "Title 0" in shown(await person.taps(data_of(reply, "Show them")))


BROAD = ["Темирбаев", "Иван Иванов", "Ivan Ivanov", "Анна Иванова"]


@pytest.mark.parametrize("name", BROAD)
async def test_a_name_that_may_be_anybodys_is_asked_about_first(person: Person, name: str) -> None:
    question = await person.says(f"/watch {name}")
    assert labels(question) == ["Watch", "Cancel"]
    assert await watched(person) == []
    refused = await person.taps(data_of(question, "Cancel"))
    assert (refused.edit is not None, await watched(person)) == (True, [])
    taken = await person.taps(data_of(question, "Watch"))
    assert (taken.edit is not None, await watched(person)) == (True, [name])


@pytest.mark.parametrize("name", [NAME, "Иван Петрович Иванов", "Темирбаев Арслан Маратович"])
async def test_a_name_that_tells_one_person_is_not_asked_about(person: Person, name: str) -> None:
    await person.says(f"/watch {name}")
    assert await watched(person) == [name]


@pytest.mark.parametrize(
    ("fathers", "days", "asked"),
    [
        (("Маратович", "Асанович"), 1, True),
        (("Маратович", "Асанович"), 5, False),
        (("Маратович", "Маратович"), 1, False),
    ],
    ids=["two people, each day", "two people, now and then", "one person, each day"],
)
async def test_a_name_that_the_news_gives_to_several_people_often_is_asked_about(
    person: Person, fathers: tuple[str, str], days: int, asked: bool
) -> None:
    texts = [f"Суд: Арслан {fathers[n % 2]} Темирбаев, дело {n}." for n in range(8)]
    await publish(person.storage, *(written(str(n), text, hours=-24 * days * n) for n, text in enumerate(texts)))
    later = person.other(now=person.now + timedelta(days=8 * days))
    reply = await later.says(f"/watch {NAME}")
    assert ("Cancel" in labels(reply)) is asked
    assert f"about {30 // days} alerts a month" in shown(reply)


async def test_how_often_is_not_said_of_what_was_just_begun(person: Person) -> None:
    await publish(person.storage, written("a", "Суд над Арсланом Темирбаевым"))
    assert "month" not in shown(await person.says(f"/watch {NAME}"))


async def test_a_name_too_long_for_a_button_is_read_again_from_its_line(person: Person) -> None:
    surname = "Мухаммадрасулабдулхамидовский" * 2
    asked = f"/watch {NAME}\n{surname}"
    answers = [button.data or "" for button in buttons(await person.says(asked)) if button.label == "Watch"]
    await person.taps(answers[0], replied=asked)
    assert await watched(person) == sorted([NAME, surname])


async def test_in_a_group_it_is_said_that_everybody_sees(person: Person) -> None:
    group = person.other(chat=-5, kind="group")
    assert "Everybody" in shown(await group.says(f"/watch {NAME}"))
    assert await watched(group) == [NAME]
    assert await watched(person) == []


async def test_there_is_an_end_to_it_for_a_chat_with_all_its_forum_topics(person: Person) -> None:
    few = person.other(watch_limit=2, chat=-5, kind="supergroup")
    await few.says(f"/watch {NAME}")
    await few.other(thread=3).says("/watch Динара Бекмырзаева")
    assert "2" in shown(await few.says("/watch Асан Бекмырзаев"))
    assert await watched(few) == [NAME]
    await person.other(watch_limit=2).says(f"/watch Асан Бекмырзаев\n{NAME}")
    assert len(await watched(person)) == 2
