"""Which of the entries in a poll are new, which are edits, which are known. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage.records import Seen


@dataclass(slots=True)
class Group:
    """The members of one poll that are one entry; `entry_id` is None while it is not stored."""

    entry_id: int | None
    members: list[int] = field(default_factory=list)
    fresh: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KnownKey:
    """The entry a stored key stands for, and since when."""

    entry_id: int
    seen_at: datetime


def sort_out(
    seen: Sequence[Seen], known: Mapping[str, KnownKey], hashes: Mapping[int, frozenset[str]], now: datetime
) -> list[Group]:
    """Group the members of a poll by entry, in order; `fresh` are those whose content no revision has yet.

    Two members that share a key are one entry, also when neither was stored before.
    """
    groups: list[Group] = []
    by_entry: dict[int, Group] = {}
    by_key: dict[str, Group] = {}
    contents: dict[int, set[str]] = {}
    for index, one in enumerate(seen):
        group = _find(one, known, by_entry, by_key, now)
        if group.entry_id is not None:
            by_entry[group.entry_id] = group
        if not group.members:
            groups.append(group)
            contents[id(group)] = set(hashes.get(group.entry_id or 0, ()))
        group.members.append(index)
        by_key.update(dict.fromkeys((key.key for key in one.keys), group))
        if one.hash not in contents[id(group)]:
            contents[id(group)].add(one.hash)
            group.fresh.append(index)
    return groups


def _find(
    one: Seen, known: Mapping[str, KnownKey], by_entry: Mapping[int, Group], by_key: Mapping[str, Group], now: datetime
) -> Group:
    for key in one.keys:
        stored = known.get(key.key)
        if stored and (key.valid is None or now - stored.seen_at <= key.valid):
            return by_entry.get(stored.entry_id) or Group(stored.entry_id)
    for key in one.keys:
        if key.key in by_key:
            return by_key[key.key]
    return Group(None)
