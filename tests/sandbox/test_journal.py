"""The journal tells what happened after a place, and knows which places it cannot speak for."""

from __future__ import annotations

import pytest

from bot.sandbox.journal import MOST_KEPT, Journal


def journal(happenings: int) -> Journal:
    made = Journal(run="run")
    for _ in range(happenings):
        made.add("menu_changed")
    return made


@pytest.mark.parametrize(
    ("happenings", "place", "numbers"),
    [
        (3, "run-0", [1, 2, 3]),
        (3, "run-2", [3]),
        (3, "run-3", []),
        (0, "run-0", []),
        (3, "run-4", None),
        (3, "other-2", None),
        (3, "run--1", None),
        (3, "run-x", None),
        (3, "run-²", None),
        (3, "", None),
    ],
)
def test_what_happened_after_a_place(happenings: int, place: str, numbers: list[int] | None) -> None:
    after = journal(happenings).after(place)
    assert (after if after is None else [one.number for one in after]) == numbers


def test_a_place_is_forgotten_when_too_much_has_happened_since() -> None:
    kept = journal(MOST_KEPT + 2)
    assert kept.after("run-1") is None
    found = kept.after("run-2")
    assert found is not None
    assert [found[0].number, len(found), kept.place] == [3, MOST_KEPT, f"run-{MOST_KEPT + 2}"]


def test_places_of_two_runs_are_never_the_same() -> None:
    assert Journal().place != Journal().place
