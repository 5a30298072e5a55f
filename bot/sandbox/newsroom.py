"""What the invented outlets have published at any time. Pure.

Some entries are days old from the start. Then one comes every few seconds, in the order of the samples; after the last
the first comes again, about somebody else, with another guid and another link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice

from bot.sandbox.sample_news import Edit, Outlet, SampleEntry, Samples

EVERY = timedelta(seconds=4)
MOST_ENTRIES = 30
"""How many entries a feed holds: the newest."""

_SECOND = timedelta(seconds=1)
_MOMENT = re.compile(r"(.+)-([1-9][0-9]{0,11})")
_STRAY_AMPERSAND = re.compile(r"&(?!#?\w+;)")


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An entry as it stands now: `paragraphs` are HTML, `path` is its link without the origin.

    `id` is its guid and the last part of its page's address. Times are the outlet's own; `changed` is the last edit's,
    or the publication's.
    """

    outlet: Outlet
    id: str
    title: str
    paragraphs: tuple[str, ...]
    path: str
    published: datetime
    changed: datetime


class Newsroom:
    """All outlets from `start` on; one entry every `every`, a length of whole seconds."""

    def __init__(self, samples: Samples, start: datetime, every: timedelta = EVERY) -> None:
        self.samples = samples
        self._start, self._every = start.replace(microsecond=0), every
        self._outlets = {outlet.id: outlet for outlet in samples.outlets}
        self._entries = [entry for entry in samples.entries if entry.days_before is None]
        self._places = {entry.id: place for place, entry in enumerate(self._entries)}
        self._older = sorted(
            (entry for entry in samples.entries if entry.days_before is not None), key=lambda one: one.days_before or 0
        )
        self._stand_ins = _StandIns(samples)

    def feed(self, outlet: Outlet, now: datetime) -> list[NewsItem]:
        """What the outlet's feed holds, newest first."""
        older = (self._older_item(entry, outlet) for entry in self._older if entry.outlet == outlet.id)
        newer = (self._item(number, now) for number in self._numbers(outlet, now))
        return [*islice(newer, MOST_ENTRIES), *older][:MOST_ENTRIES]

    def page(self, outlet: Outlet, id_: str, now: datetime) -> NewsItem | None:
        """The entry of this id, however long ago it was published; None if the outlet has none yet."""
        for entry in self._older:
            if (entry.id, entry.outlet) == (id_, outlet.id):
                return self._older_item(entry, outlet)
        number = self._number(id_)
        if number is None or not 0 <= number < self._published(now):
            return None
        item = self._item(number, now)
        return item if (item.id, item.outlet) == (id_, outlet) else None

    def _published(self, now: datetime) -> int:
        """How many entries have come, one after the other."""
        return max(0, (now - self._start) // self._every) if self._entries else 0

    def _numbers(self, outlet: Outlet, now: datetime) -> Iterator[int]:
        """The numbers of the outlet's entries, newest first."""
        newest = self._published(now) - 1
        # An outlet without entries would otherwise be searched for to the beginning.
        oldest = max(0, newest - MOST_ENTRIES * len(self._entries))
        return (n for n in range(newest, oldest - 1, -1) if self._entries[n % len(self._entries)].outlet == outlet.id)

    def _number(self, id_: str) -> int | None:
        """The number of the newest entry at the moment that this id names."""
        found = _MOMENT.fullmatch(id_)
        if not found:
            return None
        return timedelta(seconds=int(found[2]) - int(self._start.timestamp())) // self._every - 1

    def _moment(self, number: int) -> datetime:
        return self._start + (number + 1) * self._every

    def _id(self, number: int) -> str:
        """Another one for each start and each round, so that nobody takes a new entry for one they know."""
        entry = self._entries[number % len(self._entries)]
        return f"{entry.id}-{int(self._moment(number).timestamp())}"

    def _item(self, number: int, now: datetime) -> NewsItem:
        round_, place = divmod(number, len(self._entries))
        entry, moment = self._entries[place], self._moment(number)
        outlet = self._outlets[entry.outlet]
        edit = _last_edit(entry, (now - moment) // _SECOND)
        at = moment.astimezone(_zone(outlet))
        first, *others = paragraphs(self._stand_ins.put(edit.text if edit else entry.text, outlet.language, round_))
        # The date makes each text another one: entries are known by how their text begins, too.
        return NewsItem(
            outlet=outlet,
            id=self._id(number),
            title=self._stand_ins.put((edit and edit.title) or entry.title, outlet.language, round_),
            paragraphs=(f"{outlet.dateline.format(at=at)} {first}", *others),
            path=self._path(number),
            published=at,
            changed=at + timedelta(seconds=edit.after) if edit else at,
        )

    def _path(self, number: int) -> str:
        """Where an entry's link leads: to its page, or for a copy to the page of what was copied."""
        place = number % len(self._entries)
        entry = self._entries[place]
        if entry.same_link_as is None:
            return f"/news/{entry.outlet}/{self._id(number)}"
        copied = self._places[entry.same_link_as]
        return f"{self._path(number - place + copied)}?utm_source={entry.outlet}&utm_medium=rss"

    def _older_item(self, entry: SampleEntry, outlet: Outlet) -> NewsItem:
        """One whose words and guid are the same after every start: it is news only once."""
        at = (self._start - timedelta(days=entry.days_before or 0)).astimezone(_zone(outlet))
        path = f"/news/{outlet.id}/{entry.id}"
        return NewsItem(outlet, entry.id, entry.title, paragraphs(entry.text), path, at, at)


class _StandIns:
    """Puts the surnames of a later round in the place of those that are written."""

    def __init__(self, samples: Samples) -> None:
        self._rows = {language: _rows(samples, language) for language in {one.language for one in samples.outlets}}
        self._found = {
            language: re.compile(rf"\b(?:{'|'.join(map(re.escape, rows))})") for language, rows in self._rows.items()
        }

    def put(self, text: str, language: str, round_: int) -> str:
        """The text as it reads in this round; in round 0 as it is written."""
        rows = self._rows[language]
        return self._found[language].sub(lambda one: rows[one[0]][round_ % len(rows[one[0]])], text) if rows else text


def _rows(samples: Samples, language: str) -> dict[str, tuple[str, ...]]:
    rows = [row.get(language) or row["ru"] for row in samples.surnames]
    return {row[0]: row for row in rows}


def paragraphs(text: str) -> tuple[str, ...]:
    """A written text's paragraphs as HTML, each in one line."""
    return tuple(" ".join(_STRAY_AMPERSAND.sub("&amp;", one).split()) for one in re.split(r"\n\s*\n", text))


def _last_edit(entry: SampleEntry, age: int) -> Edit | None:
    """The edit that an entry of this age, in seconds, has had last."""
    return max((edit for edit in entry.edits if edit.after <= age), key=lambda edit: edit.after, default=None)


def _zone(outlet: Outlet) -> timezone:
    return timezone(timedelta(hours=outlet.utc_offset))
