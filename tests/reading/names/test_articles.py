"""What the rest of an article tells of a surname that stands alone, and of a man and a woman of one name."""

from __future__ import annotations

import pytest

from tests.reading.names.made import certainties, mentions

FULL = "Арслан Темирбаев вернулся."


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("", f"{FULL} Темирбаева осудили.", ["certain", "certain"]),
        ("", f"{FULL} К Темирбаеву приехала мать, с Темирбаевым говорили.", ["certain"] * 3),
        ("Темирбаева осудили", FULL, ["certain", "certain"]),
        ("", f"Хамзат Темирбаев ушёл. Темирбаев молчит. {FULL}", ["certain"]),
        ("", f"{FULL} Хамзат Темирбаев ушёл. Темирбаев молчит.", ["certain"]),
        ("", f"{FULL} Жена, Анна Темирбаева, плачет.", ["certain"]),
        ("", f"{FULL} Темирбаевой отказали.", ["certain"]),
        ("", f"{FULL} Темирбаева заявила о пытках.", ["certain"]),
        ("", f"{FULL} А. Темирбаев болен.", ["certain", "certain"]),
        ("", f"{FULL} Х. Темирбаев болен.", ["certain"]),
        ("", f"{FULL} Улица Темирбаева закрыта.", ["certain"]),
        ("", f"{FULL} Темирбаевка далеко.", ["certain"]),
        ("", f"{FULL} Темирбеков молчит.", ["certain"]),
        ("", "Темирбаева осудили.", []),
        ("", "Хамзат Темирбаев ушёл. Темирбаев молчит.", []),
        ("", "Arslan Temirbayev came. Temirbayev's mother wept.", ["certain", "certain"]),
        ("", "Арслан Темірбаев келді. Темірбаевтың анасы.", ["certain", "certain"]),
    ],
)
def test_a_surname_alone_is_the_last_one_named_in_full(title: str, body: str, expected: list[str]) -> None:
    assert certainties("Арслан Темирбаев", body, title) == expected


def test_the_reason_tells_on_which_side_the_full_name_stands() -> None:
    found = mentions("Арслан Темирбаев", f"{FULL} Темирбаева ждут.", "Темирбаева осудили")
    assert [one.reason for one in found] == [
        "surname only, the full name stands in the text",
        "given name and surname, nominative",
        "surname after the full name",
    ]


def test_a_common_word_at_the_beginning_of_a_sentence_is_no_surname() -> None:
    body = "Роман Дождь ушёл. Дождь лил ночью. Завтра Дождь вернётся."
    assert certainties("Роман Дождь", body) == ["certain", "certain"]


@pytest.mark.parametrize(
    ("watched", "body", "on_topic", "expected"),
    [
        ("Арслан Дулатпаев", "Дулатпаева выдали.", True, ["possible"]),
        ("Арслан Дулатпаев", "Дулатпаева выдали.", False, []),
        ("Арслан Дулатпаев", "Руслана Дулатпаева выдали.", True, []),
        ("Арслан Дулатпаев", "Дулатпаеву Анну выдали.", True, []),
        ("Арслан Дулатпаев", "Р. Дулатпаева выдали.", True, []),
        ("Арслан Иванов", "Иванова выдали.", True, []),
        ("Арслан Ахметов", "Ахметова выдали.", True, []),
        ("Анна Оспанова", "Оспанову выдали.", True, []),
        ("Роман Дождь", "Дождь залил город.", True, []),
        ("Arslan Dulatpayev", "Дулатпаева выдали.", True, ["possible"]),
        ("Shamsudin Idalaev", "Суд разрешил экстрадицию Идалаева.", True, ["possible"]),
        ("Shamsudin Idalaev", "Экстрадиция Идалаева приостановлена.", True, ["possible"]),
        ("Azizbek Sydygaliev", "Казакстан Сыдыгалиевди Россияга бербейт.", True, ["possible"]),
        ("Марат Жөкенбаев", "Қазақстан Жөкенбаевты Ресейге берді.", True, ["possible"]),
        ("Azizbek Sydygaliev", "Нурбек Сыдыгалиевди Россияга бербейт.", True, []),
        ("Марат Жөкенбаев", "Асан Жөкенбаевты Ресейге берді.", True, []),
        ("Марат Жөкенбаев", "Қазақстан Жөкенбаевты Ресейге берді.", False, []),
        ("Shamsudin Idalaev", "Активистка Идалаева рассказала об этом.", True, []),
    ],
)
def test_a_rare_surname_alone_is_possible_in_a_text_on_a_topic(
    watched: str, body: str, on_topic: bool, expected: list[str]
) -> None:
    assert certainties(watched, body, on_topic=on_topic) == expected


@pytest.mark.parametrize(
    ("body", "man", "woman"),
    [
        ("Суд приговорил Евгения Коробова к трём годам.", ["certain"], []),
        ("Задержали активиста Евгения Коробова.", ["certain"], []),
        ("Адвокат активиста Евгения Коробова молчит.", ["certain"], []),
        ("Это сделали у Евгения Коробова.", ["certain"], []),
        ("Дело против Евгения Коробова закрыто.", ["certain"], []),
        ("Евгения Коробова сообщила об этом.", [], ["certain"]),
        ("Евгения Коробова была осуждена.", [], ["certain"]),
        ("Журналистка Евгения Коробова ушла.", [], ["certain"]),
        ("Активистка Евгения Коробова.", [], ["certain"]),
        ("Евгения Коробова.", ["possible"], ["possible"]),
        ("Говорили про всё: Евгения Коробова, которого ждут.", ["certain"], []),
        ("Говорили про всё: Евгению Коробову, которую ждут.", [], ["certain"]),
        ("Евгению Коробову осудили, он молчит.", ["certain"], []),
        ("Евгению Коробову осудили, она молчит.", [], ["certain"]),
        ("Евгению Коробову осудили, её сын молчит.", ["possible"], ["possible"]),
        ("Экстрадиция Евгения Коробова отложена.", ["certain"], []),
        ("Дело Евгения Коробова закрыто.", ["certain"], []),
        ("В суде Евгения Коробова заявила о пытках.", [], ["certain"]),
        ("К Евгению Коробову пришли.", ["certain"], []),
        ("Про Евгению Коробову забыли.", [], ["certain"]),
        ("Активисту Евгению Коробову отказали.", ["certain"], []),
        ("Журналистку Евгению Коробову задержали.", [], ["certain"]),
        ("Евгением Коробовым.", ["certain"], []),
        ("Евгенией Коробовой.", [], ["certain"]),
        ("Евгений Коробов. Евгения Коробова.", ["certain", "certain"], []),
        ("Евгении Коробовой. Евгения Коробова.", [], ["certain", "certain"]),
        ("Евгения Сергеевича Коробова.", ["certain"], []),
        ("Евгения Сергеевна Коробова.", [], ["certain"]),
    ],
)
def test_a_man_and_a_woman_of_one_name_are_told_apart(body: str, man: list[str], woman: list[str]) -> None:
    assert certainties("Евгений Коробов", body) == man
    assert certainties("Евгения Коробова", body) == woman


@pytest.mark.parametrize(
    ("watched", "body", "expected"),
    [
        ("Александр Шевченко", "Александра Шевченко заявила.", []),
        ("Александр Шевченко", "Приговорили Александра Шевченко.", ["certain"]),
        ("Александра Шевченко", "Александра Шевченко заявила.", ["certain"]),
        ("Александра Шевченко", "С Александром Шевченко.", []),
        ("Александр Шевченко", "Александра Шевченко.", ["possible"]),
        ("Нурлан Ахметов", "Приговор Нурлана Ахметова.", ["certain"]),
        ("Валерий Белов", "Валерии Беловой.", []),
        ("Саид Шатов", "Саида Шатова рассказала.", []),
        ("Болат Шатов", "Болата Шатова рассказала.", ["possible"]),
        ("Болат Шатов", "Мать Болата Шатова рассказала.", ["certain"]),
    ],
)
def test_names_that_both_bear_are_told_by_the_words_beside_them(watched: str, body: str, expected: list[str]) -> None:
    assert certainties(watched, body) == expected


def test_the_reason_says_who_else_it_could_be() -> None:
    assert mentions("Евгений Коробов", "Евгения Коробова.")[0].reason == "could be a woman of the same name"
    assert mentions("Евгения Коробова", "Евгения Коробова.")[0].reason == "could be a man of the same name"
