"""What is said of changes to feeds.yaml, and what a keyword means."""

from __future__ import annotations

import re

import pytest

from bot.config.edit import diff
from bot.config.edit.sentence import Told
from bot.config.edit.told import (
    ADDED,
    CHANGED_FEED,
    DEFAULT_FEED,
    NEW_FEED,
    NEW_TOPIC,
    NO_FEED,
    NO_TOPIC,
    PAUSED,
    REMOVED,
    RESUMED,
    TITLE,
)
from bot.config.rule import parse_rule
from bot.messages.speech import speech
from bot.messages.steering import CHANGES, SHOWN, change_line, change_lines, rule_lines
from bot.messages.text import plain
from bot.rulebook import FIRST, NO_MEANING

EN, RU = speech("en"), speech("ru")


def test_every_sentence_of_the_editing_room_is_translated() -> None:
    written = [*ADDED.values(), *REMOVED.values(), FIRST, NO_MEANING, diff._DEFAULT, diff._TITLE_GONE]
    written += [
        NEW_FEED,
        NO_FEED,
        CHANGED_FEED,
        DEFAULT_FEED,
        NEW_TOPIC,
        NO_TOPIC,
        TITLE,
        PAUSED,
        RESUMED,
    ]
    written += [diff._with_verb(one, new) for one in (diff._LISTS, *diff._LISTED.values()) for new in (True, False)]
    assert set(written) == set(CHANGES)


def test_a_change_is_said_in_the_language_of_the_reader() -> None:
    one = Told(NEW_FEED, {"name": "One", "url": "https://one.example/"})
    assert change_line(one, EN) == "The feed «One» is new: https://one.example/"
    assert change_line(one, RU) == "Новый источник «One»: https://one.example/"
    assert change_line(Told("{text}", {"text": "by {hand}"}), RU) == "by {hand}"


def test_of_many_changes_the_first_are_told_and_the_rest_counted() -> None:
    many = [Told(NO_FEED, {"name": str(number)}) for number in range(SHOWN + 7)]
    shown = plain(change_lines(many, EN)).splitlines()
    assert (len([line for line in shown if "is removed" in line]), shown[-1]) == (SHOWN, "and 7 more")


@pytest.mark.parametrize(
    ("rule", "language", "lines"),
    [
        ("выдача", "ru", ["«выдача» in any form: выдач, выдаче, выдачи, выдачу…"]),
        (
            "выдача ~ =СОЧ",
            "ru",
            [
                "«выдача» in any form: выдач, выдаче, выдачи, выдачу…",
                "and within 8 words of it, in the same sentence:",
                "«СОЧ», only so and only in capitals",
            ],
        ),
        ("mercenar*", "en", ["any word that begins with «mercenar»"]),
        ("=court", "en", ["«court», only so"]),
        (
            "$held + treason!",
            "en",
            [
                "any word or phrase of the list $held",
                "and anywhere in the same article:",
                "«treason» in any form",
                "It counts whatever the topic's context and exclusions say.",
            ],
        ),
        ("экстрадициялау", "kk", ["«экстрадициялау» in any form"]),
        (
            "=red =cross",
            "en",
            ["words that follow one another: «red», only so; «cross», only so"],
        ),
    ],
)
def test_a_keyword_is_told_as_it_is_understood(rule: str, language: str, lines: list[str]) -> None:
    assert list(rule_lines(parse_rule(rule), language, EN)) == lines


def test_the_same_is_said_in_russian() -> None:
    assert not re.search("[a-z]{3}", "".join(rule_lines(parse_rule("выдача ~ суд + $x!"), "ru", RU)))
