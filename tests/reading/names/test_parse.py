"""Names as people write them, understood."""

from __future__ import annotations

import pytest

from bot.reading.names import examples, parse_name
from tests.reading.names.made import certainties


@pytest.mark.parametrize(
    ("text", "given", "patronymic", "surname", "gender"),
    [
        ("Мансур Мовлаев", "Мансур", None, "Мовлаев", "male"),
        ("Мовлаев Мансур", "Мансур", None, "Мовлаев", "male"),
        ("Movlaev, Mansur", "Mansur", None, "Movlaev", "male"),
        ("мовлаев мансур", "мансур", None, "мовлаев", "male"),
        ("Мовлаев Мансур Асланбекович", "Мансур", "Асланбекович", "Мовлаев", "male"),
        ("Мансур Асланбекович Мовлаев", "Мансур", "Асланбекович", "Мовлаев", "male"),
        ("Мария Ильинична Петрова", "Мария", "Ильинична", "Петрова", "female"),
        ("Пётр Ильич Чайкин", "Пётр", "Ильич", "Чайкин", "male"),
        ("Бакыт Асан уулу", "Бакыт", None, "Асан уулу", "male"),
        ("Асан уулу Бакыт", "Бакыт", None, "Асан уулу", "male"),
        ("Гульжан Кайрат кызы", "Гульжан", None, "Кайрат кызы", "female"),
        ("Айгүл Кайратқызы", "Айгүл", None, "Кайратқызы", "female"),
        ("Ермек Нарымбайұлы", "Ермек", None, "Нарымбайұлы", "male"),
        ("Karimov Alisher Botir o'g'li", "Alisher", "Botir o'g'li", "Karimov", "male"),
        ("Каримова Нигора Ботир қизи", "Нигора", "Ботир қизи", "Каримова", "female"),
        ("Емельянова Ю.А.", None, None, "Емельянова", "female"),
        ("Иванова-Петрова Мария", "Мария", None, "Иванова-Петрова", "female"),
        ("Юлия Иванова (Емельянова)", "Юлия", None, "Иванова", "female"),
        ("Мансур Асланбекович", "Мансур", "Асланбекович", None, "male"),
        ("Александр Щербина", "Александр", None, "Щербина", "male"),
        ("Qasım-Jomart Toqaev", "Qasım-Jomart", None, "Toqaev", "male"),
        ("Саша Козак", "Саша", None, "Козак", "unknown"),
        ("рядовой Мансур Мовлаев", "Мансур", None, "Мовлаев", "male"),
        ("Мовлаев", None, None, "Мовлаев", "male"),
        ("", None, None, None, "unknown"),
        ("!?", None, None, None, "unknown"),
    ],
)
def test_a_name_is_understood(
    text: str, given: str | None, patronymic: str | None, surname: str | None, gender: str
) -> None:
    parsed = parse_name(text)
    assert (parsed.given, parsed.patronymic, parsed.surname, parsed.gender) == (given, patronymic, surname, gender)


def test_one_word_and_earlier_surnames_are_told() -> None:
    assert parse_name("Мовлаев").one_word
    assert not parse_name("Ю. Емельянова").one_word
    assert parse_name("Юлия Иванова (Емельянова)").former == ("емельянова",)
    assert parse_name("Юлия Иванова, урождённая Емельянова").former == ("емельянова",)
    assert parse_name("Емельянова Ю.А.").initials == ("ю", "а")


@pytest.mark.parametrize(
    "name", ["Мансур Мовлаев", "Yulia Yemelyanova", "Бакыт Асан уулу", "Сергей Жуков", "Айгуль Сейтова", "Мовлаев"]
)
def test_examples_begin_with_the_name_and_are_found(name: str) -> None:
    shown = examples(name)
    assert shown[0] == name
    assert all(certainties(name, one) for one in shown)


def test_examples_come_in_several_scripts_and_cases() -> None:
    assert {"Мансура Мовлаева", "Мансуром Мовлаевым", "Mansur Movlaev", "М. Мовлаев"} <= set(examples("Мансур Мовлаев"))
    assert examples("!") == ()
