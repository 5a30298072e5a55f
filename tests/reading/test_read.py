"""What a reading has besides its topics."""

from __future__ import annotations

from bot.reading.model import Article
from bot.reading.read import understand
from tests.reading.made import one_topic


def test_the_words_for_the_index_are_folded_and_stand_once() -> None:
    reading = understand(Article("<b>Суд</b> в Актобе", "СУД решил: ёлка"), one_topic(keywords="[выдача]"))
    assert reading.words == "суд в актобе решил елка"


def test_countries_are_those_of_the_text_before_the_outlet_s() -> None:
    body = "Суд признал его виновным. Прокурор молчал. Россия запросила его выдачу."
    article = Article("Суд в Актобе приговорил Арслана Темирбаева", body, country="KG")
    assert understand(article, one_topic(keywords="[выдача]")).countries == ("KZ", "RU")
    assert understand(Article("Суд решил", "", country="KG"), one_topic(keywords="[выдача]")).countries == ("KG",)
