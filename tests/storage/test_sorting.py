from __future__ import annotations

from datetime import timedelta

import pytest

from storage.records import EntryKey, Seen
from storage.sorting import KnownKey, sort_out
from tests.storage.made import NOW

WEEK = timedelta(days=7)


def seen(hash: str, *keys: str) -> Seen:
    return Seen(tuple(EntryKey(key, WEEK if key.startswith("title") else None) for key in keys), hash)


OLD = NOW - timedelta(days=8)
FRESH = NOW - timedelta(days=6)

CASES = [
    ("nothing stored", [seen("1", "a")], {}, {}, [(None, [0], [0])]),
    ("known and unchanged", [seen("1", "a")], {"a": (7, OLD)}, {7: {"1"}}, [(7, [0], [])]),
    ("known and edited", [seen("2", "a")], {"a": (7, OLD)}, {7: {"1"}}, [(7, [0], [0])]),
    ("edited back", [seen("1", "a")], {"a": (7, OLD)}, {7: {"1", "2"}}, [(7, [0], [])]),
    ("any known key is enough", [seen("1", "new", "a")], {"a": (7, OLD)}, {7: {"1"}}, [(7, [0], [])]),
    ("a title counts within its days", [seen("1", "title:x")], {"title:x": (7, FRESH)}, {7: {"1"}}, [(7, [0], [])]),
    ("a title counts no longer", [seen("1", "title:x")], {"title:x": (7, OLD)}, {7: {"1"}}, [(None, [0], [0])]),
    ("twice in one poll", [seen("1", "a"), seen("1", "a")], {}, {}, [(None, [0, 1], [0])]),
    ("twice in one poll, differing", [seen("1", "a"), seen("2", "a")], {}, {}, [(None, [0, 1], [0, 1])]),
    ("two entries", [seen("1", "a"), seen("1", "b")], {}, {}, [(None, [0], [0]), (None, [1], [1])]),
    (
        "two keys of one entry",
        [seen("1", "a"), seen("2", "b")],
        {"a": (7, OLD), "b": (7, OLD)},
        {7: {"1"}},
        [(7, [0, 1], [1])],
    ),
]


@pytest.mark.parametrize(
    ("seen", "known", "hashes", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_groups_a_poll_by_entry(seen, known, hashes, expected):  # type: ignore[no-untyped-def]  # a table's row
    groups = sort_out(
        seen,
        {key: KnownKey(*where) for key, where in known.items()},
        {id_: frozenset(found) for id_, found in hashes.items()},
        NOW,
    )
    assert [(group.entry_id, group.members, group.fresh) for group in groups] == expected
