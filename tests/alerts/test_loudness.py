"""Whether an alert comes with a sound."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.loudness import is_heard, is_silent
from storage.records import Mute, Named, Possible

NOW = datetime(2026, 2, 6, 12, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(hours=1), NOW - timedelta(hours=1)


@pytest.mark.parametrize(
    ("always", "mutes", "topics", "named", "silent"),
    [
        (False, [], ["asylum"], False, False),
        (True, [], ["asylum"], False, True),
        (False, [Mute("*", LATER)], ["asylum"], True, True),
        (False, [Mute("*", None)], [], True, True),
        (False, [Mute("*", BEFORE)], ["asylum"], False, False),
        (False, [Mute("*", NOW)], ["asylum"], False, False),
        (False, [Mute("asylum", None)], ["asylum"], False, True),
        (False, [Mute("asylum", LATER)], ["asylum", "extradition"], False, False),
        (False, [Mute("asylum", None)], ["asylum"], True, False),
        (False, [Mute("asylum", None)], [], True, False),
        (False, [], [], True, False),
        (False, [], [], False, True),
        (False, [Mute("asylum", None)], [], False, True),
    ],
)
def test_loudness(always: bool, mutes: list[Mute], topics: list[str], named: bool, silent: bool) -> None:
    assert is_silent(always, mutes, topics, named, NOW) is silent


CERTAIN, POSSIBLE = Named("a", "certain", ()), Named("b", "possible", ())
DOUBTED = Named("c", "possible", (), doubted=True)


@pytest.mark.parametrize(
    ("named", "possible", "heard"),
    [
        ([], "shown", False),
        ([CERTAIN], "hidden", True),
        ([POSSIBLE], "shown", True),
        ([POSSIBLE], "silent", False),
        ([POSSIBLE, CERTAIN], "silent", True),
        ([DOUBTED], "shown", False),
        ([DOUBTED, POSSIBLE], "shown", True),
    ],
)
def test_who_is_told_of_with_a_sound(named: list[Named], possible: Possible, heard: bool) -> None:
    assert is_heard(named, possible) is heard
