"""Patronymics of six languages: the same father however it is written, another father, a father for a surname."""

from __future__ import annotations

import pytest

from tests.reading.names.made import certainties

SAME = [
    ("Остап Ілліч Марченюк", "Остапа Ілліча Марченюка"), ("Остап Ілліч Марченюк", "Остап Ильич Марченюк"),
    ("Ігор Олексійович Бут", "Игоря Алексеевича Бута"), ("Ігор Миколайович Бут", "Игорь Николаевич Бут"),
    ("Олена Сергіївна Бут", "Олени Сергіївни Бут"), ("Олена Сергіївна Бут", "Елену Сергеевну Бут"),
    ("Ігор Юрійович Бут", "Ihor Yuriyovych But"), ("Игорь Львович Бут", "Ігоря Львовича Бута"),
    ("Назим Рагим оглы Мамедзаде", "Назима Рагим оглы Мамедзаде"), ("Болат Маратович Ахан", "Болат Маратұлы Аханға"),
    ("Botir Salim o'g'li Qudratov", "Botir Salim o'g'li Qudratovga"),
    ("Ботир Салим ўғли Қудратов", "Ботир Салим ўғли Қудратовни"),
]  # fmt: skip

OTHER = [
    ("Остап Ілліч Марченюк", "Остап Петрович Марченюк"), ("Остап Ілліч Марченюк", "Остапа Лукича Марченюка"),
    ("Ігор Олексійович Бут", "Ігор Олександрович Бут"), ("Ігор Миколайович Бут", "Игорь Никитич Бут"),
    ("Олена Сергіївна Бут", "Олени Степанівни Бут"), ("Игорь Львович Бут", "Ігоря Леонідовича Бута"),
    ("Назим Рагим оглы Мамедзаде", "Назима Вагиф оглы Мамедзаде"), ("Болат Маратович Ахан", "Болат Мұратұлы Аханға"),
    ("Botir Salim o'g'li Qudratov", "Botir Sobir o'g'li Qudratovga"), ("Иван Бут", "Иван Сергеевна Бут"),
    ("С. Н. Прохоренко", "Sergei Ivanovich Prokhorenko"), ("Сергей Никитич Прохоренко", "С. И. Прохоренко"),
]  # fmt: skip

IN_PLACE = [
    ("Сейітжан Берікұлы", "Сейітжан Берікұлына қатысты іс", ["certain"]),
    ("Сейітжан Берікұлы", "Сейітжан Берікұлын ұстады", ["certain"]),
    ("Гүлнар Жүнісқызы", "Гүлнар Жүнісқызына айып тағылды", ["certain"]),
    ("Азамат Бекболот уулу", "Азамат Бекболот уулуна айып коюлду", ["certain"]),
    ("Чолпон Асанбек кызы", "Чолпон Асанбек кызын сот актады", ["certain"]),
    ("Azizbek Sobir o'g'li", "Azizbek Sobir o'g'lini sud qilishdi", ["certain"]),
    ("Данияр Асанов", "Данияр Асан уулу кайтты", ["possible"]),
    ("Данияр Асан уулу", "Данияр Асанов кайтты", ["possible"]),
    ("Botir Salim o'g'li Qudratov", "Botir Salim o'g'li mehnatkash edi", ["possible"]),
    ("Сейітжан Берікұлы", "Сейітжан Серікұлына қатысты іс", []),
    ("Гүлнар Жүнісқызы", "Гүлнар Жүнісұлына айып тағылды", []),
    ("Азамат Бекболот уулу", "Азамат Бектур уулуна айып коюлду", []),
    ("Чолпон Асанбек кызы", "Чолпон Асанбек уулун сот актады", []),
    ("Azizbek Sobir o'g'li", "Azizbek Sodiq o'g'lini sud qilishdi", []),
    ("Данияр Асанов", "Данияр Эсен уулу кайтты", []),
    ("Данияр Асанов", "Данияр Асан кызы кайтты", []),
    ("Данияр Асанов", "Данияр Асан уулу Токтогулов кайтты", []),
    ("Данияр Асан уулу", "Данияр Эсенов кайтты", []),
    ("Botir Salim o'g'li Qudratov", "Botir Sobir o'g'li mehnatkash edi", []),
]


@pytest.mark.parametrize(("watched", "written"), SAME)
def test_the_same_father_is_no_contradiction(watched: str, written: str) -> None:
    assert certainties(watched, f"Вот {written}.") == ["certain"]


@pytest.mark.parametrize(("watched", "written"), OTHER)
def test_another_father_is_another_person(watched: str, written: str) -> None:
    assert certainties(watched, f"Вот {written}.") == []


@pytest.mark.parametrize(("watched", "text", "expected"), IN_PLACE)
def test_a_father_in_place_of_the_surname(watched: str, text: str, expected: list[str]) -> None:
    assert certainties(watched, f"{text}.") == expected
