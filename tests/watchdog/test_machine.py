"""Delivery, the disk and the processes that parse."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.watchdog.machine import DEATHS, MEGABYTE, delivery, disk, parser
from storage.records import Disk, Waiting
from tests.storage.made import MINUTE, NOW

GIGABYTE = 1024 * MEGABYTE
LATE = NOW - 15 * MINUTE


@pytest.mark.parametrize(
    ("waiting", "open_since", "stuck"),
    [
        (Waiting(), None, False),
        (Waiting(LATE + MINUTE), None, False),
        (Waiting(LATE), None, True),
        (Waiting(LATE, LATE), None, True),
        (Waiting(LATE, LATE + MINUTE), None, False),
        (Waiting(LATE, NOW), LATE, True),
        (Waiting(LATE, NOW), LATE - MINUTE, False),
        (Waiting(LATE, None), LATE - MINUTE, True),
        (Waiting(None, NOW), LATE, False),
    ],
    ids=[
        "nothing waits", "waits a while", "waits long, never sent", "none sent since", "others are sent",
        "others are sent, this one waits on", "it was sent, others wait", "nothing is sent still", "all sent",
    ],
)  # fmt: skip
def test_delivery_is_stuck_when_one_waits_and_none_is_sent(
    waiting: Waiting, open_since: datetime | None, stuck: bool
) -> None:
    assert (delivery(waiting, NOW, open_since) is not None) is stuck


@pytest.mark.parametrize(
    ("free", "total", "is_open", "full"),
    [
        (200 * MEGABYTE, GIGABYTE, False, False),
        (200 * MEGABYTE - 1, GIGABYTE, False, True),
        (239 * MEGABYTE, GIGABYTE, True, True),
        (240 * MEGABYTE, GIGABYTE, True, False),
        (5 * GIGABYTE, 100 * GIGABYTE, False, False),
        (5 * GIGABYTE - 1, 100 * GIGABYTE, False, True),
        (5 * GIGABYTE, 100 * GIGABYTE, True, True),
        (6 * GIGABYTE, 100 * GIGABYTE, True, False),
    ],
)
def test_a_disk_is_nearly_full_below_a_share_or_an_amount(free: int, total: int, is_open: bool, full: bool) -> None:
    assert (disk(Disk(0, free, total), NOW, is_open=is_open) is not None) is full


def test_of_a_database_elsewhere_there_is_no_disk() -> None:
    assert disk(None, NOW, is_open=True) is None


@pytest.mark.parametrize(
    ("minutes", "started", "is_open", "found"),
    [
        ([], 99, False, False),
        ([1] * (DEATHS - 1), 99, False, False),
        ([1] * DEATHS, 99, False, True),
        ([1] * (DEATHS - 1) + [30], 99, False, False),
        ([29], 99, True, True),
        ([30], 99, True, False),
        ([], 29, True, True),
        ([], 30, True, False),
    ],
    ids=["none", "some", "many", "many, one long ago", "one still", "none any more", "restarted", "restarted long ago"],
)
def test_processes_keep_dying(minutes: list[int], started: int, is_open: bool, found: bool) -> None:
    deaths = [NOW - ago * MINUTE for ago in minutes]
    assert (parser(deaths, NOW - started * timedelta(minutes=1), NOW, is_open=is_open) is not None) is found
