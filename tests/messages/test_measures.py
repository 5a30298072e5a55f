"""Lengths, sizes and rates in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages.measures import length, size, usually
from bot.messages.speech import speech

MEGABYTE = 2**20


@pytest.mark.parametrize(
    ("minutes", "english", "russian"),
    [
        (0, "1 minute", "1 минуту"),
        (59, "59 minutes", "59 минут"),
        (60, "1 hour", "1 час"),
        (47 * 60 + 59, "47 hours", "47 часов"),
        (48 * 60, "2 days", "2 дня"),
        (21 * 24 * 60, "21 days", "21 день"),
    ],
)
def test_a_length_is_told_in_the_unit_that_fits(minutes: int, english: str, russian: str) -> None:
    time = timedelta(minutes=minutes)
    assert (length(time, speech("en")), length(time, speech("ru"))) == (english, russian)


@pytest.mark.parametrize(
    ("per_day", "english"),
    [
        (19.6, "usually about 20 a day"),
        (0.75, "usually about 1 a day"),
        (0.7, "usually about 5 a week"),
        (1 / 7, "usually about 1 a week"),
        (0.1, "usually about 3 a month"),
        (0.001, "usually about 1 a month"),
    ],
)
def test_a_rate_is_told_as_whole_things(per_day: float, english: str) -> None:
    assert usually(per_day, speech("en")) == english


@pytest.mark.parametrize(
    ("amount", "english", "russian"),
    [
        (0, "0 MB", "0 МБ"),
        (1.26 * MEGABYTE, "1.3 MB", "1,3 МБ"),
        (199.7 * MEGABYTE, "200 MB", "200 МБ"),
        (2.5 * 1024 * MEGABYTE, "2.5 GB", "2,5 ГБ"),
    ],
)
def test_a_size_is_told_as_a_person_writes_it(amount: float, english: str, russian: str) -> None:
    assert (size(amount, speech("en")), size(amount, speech("ru"))) == (english, russian)
