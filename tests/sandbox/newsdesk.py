"""What the tests of the sample newsroom share: a small set of samples and a start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.newsroom import NewsItem, Newsroom
from bot.sandbox.sample_news import Outlet, Samples

START = datetime(2026, 2, 6, 9, 0, tzinfo=UTC)

_OUTLETS: list[dict[str, Any]] = [
    {
        "id": "aryk", "name": "Арык & Ко", "language": "ru", "country": "KZ", "utc_offset": 5,
        "dateline": "«Арык», {at:%d.%m.%Y, %H:%M}.", "invented": "Это выдумано.",
    },
    {
        "id": "saxaul", "name": "Saxaul", "language": "en", "utc_offset": 0, "teaser": True,
        "dateline": "Saxaul, {at:%d %b %Y, %H:%M}.", "invented": "This is invented.",
    },
]  # fmt: skip
_SURNAMES = [{"ru": ["Лопатник", "Шестопал"], "en": ["Lopatnik", "Shestopal"]}]


def samples(*entries: Mapping[str, Any]) -> Samples:
    """Samples of these entries; an entry that says nothing else is a short one of the outlet aryk."""
    usual = {"outlet": "aryk", "title": "Заголовок", "text": "Текст.", "expect": []}
    return Samples.model_validate(
        {"outlets": _OUTLETS, "entries": [usual | dict(one) for one in entries], "surnames": _SURNAMES}
    )


def newsroom(*entries: Mapping[str, Any], start: datetime = START) -> Newsroom:
    """A newsroom with these entries, one every four seconds."""
    return Newsroom(samples(*entries), start)


def later(seconds: float) -> datetime:
    """So long after the start."""
    return START + timedelta(seconds=seconds)


def outlet(room: Newsroom, id_: str = "aryk") -> Outlet:
    """One of the newsroom's outlets."""
    found = room.samples.outlet(id_)
    assert found is not None
    return found


def items_of(room: Newsroom, now: datetime) -> list[NewsItem]:
    """What all feeds of the newsroom hold."""
    return [item for one in room.samples.outlets for item in room.feed(one, now)]
