"""What is quoted of a text."""

from __future__ import annotations

import pytest

from bot.reading.quote import quote


def quoted(body: str, *marked: str, limit: int = 900) -> str:
    places = [(body.index(one), body.index(one) + len(one)) for one in marked]
    return "".join(f"[{one.text}]" if one.hit else one.text for one in quote(body, places, limit))


@pytest.mark.parametrize(
    ("body", "marked", "shown"),
    [
        ("Один. Два выдан три. Четыре.", ["выдан"], "Два [выдан] три."),
        ("Выдан он. И он осуждён.", ["Выдан", "осуждён"], "[Выдан] он. И он [осуждён]."),
        ("А выдан. Бег. В осуждён.", ["выдан", "осуждён"], "А [выдан]. … В [осуждён]."),
        ("<p>Суд &laquo;выдал&raquo; <b>его</b>.</p>", ["выдал"], "Суд «[выдал]» его."),
        ("Выдан\nи забыт", ["Выдан"], "[Выдан] и забыт"),
        ("Без попаданий. Второе.", [], "Без попаданий. Второе."),
        ("", [], ""),
    ],
)
def test_quote(body: str, marked: list[str], shown: str) -> None:
    assert quoted(body, *marked) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<h2>Читайте также</h2><ul><li>Другая новость</li></ul><p>Суд решил.</p>", "Суд решил."),
        ("Фото: Иван Кузьмин / ТАСС\n\nСуд решил. Дальше.", "Суд решил. Дальше."),
        ("Издание (внесено Минюстом в реестр иностранных агентов), пишет о суде.", "Издание, пишет о суде."),
        ("Фото: Иван Кузьмин / ТАСС", "Фото: Иван Кузьмин / ТАСС"),
    ],
)
def test_a_beginning_is_the_article_s(body: str, shown: str) -> None:
    assert quoted(body) == shown


def test_a_place_is_quoted_wherever_it_stands() -> None:
    assert quoted("Фото: Иван Кузьмин / ТАСС\n\nСуд решил.", "Кузьмин") == "Фото: Иван [Кузьмин] / ТАСС"


def test_a_quote_keeps_to_its_limit() -> None:
    body = "Он выдан. " * 200
    places = [(10 * number + 3, 10 * number + 8) for number in range(200)]
    assert 0 < sum(len(one.text) for one in quote(body, places, 300)) <= 300


def test_a_very_long_sentence_is_cut_around_its_hit() -> None:
    body = "а " * 3000 + "выдан " + "б " * 3000
    shown = quoted(body, "выдан")
    assert "[выдан]" in shown
    assert len(shown) < 700
    assert shown.startswith("… ")
    assert shown.endswith(" …")
