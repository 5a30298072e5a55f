"""One name in every script and spelling, and letters that make it another."""

from __future__ import annotations

import pytest

from tests.reading.names.made import certainties

SAME = {
    "Мансур Мовлаев": [
        "Mansur Movlaev", "Mansur Movlayev", "Mansour Movlaïev", "Mansur Mowlajew", "Мансұр Мовлаев", "MANSUR MOVLAEV",
        "Mánsur Movlaev", "Мансур Мовлаєв", "Mansour Movlaiev",
    ],
    "Mansur Movlayev": ["Мансур Мовлаев", "Мовлаев Мансур", "Мансура Мовлаева", "Mansour Movlaïev", "Mansur Mowlajew"],
    "Юлия Емельянова": [
        "Yulia Yemelyanova", "Yuliya Emelyanova", "Iuliia Emelianova", "Julia Jemeljanowa", "Youlia Emelianova",
        "Julija Emel'janova", "Юлія Ємельянова", "Yuliia Yemelianova", "Julia Jemieljanowa", "Ûliâ Emelʹânova",
    ],
    "Евгений Коробов": [
        "Yevgeny Korobov", "Evgeny Korobov", "Evgenii Korobov", "Eugene Korobov", "Ievgueni Korobov",
        "Jewgenij Korobow",
        "Євген Коробов", "Євгеній Коробов", "Yevhen Korobov", "Evgenij Korobov",
    ],
    "Сергей Жуков": ["Sergei Zhukov", "Sergej Schukow", "Sergueï Joukov", "Siergiej Żukow", "Сергій Жуков",
        "Serhii Zhukov", "Sergej Žukov"],
    "Сергей Бажуков": ["Sergei Bazhukov", "Sergej Bažukov", "Sergei Bazukov", "Sergueï Bajoukov", "Sergej Baschukow"],
    "Sergei Bazukov": ["Сергей Бажуков", "Сергей Базуков"],
    "Александр Шатов": ["Alexander Shatov", "Олександр Шатов", "Aleksandr Chatov", "Искандер Шатов",
        "Alexander Schatow", "Aleksandr Šatov", "Oleksandr Shatov"],
    "Михаил Ходжаев": ["Mikhail Khodzhaev", "Mikhaïl Khodjaev", "Михайло Ходжаєв", "Michail Chodschajew"],
    "Григорий Пушкарин": ["Grigori Pouchkarine", "Hryhorii Pushkarin", "Grigory Pushkarin", "Григорій Пушкарін"],
    "Сергей Чернухин": ["Sergueï Tchernoukhine", "Sergej Tschernuchin", "Sergei Chernukhin", "Siergiej Czernuchin"],
    "Никита Хрущов": ["Nikita Khrushchov", "Микита Хрущов", "Никита Хрущёв", "Nikita Khrouchtchev"],
    "Жасур Жураев": ["Jasur Jo'rayev", "Jasur Joʻrayev", "Жасур Жўраев", "Zhasur Zhuraev"],
    "Жахонгир Тураев": ["Jahongir Toʻrayev", "Жаҳонгир Тўраев", "Jakhongir Turaev"],
    "Касым Аманжолов": ["Қасым Аманжолов", "Qasym Amanjolov", "Kassym Amanzholov", "Qosim Amanjolov"],
    "Шынгыс Темиржанов": ["Şıñğıs Temirjanov", "Shyngys Temirzhanov", "Чингиз Темиржанов", "Шыңғыс Теміржанов"],
    "Хуршид Собиров": ["Xurshid Sobirov", "Khurshid Sobirov", "Хуршид Собиров"],
    "Айгуль Сейтова": ["Айгүл Сейтова", "Aigul Seitova", "Aygul Seitova", "Aigoul Seïtova"],
    "Ермек Нурпеис": ["Yermek Nurpeis", "Ермек Нұрпейіс", "Ermek Nurpeis", "Yermek Nurpeiis"],
    "Максим Коксаров": ["Maxim Koxarov", "Maksim Koksarov", "Максим Коксаров"],
    "Иса Хусаинов": ["Issa Khussainov", "Иса Хусаинов", "Isa Khusainov"],
    "Жанболат Мамаев": ["Zhanbolat Mamaev", "Janbolat Mamayev", "Jambolat Mamaev", "Жанболат Мамаев"],
    "Фёдор Плетнёв": ["Федор Плетнев", "Fyodor Pletnyov", "Fiodor Pletniov", "Fedor Pletnev"],
    "Ilya Yashkov": ["Илья Яшков", "Ілля Яшков", "Illia Yashkov", "Ilja Jaschkow"],
    "Өмүрзак Сүйүнов": ["Омурзак Суйунов", "Omurzak Suyunov", "Өмүрзак Суйүнов"],
    "Өмірзақ Тұрсынұлов": ["Омирзак Турсынулов", "Омірзақ Тұрсынулов"],
    "Iouri Tchernooussov": ["Юрий Черноусов", "Юрій Черноусов", "Yuri Chernousov"],
    "Руслан Гусейнгаджиев": ["Rouslan Gousseïngadjiev", "Ruslan Guseyngadzhiev"],
    "Ahmed Abu-Bakarov": ["Ахмед Абубакаров", "Ахмед Абу-Бакаров"],
    "Grzegorz Dzierżyński": ["Григорий Дзержинский", "Grigory Dzerzhinsky"],
    "Магомед Гаджиханов": ["Magomed Gadzhikhanov", "Magomed Gadjikhanov", "Magomed Gadschichanow"],
}  # fmt: skip

OTHER = [
    ("Сергей Базуков", "Сергей Бажуков"), ("Сергей Базуков", "Sergei Bazhukov"), ("Сергей Жуков", "Сергей Зуков"),
    ("Мансур Мовлаев", "Мансур Мовлатов"), ("Мансур Мовлаев", "Мансур Мовлоев"), ("Мансур Мовлаев", "Мансур Мовлеев"),
    ("Мансур Мовлаев", "Мансуров Мовлаев"), ("Мансур Мовлаев", "Мансурбек Мовлаев"),
    ("Мансур Мовлаев", "Мансур Мовлаевский"),
    ("Мансур Мовлаев", "Хамзат Мовлаев"), ("Мансур Мовлаев", "Мансур Исаев"), ("Мансур Мовлаев", "Munir Movlaev"),
    ("Евгений Коробов", "Евгений Коробков"), ("Евгений Коробов", "Евгений Коробин"),
    ("Евгений Коробов", "Егор Коробов"),
    ("Евгений Коробов", "Evgeny Korobkov"), ("Юлия Емельянова", "Юлия Емельянцева"),
    ("Юлия Емельянова", "Юлиана Емельянова"),
    ("Юлия Емельянова", "Юлия Емельянов"), ("Юлия Емельянова", "Юлиан Емельянов"),
    ("Юлия Емельянова", "Yulia Emelyanov"),
    ("Арслан Темирбаев", "Арсен Темирбаев"), ("Арслан Темирбаев", "Арслан Темирбеков"),
    ("Арслан Темирбаев", "Arslan Temirkhanov"),
    ("Анна Козлова", "Янна Козлова"), ("Анна Козлова", "Анна Козловская"), ("Анна Козлова", "Жанна Козлова"),
    ("Асан Мамытов", "Асан Мамутов"), ("Ерлан Сагинтаев", "Ермек Сагинтаев"), ("Нурлан Есимов", "Нурбол Есимов"),
    ("Алишер Каримов", "Алишер Карамов"), ("Алишер Каримов", "Alisher Kerimov"), ("Алишер Каримов", "Алимжан Каримов"),
    ("Марина Ковальчук", "Марина Коваль"), ("Марина Ковальчук", "Мария Ковальчук"), ("Олег Бондаренко", "Олег Бондарь"),
    ("Али Каримов", "Алия Каримова"), ("Александр Петренко", "Алексей Петренко"), ("Дмитрий Ли", "Дмитрий ли"),
    ("Роман Мороз", "роман Мороз"), ("Роман Мороз", "Роман ударил мороз"), ("Вера Надеждина", "Вера и надежда"),
    ("Өмүрзак Сүйүнов", "Омурзак Суйунбаев"), ("Өмүрзак Сүйүнов", "Омурбек Суйунов"),
    ("Iouri Tchernooussov", "Юрий Черноусенко"), ("Ahmed Abu-Bakarov", "Ахмед Абдубакаров"),
    ("Руслан Гусейнгаджиев", "Rouslan Gousseïnov"), ("Grzegorz Dzierżyński", "Григорий Держинский"),
    ("Саид Шатов", "Саид Сатов"), ("Илья Яшков", "Илья Ашков"), ("Олеся Шевчук", "Алиса Шевчук"),
]  # fmt: skip


@pytest.mark.parametrize(("watched", "written"), [(name, one) for name, listed in SAME.items() for one in listed])
def test_a_name_is_found_in_every_spelling(watched: str, written: str) -> None:
    assert certainties(watched, f"Вчера {written} ушёл.") == ["certain"]


@pytest.mark.parametrize(("watched", "written"), OTHER)
def test_another_letter_is_another_person(watched: str, written: str) -> None:
    assert certainties(watched, f"Вчера {written} пришёл.") == []


@pytest.mark.parametrize(
    "written",
    [
        "Арслана\u00a0Темирбаева", "Арсла\u00adна Темир\u00adбаева", "Аpслана Тeмирбаева", "Арслана Темир-\nбаева",
        "АРСЛАНА ТЕМИРБАЕВА", "<b>Арслана</b> Темирбаева", "Арсла́на Темирба́ева", "Арслана&nbsp;Темирбаева",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(written: str) -> None:
    assert certainties("Арслан Темирбаев", f"Вчера {written} судили.") == ["certain"]


def test_a_text_without_capitals_is_searched_as_well() -> None:
    assert certainties("Арслан Темирбаев", "вчера арслана темирбаева судили") == ["certain"]
