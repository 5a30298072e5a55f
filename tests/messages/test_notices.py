"""What administrators read of what is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import get_args

import pytest

from bot.messages.notices import BEGAN, OVER, notice_line, notice_message
from bot.messages.speech import languages, speech
from bot.messages.text import plain
from bot.watchdog.finding import CONFIGURATION, OF_A_FEED, OF_ALL, Kind
from storage.records import Notice
from tests.messages.made import NOW

DAY = timedelta(days=1)
SILENT = Notice(1, "silent", "Outlet", NOW - 3 * DAY, "", {"per_day": 20, "fails": 0}, NOW - DAY)
SINCE = "Silent since 3 Feb 2026, 12:00 UTC; usually about 20 a day."


def test_every_kind_has_a_beginning_and_an_end() -> None:
    assert set(BEGAN) == set(OVER) == {*get_args(Kind), CONFIGURATION}
    assert {*OF_A_FEED, *OF_ALL} == set(get_args(Kind))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", sorted(BEGAN))
def test_every_kind_is_told_without_figures_too(kind: str, language: str) -> None:
    notice = replace(SILENT, kind=kind, figures={}, message="what was said")
    for over in (False, True):
        title, line = plain(notice_message(notice, speech(language), over=over).pieces).split("\n", 1)
        assert title
        assert line
        assert "{" not in line


@pytest.mark.parametrize(
    ("notice", "english"),
    [
        (SILENT, f"{SINCE} It can be read, but brings nothing new."),
        (replace(SILENT, figures={"per_day": 20, "fails": 1}), f"{SINCE} It cannot be read."),
        (replace(SILENT, figures={"per_day": 0, "fails": 1}), "Cannot be read since 3 Feb 2026, 12:00 UTC."),
        (replace(SILENT, kind="not known here", message="It leaks."), "It leaks."),
    ],
)
def test_a_feed_is_told_of_by_its_name(notice: Notice, english: str) -> None:
    assert plain(notice_message(notice, speech("en"), over=False).pieces) == f"Outlet\n{english}"
    assert notice_line(notice, speech("en")) == f"Outlet: {english}"


@pytest.mark.parametrize(
    ("over_at", "english"),
    [
        (NOW, "It brings entries again. It lasted 3 days."),
        (SILENT.since + timedelta(seconds=59), "It brings entries again."),
    ],
)
def test_the_end_says_how_long_it_lasted(over_at: datetime, english: str) -> None:
    notice = replace(SILENT, over_at=over_at)
    assert plain(notice_message(notice, speech("en"), over=True).pieces) == f"Outlet\n{english}"
