"""/person: stored entries that name someone, in any form of the name."""

from __future__ import annotations

import re

import pytest

from tests.commands.asking import Person, data_of, labels, publish, shown, written


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("Арслан Темирбаев", "Суд над Арсланом Темирбаевым отложен", True),
        ("арслан темирбаев", "Экстрадиция Арслана Темирбаева", True),
        ("Темирбаев Арслан", "Экстрадиция Арслана Темирбаева", True),
        ("Темирбаев", "Темирбаева выдали", True),
        ("Артем Королев", "Артём Королёв задержан", True),
        ("Dinara Seitova", "The lawyer Dinara Seitova appealed", True),
        ("Арслан Темирбаев", "<p>Арслан&nbsp;<b>Темирбаев</b></p>", True),
        ("Арслан Темирбаев", "Арслан вышел. А потом, как сообщили в суде, пришёл и господин Темирбаев", False),
        ("Арслан Темирбаев", "Арслан Ибраев", False),
        ("Иван Темирбаев", "Арслан Темирбаев", False),
    ],
)
async def test_a_person_is_found_in_any_form_of_the_name(person: Person, asked: str, text: str, found: bool) -> None:
    await publish(person.storage, written("a", text, topics=()), written("b", "Погода в Оше"))
    told = shown(await person.says(f"/person {asked}"))
    assert ("Title a" in told) == found
    assert "Title b" not in told
    assert ("No stored article" in told) == (not found)


@pytest.mark.parametrize("said", ["/person", "/person !!!"])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_without_a_name_there_is_an_example(person: Person, language: str, said: str) -> None:
    assert re.search(r"/person \w+", shown(await person.other(language=language).says(said)))


async def test_the_pages_of_a_name_are_a_tap_away(person: Person) -> None:
    await publish(person.storage, *(written(str(n), "Арслан Темирбаев", hours=n) for n in range(1, 13)))
    first = await person.says("/person Арслан Темирбаев")
    assert labels(first) == ["Older →"]
    second = await person.taps(data_of(first, "Older"))
    assert "6. Title 6" in shown(second)
    assert "5. Title 5" not in shown(second)
    third = await person.taps(data_of(second, "Older"))
    assert labels(third) == ["← Newer"]
    assert "12. Title 12" in shown(third)


async def test_the_pages_of_a_name_too_long_for_a_button_find_it_in_the_message_that_asked(person: Person) -> None:
    name = "Абдулхамид Мухаммадрасулов Бекмырзаханович"
    await publish(person.storage, *(written(str(n), name, hours=n) for n in range(1, 13)))
    asked = f"/person {name}"
    first = await person.says(asked)
    assert "5. Title 5" in shown(first)
    second = await person.taps(data_of(first, "Older"), replied=asked)
    assert "6. Title 6" in shown(second)
    assert "10. Title 10" in shown(second)
    assert "5. Title 5" in shown(await person.taps(data_of(second, "Newer"), replied=asked))


async def test_the_sentence_that_names_the_person_is_quoted(person: Person) -> None:
    await publish(person.storage, written("a", "Шёл дождь. Суд над Арсланом Темирбаевым отложен. Было холодно."))
    told = shown(await person.says("/person Arslan Temirbayev"))
    assert "Суд над Арсланом Темирбаевым отложен." in told
    assert "холодно" not in told


@pytest.mark.parametrize(
    ("watched", "asked", "near"),
    [
        ("Арслан Темирбаев", "Арслам Темирбаев", True),
        ("Арслан Темирбаев", "Руслан Темирбаев", True),
        ("Arslan Temirbayev", "Темирбаев Руслан", True),
        ("Арслан Темирбаев", "Жанар Бекмырзаева", False),
    ],
)
async def test_who_is_not_found_may_be_near_somebody_this_chat_watches(
    person: Person, watched: str, asked: str, near: bool
) -> None:
    await person.says(f"/watch {watched}")
    await person.other(chat=8).says("/watch Арслам Темирбаев")
    reply = await person.says(f"/person {asked}")
    assert labels(reply) == ([watched] if near else [])
    if near:
        await publish(person.storage, written("a", "Суд над Арсланом Темирбаевым"))
        assert "Title a" in shown(await person.taps(data_of(reply, watched)))
