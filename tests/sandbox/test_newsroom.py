"""What the invented outlets have published at a given time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.newsroom import MOST_ENTRIES, paragraphs
from tests.sandbox.newsdesk import START, later, newsroom, outlet

OLDER = {"id": "older", "days_before": 2}
TWO = ({"id": "one", "title": "Первая"}, {"id": "two", "title": "Вторая"})


def titles(*entries: Mapping[str, Any], seconds: float, of: str = "aryk") -> list[str]:
    room = newsroom(*entries)
    return [item.title for item in room.feed(outlet(room, of), later(seconds))]


@pytest.mark.parametrize(
    ("seconds", "held"),
    [
        (-60, []),
        (0, []),
        (3.9, []),
        (4, ["Первая"]),
        (7.9, ["Первая"]),
        (8, ["Вторая", "Первая"]),
        (12, ["Первая", "Вторая", "Первая"]),
    ],
)
def test_one_entry_comes_every_four_seconds_and_the_list_begins_again(seconds: float, held: list[str]) -> None:
    assert titles(*TWO, seconds=seconds) == held


def test_older_entries_are_there_from_the_start_behind_the_newer_ones() -> None:
    entries = (OLDER | {"title": "Старая"}, {"id": "oldest", "days_before": 5, "title": "Самая старая"}, TWO[0])
    assert titles(*entries, seconds=0) == ["Старая", "Самая старая"]
    assert titles(*entries, seconds=4) == ["Первая", "Старая", "Самая старая"]


def test_without_newer_entries_the_older_ones_stay() -> None:
    assert titles(OLDER, seconds=40) == ["Заголовок"]


def test_a_feed_holds_its_own_outlet_s_entries() -> None:
    entries = ({"id": "one"}, {"id": "two", "outlet": "saxaul", "title": "Second"}, OLDER)
    assert titles(*entries, seconds=8, of="saxaul") == ["Second"]


def test_an_outlet_without_entries_has_an_empty_feed_however_late_it_is() -> None:
    assert titles(*TWO, seconds=40_000_000, of="saxaul") == []


def test_a_feed_holds_no_more_than_the_newest_thirty() -> None:
    room = newsroom(*TWO, OLDER)
    items = room.feed(outlet(room), later(4 * 100))
    assert len(items) == MOST_ENTRIES
    assert [item.published for item in items] == [later(4 * number) for number in range(100, 70, -1)]


def test_each_round_has_guids_links_and_dates_of_its_own() -> None:
    room = newsroom({"id": "one"})
    items = room.feed(outlet(room), later(12))
    assert [item.id for item in items] == ["one-1770368412", "one-1770368408", "one-1770368404"]
    assert [item.path for item in items] == [f"/news/aryk/{item.id}" for item in items]
    assert [item.published for item in items] == [later(12), later(8), later(4)]


@pytest.mark.parametrize(
    ("round_", "title", "text"),
    [
        (0, "Дело Лопатникова", "Лопатников и Лопатникова ищут лопатки."),
        (1, "Дело Шестопалова", "Шестопалов и Шестопалова ищут лопатки."),
        (2, "Дело Лопатникова", "Лопатников и Лопатникова ищут лопатки."),
    ],
)
def test_a_later_round_is_about_somebody_else(round_: int, title: str, text: str) -> None:
    room = newsroom({"id": "one", "title": "Дело Лопатникова", "text": "Лопатников и Лопатникова ищут лопатки."})
    item = room.feed(outlet(room), later(4 * (round_ + 1)))[0]
    assert item.title == title
    assert item.paragraphs[0].endswith(f". {text}")


def test_a_stand_in_is_written_in_the_outlet_s_language() -> None:
    room = newsroom({"id": "one", "outlet": "saxaul", "title": "Lopatnikov"})
    assert [item.title for item in room.feed(outlet(room, "saxaul"), later(8))] == ["Shestopalov", "Lopatnikov"]


def test_a_text_begins_with_the_outlet_and_its_own_time() -> None:
    room = newsroom({"id": "one", "text": "Раз.\n\nДва."})
    (item,) = room.feed(outlet(room), later(4))
    assert item.paragraphs == ("«Арык», 06.02.2026, 14:00. Раз.", "Два.")
    assert item.published.utcoffset() == timedelta(hours=5)


def test_an_older_entry_is_the_same_after_every_start() -> None:
    rooms = [newsroom(OLDER | {"text": "Лопатников"}, start=start) for start in (START, START + timedelta(days=1))]
    items = [room.feed(outlet(room), room._start)[0] for room in rooms]
    assert {(item.id, item.path, item.paragraphs) for item in items} == {
        ("older", "/news/aryk/older", ("Лопатников",)),
    }
    assert [item.published for item in items] == [START - timedelta(days=2), START - timedelta(days=1)]


def test_another_start_gives_other_guids() -> None:
    rooms = [newsroom(*TWO, start=start) for start in (START, START + timedelta(seconds=1))]
    ids = [{item.id for item in room.feed(outlet(room), later(9))} for room in rooms]
    assert ids[0].isdisjoint(ids[1])


EDITED = {
    "id": "one",
    "title": "Задержан",
    "text": "Сначала.",
    "edits": [
        {"after": 20, "text": "Потом.", "expect": []},
        {"after": 10, "title": "Арестован", "text": "Затем.", "expect": []},
    ],
}


@pytest.mark.parametrize(
    ("seconds", "title", "text", "changed"),
    [(13.9, "Задержан", "Сначала.", 4), (14, "Арестован", "Затем.", 14), (24, "Задержан", "Потом.", 24)],
)
def test_an_edit_changes_the_entry_and_keeps_its_guid_and_date(
    seconds: float, title: str, text: str, changed: float
) -> None:
    room = newsroom(EDITED, *({"id": f"other-{number}"} for number in range(20)))
    item = room.feed(outlet(room), later(seconds))[-1]
    assert (item.id, item.published, item.changed) == ("one-1770368404", later(4), later(changed))
    assert (item.title, item.paragraphs[0].rpartition(". ")[2]) == (title, text)


def test_a_copy_links_to_what_it_copies_in_its_own_round() -> None:
    room = newsroom({"id": "one"}, {"id": "two", "outlet": "saxaul", "same_link_as": "one"})
    copies, copied = room.feed(outlet(room, "saxaul"), later(16)), room.feed(outlet(room), later(16))
    assert [item.path for item in copies] == [f"{item.path}?utm_source=saxaul&utm_medium=rss" for item in copied]
    assert {item.id for item in copies}.isdisjoint(item.id for item in copied)


def test_every_entry_of_a_feed_has_its_page_for_ever() -> None:
    room = newsroom(*TWO, OLDER)
    items = room.feed(outlet(room), later(8))
    assert len(items) == 3
    for item in items:
        assert room.page(outlet(room), item.id, later(8)) == item
        assert room.page(outlet(room), item.id, later(40_000)) == item


@pytest.mark.parametrize(
    ("id_", "of"),
    [
        ("one-1770368404", "saxaul"),
        ("older", "saxaul"),
        ("two-1770368404", "aryk"),
        ("one-1770368405", "aryk"),
        ("one-1770368400", "aryk"),
        ("one-1770368396", "aryk"),
        ("one-1770368420", "aryk"),
        ("one-01770368404", "aryk"),
        ("one-999999999999", "aryk"),
        ("one-9999999999999999999999", "aryk"),
        ("one-١٧٧٠٣٦٨٤٠٤", "aryk"),
        ("one", "aryk"),
        ("", "aryk"),
    ],
)
def test_what_was_not_published_has_no_page(id_: str, of: str) -> None:
    room = newsroom(*TWO, OLDER)
    assert room.page(outlet(room), "one-1770368404", later(8)) is not None
    assert room.page(outlet(room, of), id_, later(8)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Одна\nстрока", ("Одна строка",)),
        ("Раз\n\nДва\n \nТри", ("Раз", "Два", "Три")),
        ("Silk & Salt &amp; Co &#8212; AT&T", ("Silk &amp; Salt &amp; Co &#8212; AT&amp;T",)),
    ],
)
def test_paragraphs_are_html_in_one_line_each(text: str, found: tuple[str, ...]) -> None:
    assert paragraphs(text) == found


def test_the_time_of_the_start_is_cut_to_seconds() -> None:
    room = newsroom({"id": "one"}, start=datetime.fromisoformat("2026-02-06T09:00:00.900+00:00"))
    (item,) = room.feed(outlet(room), later(4))
    assert room.page(outlet(room), item.id, later(4)) == item
