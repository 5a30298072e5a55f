"""Names and common words in lines of capitals, in quotes, and of the other sex."""

from __future__ import annotations

import pytest

from tests.reading.names.made import certainties


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Mark May", "CITY TO MARK MAY DAY WITH A PARADE", []),
        ("Will Stone", "THE WILL STONE FOUND IN THE RIVER", []),
        ("Mark May", "MARK MAY DETAINED IN ALMATY", ["possible"]),
        ("Mark May", "Mark May was detained.", ["certain"]),
        ("Лев Ткач", "ЛЕВ ТКАЧ ЗАДЕРЖАН В АЛМА-АТЕ", ["possible"]),
        ("Bekzat Amirov", "BEKZAT AMIROV EXTRADITED", ["certain"]),
        ("Ольга Деркач-Литвин", "ОЛЬГУ ДЕРКАЧ-ЛИТВИН ВІДПУСТИЛИ", ["certain"]),
        ("Мария Иванова-Петрова", "МАРИЮ ИВАНОВУ-ПЕТРОВУ ОТПУСТИЛИ", ["certain"]),
        ("Ольга Деркач-Литвин", "ОЛЕНУ ДЕРКАЧ-ЛИТВИН ВІДПУСТИЛИ", []),
        ("Мария Иванова-Петрова", "МАРКА ИВАНОВА-ПЕТРОВА ОТПУСТИЛИ", []),
    ],
)
def test_common_words_in_capitals_are_no_name_for_sure(watched: str, text: str, expected: list[str]) -> None:
    assert certainties(watched, text) == expected


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Қайрат Тобыл", "«Қайрат» «Тобылды» 2:0 есебімен жеңді.", []),
        ("Роман Мороз", "Роман «Мороз» вошёл в список премии.", []),
        ("Pahlavon Nasaf", "«Nasaf» Pahlavon ko'chasidagi stadionda yutdi.", []),
        ("Роман Криничний", "Роман «Криничний» вийшов друком.", []),
        ("Roman Moroz", 'The novel "Roman" Moroz wrote last year.', []),
        ("Роман Мороз", "Роман «Седой» Мороз осуждён.", ["certain"]),
        ("Роман Мороз", "«Роман Мороз осуждён», — сказал судья.", ["certain"]),
        ("Roman Moroz", '"Roman Moroz was jailed," she said.', ["certain"]),
        ("Vasil Koval", "Vasil' Koval' was jailed.", ["certain"]),
    ],
)
def test_a_quotation_mark_between_parts_a_name(watched: str, text: str, expected: list[str]) -> None:
    assert certainties(watched, text) == expected


@pytest.mark.parametrize(
    ("watched", "written", "expected"),
    [
        ("Valery Ordynsky", "Валерии Ордынской", []), ("Valery Ordynsky", "Валерия Ордынского", ["certain"]),
        ("Галина Біленька", "Галині Біленький", []), ("Галина Біленька", "Галині Біленькій", ["certain"]),
        ("Галина Біленька", "Галиною Біленькою", ["certain"]), ("Галина Біленька", "Галины Беленькой", []),
        ("Евгений Дорош", "Евгении Дорош", []), ("Евгений Дорош", "Евгению Дорошу", ["certain"]),
        ("Зоряна Скалецька", "Зоряно Скалецька", ["certain"]), ("Зоряна Скалецька", "Зоряна Скалецького", []),
        ("Анна-Мария Дубинская", "Анне-Марии Дубинской", ["certain"]),
        ("Анна-Мария Дубинская", "Анне-Марии Дубинский", []),
    ],
)  # fmt: skip
def test_a_word_of_the_other_sex_is_somebody_else(watched: str, written: str, expected: list[str]) -> None:
    assert certainties(watched, f"Вручили {written} награду.") == expected
