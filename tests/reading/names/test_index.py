"""Many names at once, and names that come and go."""

from __future__ import annotations

import pytest

from bot.reading.names import NameIndex, query_keys, same_name_key, skeletons
from tests.reading.names.made import mentions, texts

NAMES = ["Арслан Темирбаев", "Мадина Сейтова", "Бакыт Асан уулу", "Ю. Емельянова", "Мовлаев", "Мария Иванова-Петрова"]


def test_mentions_are_in_order_of_field_and_start_under_the_names_as_they_are_watched() -> None:
    found = mentions(
        ["Мадина Сейтова", "Arslan Temirbayev"], "Сейтовой Мадине и Арслану Темирбаеву.", "Арслан Темирбаев"
    )
    assert [(one.name, one.where.field, one.where.start, one.where.text) for one in found] == [
        ("Arslan Temirbayev", "title", 0, "Арслан Темирбаев"),
        ("Мадина Сейтова", "body", 0, "Сейтовой Мадине"),
        ("Arslan Temirbayev", "body", 18, "Арслану Темирбаеву"),
    ]


def test_a_name_is_found_until_it_is_removed() -> None:
    index = NameIndex(NAMES)
    said = texts("Арслан Темирбаев, Мадина Сейтова и Бакыт Асан уулу.")
    index.remove("Мадина Сейтова")
    assert [one.name for one in index.find(said, on_topic=False)] == ["Арслан Темирбаев", "Бакыт Асан уулу"]
    assert list(index) == [name for name in NAMES if name != "Мадина Сейтова"]


def test_an_index_of_which_all_is_removed_is_as_empty_as_a_new_one() -> None:
    index = NameIndex(NAMES)
    for name in NAMES:
        index.remove(name)
    assert vars(index) == vars(NameIndex())


def test_adding_twice_is_adding_once() -> None:
    index = NameIndex(["Арслан Темирбаев", "Арслан Темирбаев"])
    assert len(index) == 1
    assert len(index.find(texts("Арслан Темирбаев"), on_topic=False)) == 1
    index.remove("Арслан Темирбаев")
    assert index.find(texts("Арслан Темирбаев"), on_topic=False) == ()


def test_removing_a_stranger_says_no_name() -> None:
    with pytest.raises(KeyError) as caught:
        NameIndex().remove("Арслан Темирбаев")
    assert "Темирбаев" not in str(caught.value)


@pytest.mark.parametrize("nothing", ["", "!?", "123", "—"])
def test_a_name_without_a_word_is_never_found(nothing: str) -> None:
    assert mentions(nothing, "Арслан Темирбаев 123 — !?") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мансур Мовлаев", "мовлаев  МАНСУР"), ("Мансур Мовлаев", "Мовлаев, Мансур"), ("Семён Орлов", "Семен Орлов"),
        ("Бакыт Асан уулу", "асан уулу бакыт"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мансур Мовлаев", "Мансур Мовлатов"), ("Мансур Мовлаев", "Мансур Асланович Мовлаев"),
        ("Евгений Коробов", "Евгения Коробова"), ("Бакыт Асан уулу", "Бакыт Асан"), ("Мовлаев", "Мансур Мовлаев"),
        ("Бакыт Асан уулу", "Бакыт Асан кызы"),
    ],
)  # fmt: skip
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert same_name_key(one) != same_name_key(other)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Арслан Темирбаев", "Суд над Арсланом Темирбаевым"), ("Arslan Temirbayev", "<b>Арслан</b> Темірбаевтың ісі"),
        ("Olexandr Koval", "Искандера Коваля ждут"), ("Мовлаев", "о Мовлаеве"), ("Ю. Емельянова", "Юлию Емельянову"),
        ("Бакыт Асан уулу", "Асан уулу Бакытка"), ("Юлия Емельянова", "Ю. Емельянова"),
        ("Мария Иванова-Петрова", "Марии Петровой"),
    ],
)  # fmt: skip
def test_a_text_has_a_key_of_every_group_of_a_name_that_it_mentions(name: str, text: str) -> None:
    assert query_keys(name)
    kept = skeletons(text)
    groups = query_keys(name)
    assert all(not group.isdisjoint(kept) for group in groups[: 1 if "." in text else None])


def test_most_other_texts_lack_a_key() -> None:
    kept = skeletons("Суд в Актобе приговорил Данияра Куанышева к пяти годам.")
    assert not all(not group.isdisjoint(kept) for group in query_keys("Арслан Темирбаев"))
