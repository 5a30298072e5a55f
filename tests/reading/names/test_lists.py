"""Several given names before one surname, and surnames that somebody had before."""

from __future__ import annotations

import pytest

from tests.reading.names.made import certainties

LISTED = [
    ("Самат Мұқашбаев", "Ағайынды Самат пен Қанат Мұқашбаевтар сотталды.", ["certain"]),
    ("Самат Мұқашбаев", "Самат пен Қанат Мұқашбаевтарды шығарып берді.", ["certain"]),
    ("Самат Мұқашбаев", "Ағайынды Самат пен Қанат Мұқашбаев сотталды.", ["certain"]),
    ("Самат Мұқашбаев", "Ағайынды Болат пен Қанат Мұқашбаевтар сотталды.", []),
    ("Самат Мұқашбаев", "Самат Исаев пен Қанат Мұқашбаев сотталды.", []),
    ("Самат Мұқашбаев", "Самат келді, Мұқашбаевтар кетті.", []),
    ("Арсен Петросенко", "Братів Арсена та Левка Петросенків засудили.", ["certain"]),
    ("Арсен Петросенко", "Брати Арсен і Левко Петросенки втекли.", ["certain"]),
    ("Арсен Петросенко", "Арсенові та Левкові Петросенкам відмовили.", ["certain"]),
    ("Арсен Петросенко", "Братья Арсен и Лев Петросенко уехали.", ["certain"]),
    ("Арсен Петросенко", "Братів Андрія та Левка Петросенків засудили.", []),
    ("Арсен Петросенко", "Арсена Бойка та Левка Петросенка засудили.", []),
    ("Арсен Петросенко", "Бачили Арсена, а Петросенків не бачили.", []),
    ("Талант Жээнбеков", "Бир тууган Талант менен Бакыт Жээнбековдор кармалды.", ["certain"]),
    ("Талант Жээнбеков", "Талант менен Бакыт Жээнбековдорду кармашты.", ["certain"]),
    ("Талант Жээнбеков", "Бир тууган Марат менен Бакыт Жээнбековдор кармалды.", []),
    ("Талант Жээнбеков", "Талант Осмонов менен Бакыт Жээнбеков кармалды.", []),
    ("Otabek Mirzayev", "Aka-uka Otabek va Sardor Mirzayevlar qamoqqa olindi.", ["certain"]),
    ("Otabek Mirzayev", "Otabek va Sardor Mirzayevlarni qamoqqa oldi.", ["certain"]),
    ("Otabek Mirzayev", "Aka-uka Anvar va Sardor Mirzayevlar qamoqqa olindi.", []),
    ("Otabek Mirzayev", "Otabek Karimov va Sardor Mirzayev qamoqqa olindi.", []),
    ("Pavel Logachyov", "Brothers Pavel and Kirill Logachyov were listed.", ["certain"]),
    ("Pavel Logachyov", "The twins Pavel and Kirill Logachyov were listed.", ["certain"]),
    ("Pavel Logachyov", "Pavel and Kirill Logachyov were listed.", ["possible"]),
    ("Pavel Logachyov", "Brothers Ivan and Kirill Logachyov were listed.", []),
    ("Pavel Logachyov", "Brothers came. Pavel and Logachyov left.", []),
    ("Pavel Logachyov", "Pavel Isaev and Kirill Logachyov were listed.", []),
    ("Анна Орлянская", "Сестёр Анну и Веру Орлянских не выпустили.", ["certain"]),
    ("Анна Орлянская", "Сёстры Анна и Вера Орлянские уехали.", ["certain"]),
    ("Анна Орлянская", "Сестёр Дарью и Веру Орлянских не выпустили.", []),
    ("Анна Орлянская", "Анна Белая и Вера Орлянская уехали.", []),
    ("Георгий Гелашвили", "Братья Георгий и Давид Гелашвили уехали.", ["certain"]),
    ("Георгий Гелашвили", "Братья Зураб и Давид Гелашвили уехали.", []),
]

FORMER = [
    ("Бермет Садыралиева", "Бермет Ишенова (кыз кезиндеги фамилиясы Садыралиева) кайтты.", ["certain"]),
    ("Софія Ярошевич", "Софія Коваль (у дівоцтві Ярошевич) просить притулку.", ["certain"]),
    ("Софія Ярошевич", "Софія Коваль, уроджена Ярошевич, просить притулку.", ["certain"]),
    ("Софія Ярошевич", "Софію Коваль (дівоче прізвище Ярошевич) звільнили.", ["certain"]),
    ("Malika To'raxonova", "Malika Azimova (qizlik familiyasi To'raxonova) qaytdi.", ["certain"]),
    ("Динара Мырзахметова", "Динара Сұлтанова (қыз кезіндегі тегі Мырзахметова) ұсталды.", ["certain"]),
    ("Yulia Zavyalkina", "Yulia Sorokina (née Zavyalkina) left.", ["certain"]),
    ("Yulia Zavyalkina", "Yulia Sorokina, formerly Zavyalkina, left.", ["certain"]),
    ("Юлия Завьялкина", "Юлию Сорокину (урождённая Завьялкина) отпустили.", ["certain"]),
    ("Бермет Садыралиева", "Бермет Ишенова менен Айна Садыралиева кайтты.", []),
    ("Бермет Садыралиева", "Бермет Ишенова (Садыралиева мугалими) кайтты.", []),
    ("Софія Ярошевич", "Софія Коваль і Леся Ярошевич просять притулку.", []),
    ("Софія Ярошевич", "Олена Коваль (у дівоцтві Ярошевич) просить притулку.", []),
    ("Malika To'raxonova", "Malika Azimova va Nodira To'raxonova qaytdi.", []),
    ("Malika To'raxonova", "Nodira Azimova (qizlik familiyasi To'raxonova) qaytdi.", []),
    ("Динара Мырзахметова", "Динара Сұлтанова, Айна Мырзахметова ұсталды.", []),
    ("Yulia Zavyalkina", "Yulia Sorokina, a friend of Zavyalkina, left.", []),
    ("Юлия Завьялкина", "Анну Сорокину (урождённая Завьялкина) отпустили.", []),
]


@pytest.mark.parametrize(("watched", "text", "expected"), LISTED)
def test_given_names_before_one_surname_are_people_of_that_surname(
    watched: str, text: str, expected: list[str]
) -> None:
    assert certainties(watched, text) == expected


@pytest.mark.parametrize(("watched", "text", "expected"), FORMER)
def test_a_surname_that_somebody_had_before_is_theirs(watched: str, text: str, expected: list[str]) -> None:
    assert certainties(watched, text) == expected
