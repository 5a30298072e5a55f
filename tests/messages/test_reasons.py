"""Why somebody is a watched person, in the reader's language."""

from __future__ import annotations

import pytest

from bot.messages.reasons import CASES, REASONS, reason_in_words
from bot.messages.speech import speech
from bot.reading.names import reasons
from bot.reading.names.data import listed
from bot.reading.names.paradigm import CASES as DECLINED
from bot.reading.names.turkic import TURKIC

RU, EN = speech("ru"), speech("en")


def test_every_reason_that_the_reading_gives_is_known() -> None:
    given = {
        value for name, value in vars(reasons).items() if name.isupper() and isinstance(value, str) and name != "MANY"
    }
    assert given - {TURKIC} == set(REASONS)


def test_every_case_is_known() -> None:
    suffixed = (case.removeprefix("possessive ") for case in listed("suffixes.txt"))
    assert {*DECLINED, *suffixed} == set(CASES)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_said_in_russian_with_and_without_a_case(reason: str) -> None:
    said = reason_in_words(reason, RU)
    assert not said.isascii()
    assert reason_in_words(f"{reason}, genitive or dative", RU) == f"{said}, родительный падеж или дательный падеж"
    assert reason_in_words(reason, EN) == reason


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("given name and surname, accusative", "имя и фамилия, винительный падеж"),
        (
            "given name and patronymic, no surname, genitive, dative or locative",
            "имя и отчество без фамилии, родительный падеж, дательный падеж или местный падеж",
        ),
        ("", ""),
        ("a reason of an older version", "a reason of an older version"),
        ("initial only, unheard of", "initial only, unheard of"),
    ],
)
def test_reasons_in_words(reason: str, said: str) -> None:
    assert reason_in_words(reason, RU) == said
