"""Which of the people who are left out a text certainly names."""

from __future__ import annotations

import pytest

from bot.reading.hidden import HIDES_NOBODY, Hidden, same_people
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.read import understand
from bot.reading.stored import mentions_of, name_keys

HIDDEN = Hidden.of({"Arslan Temirbayev": 3, "Динара Сейтова": 5})


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ("Суд отпустил Арслана Темирбаева.", (3,)),
        ("Арслан Темірбаевты босатты.", (3,)),
        ("Адвокат Динара Сейтова сказала, что Арслан Темирбаев болен.", (5, 3)),
        ("Суд отпустил Мурата Темирбаева.", ()),
        ("Суд отпустил Темирбаева.", ()),  # only possible
        ("Суд отпустил А. Темирбаева.", ()),  # only possible
        ("Погода в Оше.", ()),
        ("", ()),
    ],
)
def test_who_is_certainly_named_is_found_in_any_script(body: str, ids: tuple[int, ...]) -> None:
    found = HIDDEN.certain_in(Article("", body), name_keys("", body), on_topic=True)
    assert HIDDEN.ids_in(found) == ids


def test_a_name_in_the_title_counts() -> None:
    title = "Арслана Темирбаева выдали"
    assert HIDDEN.certain_in(Article(title, ""), name_keys(title, ""), on_topic=False)


def test_where_nobody_is_left_out_nothing_is_found() -> None:
    body = "Суд отпустил Арслана Темирбаева."
    assert HIDES_NOBODY.certain_in(Article("", body), name_keys("", body), on_topic=True) == ()


def test_who_is_watched_in_another_spelling_is_the_same_person() -> None:
    ids = {"Арслан Темирбаев": 1, "Темирбаев Арслан": 2, "Мурат Омаров": 4}
    article = Article("", "Суд отпустил Арслана Темирбаева и Мурата Омарова.")
    reading = understand(article, compile_topics(()), NameIndex(ids))
    watched = {one.name_id: one.places for one in mentions_of(reading, ids)}
    assert set(watched) == {1, 2, 4}
    certain = HIDDEN.certain_in(article, name_keys("", article.body), on_topic=False)
    assert same_people(watched, certain) == {1, 2}
