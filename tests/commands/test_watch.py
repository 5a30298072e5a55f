"""/watch, /watchlist and /unwatch: people whose every mention is told."""

from __future__ import annotations

import pytest

from bot.commands.watch import MOST, MOST_AT_ONCE
from tests.commands.asking import Person, data_of, labels, publish, shown, written

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
        (f"{NAME}\n\nДинара Сейтова\n", [NAME, "Динара Сейтова"]),
        (f"{NAME}\n{NAME}", [NAME]),
        (f"{NAME}\n!!!\n12", [NAME]),
        ("\n".join(f"Иван Иванов{'а' * n}" for n in range(MOST_AT_ONCE + 5)), None),
    ],
    ids=["a name", "spaces", "a line each", "twice", "what is no name", "too many at once"],
)
async def test_names_are_watched_one_a_line(person: Person, words: str, names: list[str] | None) -> None:
    reply = await person.says(f"/watch {words}")
    assert len(await watched(person)) == (len(names) if names else MOST_AT_ONCE)
    assert names is None or await watched(person) == names
    assert NAME not in words or NAME in shown(reply)


@pytest.mark.parametrize("words", ["", "!!!", "12", "ы" * 101])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_what_is_no_name_gets_an_example(person: Person, words: str, language: str) -> None:
    assert "/watch Arslan" in shown(await person.other(language=language).says(f"/watch {words}"))
    assert await watched(person) == []


@pytest.mark.parametrize(
    ("stored", "told"), [(0, "No stored article"), (1, "1 stored article names"), (2, "2 stored articles name")]
)
async def test_what_is_stored_already_is_said_and_a_tap_away(person: Person, stored: int, told: str) -> None:
    await publish(person.storage, *(written(str(n), f"Суд над Арсланом Темирбаевым {n}") for n in range(stored)))
    reply = await person.says(f"/watch {NAME}")
    assert told in shown(reply)
    if stored:
        assert "Title 0" in shown(await person.taps(data_of(reply, "Show them")))


async def test_one_word_alone_is_taken_with_a_warning(person: Person) -> None:
    assert "anybody's" in shown(await person.says("/watch Темирбаев"))
    assert "anybody's" not in shown(await person.says(f"/watch {NAME}"))


async def test_in_a_group_it_is_said_that_everybody_sees(person: Person) -> None:
    group = person.other(chat=-5, kind="group")
    assert "Everybody" in shown(await group.says(f"/watch {NAME}"))
    assert await watched(group) == [NAME]
    assert await watched(person) == []


async def test_the_list_names_everybody_a_page_at_a_time(person: Person) -> None:
    names = [f"Человек {chr(ord('А') + n)}" for n in range(12)]
    await person.says("/watch " + "\n".join(names))
    first = await person.says("/watchlist")
    second = await person.taps(data_of(first, "→"))
    assert [name in shown(first) for name in names] == [True] * 10 + [False] * 2
    assert [name in shown(second) for name in names] == [False] * 10 + [True] * 2
    assert "12" in shown(first)
    assert "←" in labels(second)


@pytest.mark.parametrize("said", [f"/unwatch {NAME}", "/unwatch арслан  темирбаев"])
async def test_a_name_is_left_by_writing_it(person: Person, said: str) -> None:
    await person.says(f"/watch {NAME}\nДинара Сейтова")
    await person.says(said)
    assert await watched(person) == ["Динара Сейтова"]


async def test_a_name_is_left_by_tapping_it(person: Person) -> None:
    await person.says(f"/watch {NAME}\nДинара Сейтова")
    reply = await person.taps(data_of(await person.says("/unwatch"), NAME))
    assert reply.edit is not None
    assert await watched(person) == ["Динара Сейтова"]
    assert NAME not in shown(reply)


async def test_who_is_not_watched_cannot_be_left(person: Person) -> None:
    await person.says(f"/watch {NAME}")
    assert "Иван Иванов" in shown(await person.says("/unwatch Иван Иванов"))
    other = person.other(chat=8)
    await other.says("/watch Иван Иванов")
    await other.taps(data_of(await person.says("/watchlist"), NAME))
    assert await watched(person) == [NAME]


async def test_there_is_an_end_to_it(person: Person) -> None:
    await person.says(f"/watch {NAME}")
    known = await person.known()
    assert known is not None
    async with person.storage.begin() as tx:
        for number in range(MOST - 1):
            await tx.watches.add(known.id, f"Человек {number}", person.now)
    assert str(MOST) in shown(await person.says("/watch Ещё Один"))
    assert len(await watched(person)) == MOST
