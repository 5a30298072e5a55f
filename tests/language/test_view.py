"""What a person sees of a text, and the way back."""

from __future__ import annotations

import pytest

from bot.language.view import View, visible


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("Суд в Актобе", "Суд в Актобе"),
        ("<p>Суд</p><p>решил</p>", "\n\nСуд\n\n\n\nрешил\n\n"),
        ("Тимур<b>ов</b>", "Тимуров"),
        ("до<br/>после", "до\nпосле"),
        ("&laquo;Да&raquo; &#1057;&#x443;д", "«Да» Суд"),
        ("&amp;laquo;дважды&amp;raquo;", "«дважды»"),
        ("AT&amp;T &unknown; 5 &lt; 6", "AT&T &unknown; 5 < 6"),
        ("экстра\u00adди\u200bция", "экстрадиция"),
        ('<img alt="a > b" src="x">текст', "\n\nтекст"),
        ("<script>alert('выдача')</script>текст", "текст"),
        ("<script>не закрыт: экстрадиция", "не закрыт: экстрадиция"),
        ("<STYLE>p{}</Style>текст", "текст"),
        ("<!-- выдача -->текст", "текст"),
        ("<!-- не закрыт", " не закрыт"),
        ("<![CDATA[x]]>", ""),
        ("возраст < 18 и > 16", "возраст < 18 и > 16"),
        ("<172 УК РК>", "<172 УК РК>"),
        ("а&nbsp;б", "а б"),
        ("a&#0;b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_view_shows_what_a_person_sees(raw: str, seen: str) -> None:
    assert View(raw).text == seen


@pytest.mark.parametrize(
    ("raw", "word", "given"),
    [
        ("<p>Суд &laquo;Актобе&raquo;</p>", "Актобе", "Актобе"),
        ("экстра\u00adдиция началась", "экстрадиция", "экстра\u00adдиция"),
        ("Тимур<b>ов</b> ушёл", "Тимуров", "Тимур<b>ов"),
        ("&amp;laquo;Да", "«", "&amp;laquo;"),
        ("😀 выдача", "выдача", "выдача"),
    ],
)
def test_places_lead_back_to_the_text_as_given(raw: str, word: str, given: str) -> None:
    view = View(raw)
    start = view.text.index(word)
    begin, end = view.raw_span(start, start + len(word))
    assert raw[begin:end] == given
    assert view.clean_span(begin, end) == (start, start + len(word))


def test_visible_is_one_line() -> None:
    assert visible(" <b>Суд</b>\n\n&nbsp; решил ") == "Суд решил"
