"""The voices: fallbacks, plurals and dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.messages.speech import languages, mark, speech

ALMATY = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("ru-RU", "ru"),
        ("ru_KZ", "ru"),
        ("en-GB", "en"),
        ("kk", "en"),
        ("ru2", "en"),
        ("", "en"),
        (None, "en"),
        ("../ru", "en"),
        (".", "en"),
    ],
)
def test_a_language_without_a_catalogue_is_answered_in_english(asked: str | None, spoken: str) -> None:
    assert speech(asked).language == spoken


def test_there_is_a_voice_for_every_catalogue() -> None:
    assert languages() == ("en", "ru")
    assert [speech(language).say("Why?") for language in languages()] == ["Why?", "Почему?"]


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (0, "I read 0 sources", "Я читаю 0 источников"),
        (1, "I read 1 source", "Я читаю 1 источник"),
        (2, "I read 2 sources", "Я читаю 2 источника"),
        (4, "I read 4 sources", "Я читаю 4 источника"),
        (5, "I read 5 sources", "Я читаю 5 источников"),
        (11, "I read 11 sources", "Я читаю 11 источников"),
        (12, "I read 12 sources", "Я читаю 12 источников"),
        (21, "I read 21 sources", "Я читаю 21 источник"),
        (22, "I read 22 sources", "Я читаю 22 источника"),
        (111, "I read 111 sources", "Я читаю 111 источников"),
        (1_001, "I read 1001 sources", "Я читаю 1001 источник"),
    ],
)
def test_a_number_asks_for_its_plural(number: int, english: str, russian: str) -> None:
    shown = [speech(one).count("I read {number} source", "I read {number} sources", number) for one in ("en", "ru")]
    assert shown == [english, russian]


@pytest.mark.parametrize(
    ("time", "english", "russian"),
    [
        (datetime(2026, 11, 24, 14, 5, tzinfo=UTC), "24 Nov 2026, 14:05 UTC", "24 нояб. 2026, 14:05 UTC"),
        (datetime(2026, 5, 1, 0, 0, tzinfo=UTC), "1 May 2026, 00:00 UTC", "1 мая 2026, 00:00 UTC"),
        (datetime(2026, 1, 1, 2, 30, tzinfo=ALMATY), "31 Dec 2025, 21:30 UTC", "31 дек. 2025, 21:30 UTC"),
    ],
)
def test_a_moment_is_told_in_utc_in_the_languages_own_words(time: datetime, english: str, russian: str) -> None:
    assert [speech(language).moment(time) for language in ("en", "ru")] == [english, russian]


def test_values_go_into_the_sentence_as_they_are() -> None:
    said = speech("ru").say("You will hear about “{topic}”.", topic="{topic} & <b>")
    assert said == "Теперь вы будете получать сообщения по теме «{topic} & <b>»."


def test_a_sentence_of_no_catalogue_is_said_as_it_stands() -> None:
    assert speech("ru").say(mark("Nobody translated {this}."), this="that") == "Nobody translated that."
