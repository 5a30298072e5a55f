"""People who are left out of lists and alerts, in what is stored and in what comes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.settings import Door
from storage.database import Storage
from tests.commands.asking import Person, data_of, labels, publish, shown, written
from tests.storage.made import NOW, subscribe

NAME = "Arslan Temirbayev"
BODY = "Суд отложил экстрадицию Арслана Темирбаева."
LATER = NOW + timedelta(days=1)


@pytest.fixture
def admin(person: Person) -> Person:
    """Who runs the bot."""
    return person.other(door=Door(frozenset({7})))


async def told(storage: Storage) -> dict[int, str]:
    """What each chat is to be told, by its number: topics and names of those who are watched."""
    async with storage.read() as tx:
        due = await tx.alerts.due(LATER, limit=99)
        contents = {one.chat_id: await tx.alerts.content(one.id) for one in due}
    return {
        chat: " ".join([*(one.topic for one in content.causes), *(one.name for one in content.named)])
        for chat, content in contents.items()
        if content
    }


async def watch(storage: Storage, chat: int, name: str) -> None:
    """This chat watches this name."""
    id_ = await subscribe(storage, chat)
    async with storage.begin() as tx:
        await tx.watches.add(id_, name, NOW)


@pytest.mark.parametrize("asked", ["/latest", "/search экстрадиция", "/person Арслан Темирбаев", "/start e_1"])
async def test_an_article_that_names_the_person_is_in_no_list(admin: Person, asked: str) -> None:
    await publish(admin.storage, written("a", BODY), written("b", "Экстрадиция Арслана Омарова"))
    assert "Title a" in shown(await admin.says(asked))
    assert "1 stored article is left out already." in shown(await admin.says(f"/suppress {NAME}"))
    assert "Title a" not in shown(await admin.says(asked))
    assert "Title b" in shown(await admin.says("/latest"))
    assert (await admin.taps("why 1")).toast == "This entry is no longer stored."


async def test_pages_stay_whole_where_an_article_is_left_out(admin: Person) -> None:
    bodies = [BODY if number % 2 else "Экстрадиция" for number in range(13)]
    await publish(admin.storage, *(written(str(number), body, hours=number) for number, body in enumerate(bodies)))
    await admin.says(f"/suppress {NAME}")
    for asked in ("/latest", "/search экстрадиция"):
        first = await admin.says(asked)
        assert [f"Title {number}\n" in shown(first).replace(" (", "\n") for number in (0, 2, 4, 6, 8)] == [True] * 5
        assert "Title 10" in shown(await admin.taps(data_of(first, "Older")))


async def test_what_is_due_already_is_not_told(admin: Person) -> None:
    await subscribe(admin.storage, 1, "extradition")
    await watch(admin.storage, 2, "Арслан Темирбаев")
    await watch(admin.storage, 3, "Мурат Омаров")
    await publish(admin.storage, written("a", f"{BODY} Мурат Омаров рад."))
    assert await told(admin.storage) == {1: "extradition", 2: "Арслан Темирбаев", 3: "Мурат Омаров"}
    await admin.says(f"/suppress {NAME}")
    assert await told(admin.storage) == {3: "Мурат Омаров"}


async def test_it_is_taken_back_by_a_button(admin: Person) -> None:
    await publish(admin.storage, written("a", BODY))
    made = await admin.says(f"/suppress {NAME}")
    listed = await admin.says("/suppress")
    assert "1. Arslan Temirbayev — since 6 Feb 2026" in shown(listed)
    for data in {data_of(made, "Take back"), data_of(listed, f"Take back: {NAME}")}:
        assert "Nobody is left out" in shown(await admin.taps(data))
    assert "Title a" in shown(await admin.says("/latest"))
    assert "took back that number 1 is left out" in shown(await admin.says("/log"))


async def test_the_log_names_nobody(admin: Person) -> None:
    await admin.says(f"/suppress {NAME}")
    assert "Temir" not in shown(await admin.says("/log"))


async def test_the_same_person_is_left_out_once(admin: Person) -> None:
    for name in (NAME, NAME, "Temirbayev Arslan"):
        assert "From now on" in shown(await admin.says(f"/suppress {name}"))
    assert len(labels(await admin.says("/suppress"))) == 1


@pytest.mark.parametrize("words", ["Темирбаев", "Арслан", "!!!", "А. Темирбаев", f"Арслан {'о' * 100}"])
async def test_a_name_that_may_be_anybodys_is_refused(admin: Person, words: str) -> None:
    assert "given name and the surname" in shown(await admin.says(f"/suppress {words}"))
    assert "Nobody is left out" in shown(await admin.says("/suppress"))
