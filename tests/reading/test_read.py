"""What a reading has besides its topics."""

from __future__ import annotations

from bot.reading.model import Article
from bot.reading.read import understand
from tests.reading.made import one_topic


def test_the_words_for_the_index_are_folded_and_stand_once() -> None:
    reading = understand(Article("<b>Суд</b> в Актобе", "СУД решил: ёлка"), one_topic(keywords="[выдача]"))
    assert reading.words == "суд в актобе решил елка"
