"""People who are left out of lists and alerts: which of them a text certainly names. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.reading.model import Article, Mention
from bot.reading.named import mentions_in
from bot.reading.names import NameIndex
from bot.reading.stored import search_keys


@dataclass(frozen=True, slots=True)
class Hidden:
    """Who is left out: what the store knows each by, under the name as it was written."""

    ids: Mapping[str, int] = field(default_factory=dict)
    index: NameIndex = field(default_factory=NameIndex)
    keys: Mapping[str, Sequence[frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Mapping[str, int]) -> Hidden:
        """Ready for texts."""
        return cls(ids, NameIndex(ids), {name: search_keys(name) for name in ids})

    def certain_in(self, article: Article, keys: str, *, on_topic: bool) -> tuple[Mention, ...]:
        """Where the article certainly names one of them; `keys` are the article's own keys of names.

        Most articles have no key of any of them, and are not looked at.
        """
        there = set(keys.split())
        if not any(all(there & group for group in groups) for groups in self.keys.values()):
            return ()
        found = mentions_in(article, self.index, on_topic=on_topic)
        return tuple(one for one in found if one.certainty == "certain")

    def ids_in(self, certain: Iterable[Mention]) -> tuple[int, ...]:
        """What the store knows those by who are named."""
        return tuple(dict.fromkeys(self.ids[one.name] for one in certain))


HIDES_NOBODY = Hidden()


def same_people(watched: Mapping[int, Sequence[Mapping[str, Any]]], certain: Collection[Mention]) -> set[int]:
    """Of watched people, by id with the stored places of each, those who are left out, whatever the spelling.

    Whoever is found at the same place of the same text is the same person.
    """
    return {id_ for id_, places in watched.items() if any(_overlap(one, there) for one in certain for there in places)}


def _overlap(one: Mention, place: Mapping[str, Any]) -> bool:
    where = one.where
    return bool(where.field == place["field"] and where.start < place["end"] and place["start"] < where.end)
