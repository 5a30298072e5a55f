"""/search, and what is said to a text that is no command."""

from __future__ import annotations

import pytest

from tests.commands.asking import Person, data_of, labels, publish, shown, written


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("экстрадиция", ["a", "b"]),
        ("ЭКСТРАДИЦИИ", ["a", "b"]),
        ("экстрадиция Актобе", ["a"]),
        ("Актобе, экстрадицию!", ["a"]),
        ("погода", []),
        ("court", ["c"]),
    ],
)
async def test_articles_with_all_the_words_are_found(person: Person, asked: str, found: list[str]) -> None:
    await publish(
        person.storage,
        written("a", "В Актобе отложили экстрадицию", topics=()),
        written("b", "Экстрадиция состоится"),
        written("c", "The court in London"),
    )
    told = shown(await person.says(f"/search {asked}"))
    assert [name for name in "abc" if f"Title {name}" in told] == found


@pytest.mark.parametrize("said", ["/search", "/search !!!"])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_without_words_there_is_an_example(person: Person, said: str, language: str) -> None:
    assert "/search экстрадиция" in shown(await person.other(language=language).says(said))


@pytest.mark.parametrize("asked", ["суд", "суд " * 20])
async def test_its_pages_are_a_tap_away(person: Person, asked: str) -> None:
    await publish(person.storage, *(written(str(n), "Суд", hours=n) for n in range(1, 13)))
    said = f"/search {asked}".strip()
    first = await person.says(said)
    second = await person.taps(data_of(first, "Older"), replied=said)
    third = await person.taps(data_of(second, "Older"), replied=said)
    assert ["5. Title 5" in shown(first), "10. Title 10" in shown(second), "12. Title 12" in shown(third)] == [True] * 3
    assert labels(third) == ["← Newer"]


@pytest.mark.parametrize("name", ["Арслан Темирбаев", "Абдулхамид Мухаммадрасулов Бекмырзаханович"])
async def test_a_few_words_may_be_searched_or_watched(person: Person, name: str) -> None:
    await publish(person.storage, written("a", f"{name} в суде"))
    offer = await person.writes(name)
    assert labels(offer) == ["Search", "Watch"]
    assert "Title a" in shown(await person.taps(data_of(offer, "Search"), replied=name))
    await person.taps(data_of(offer, "Watch"), replied=name)
    known = await person.known()
    assert known is not None
    async with person.storage.read() as tx:
        assert [one.name for one in await tx.watches.of(known.id)] == [name]


@pytest.mark.parametrize(
    ("text", "forwarded", "told"),
    [
        ("В четверг суд в Актобе отложил экстрадицию жителя Оша, сообщил адвокат Динара Сейтова", False, "Extradition"),
        ("Экстрадиция отложена", True, "Extradition"),
        ("В четверг в Актобе ожидается сильный дождь, а в пятницу будет сухо и тепло", False, "none of my topics"),
        ("???", False, "/help"),
    ],
    ids=["an article", "forwarded", "about something else", "no words"],
)
async def test_an_article_is_read_and_what_was_understood_is_said(
    person: Person, text: str, forwarded: bool, told: str
) -> None:
    assert told in shown(await person.writes(text, forwarded=forwarded))
