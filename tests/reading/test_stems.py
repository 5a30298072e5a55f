"""Words and beginnings of words."""

from __future__ import annotations

from bot.reading.stems import Stems

STEMS = Stems([("россия", "form"), ("росс*", "short"), ("россиян*", "long"), ("Ёлка", "tree"), ("россия", "again")])


def test_the_form_itself_wins_over_a_beginning() -> None:
    assert STEMS.best("россия") == ("form", "again")


def test_of_beginnings_the_longest_wins() -> None:
    assert STEMS.best("россиянин") == ("long",)
    assert STEMS.best("российский") == ("short",)


def test_words_are_compared_folded() -> None:
    assert STEMS.best("елка") == ("tree",)


def test_what_is_not_listed_is_nothing() -> None:
    assert STEMS.best("казахстан") == ()
    assert STEMS.all("казахстан") == frozenset()


def test_all_that_a_word_may_be() -> None:
    assert STEMS.all("россия") == {"form", "again", "short"}
