"""Words are asked about once, and memory is bounded."""

from __future__ import annotations

from bot.language.remembered import Remembered


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert list(lengths.each(["суд", "год", "суд", "суд"])) == [3, 3, 3, 3]
    assert asked == ["суд", "год"]


def test_the_places_are_those_of_words_whose_answer_is_true() -> None:
    assert list(Remembered(str.isupper).places(["УК", "и", "РК", "УК"])) == [0, 2, 3]


def test_of_more_words_than_the_most_all_are_forgotten_and_answered_again() -> None:
    lengths = Remembered(len, most=2)
    assert list(lengths.each(["а", "бб", "ввв", "а"])) == [1, 2, 3, 1]
    assert len(lengths) == 2


def test_what_is_too_long_for_a_word_is_answered_and_not_kept() -> None:
    lengths = Remembered(len)
    assert list(lengths.each(["а" * 64, "а" * 65])) == [64, 65]
    assert list(lengths) == ["а" * 64]
