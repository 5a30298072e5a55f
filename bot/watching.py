"""Whom every text is searched for: one index of all watched names, kept in step with the database.

Names come and go in a thread, some at a time; who reads a text waits for that, who answers people does not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from threading import Lock

from bot.reading.found import Text
from bot.reading.hidden import HIDES_NOBODY, Hidden
from bot.reading.model import Mention
from bot.reading.names import NameIndex
from storage.database import Storage, Tx
from storage.records import Negative, Watch

log = logging.getLogger(__name__)

AT_ONCE = 500


class Watching:
    """The names that are watched, ready for texts, with what the store knows them by.

    `version` is which state of the store's list this is. `ids`, `negatives` and `hidden` change with it.
    """

    def __init__(self) -> None:
        self._index, self._searching, self._turn = NameIndex(), Lock(), asyncio.Lock()
        self._names: dict[int, str] = {}
        self.ids: dict[str, int] = {}
        self.negatives: Mapping[int, Sequence[Negative]] = {}
        self.hidden: Hidden = HIDES_NOBODY
        self.version: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self._index)

    def find(self, texts: Sequence[Text], on_topic: bool = False) -> tuple[Mention, ...]:
        """Every mention of a watched person, as `NameIndex.find`; from any thread."""
        with self._searching:
            return self._index.find(texts, on_topic=on_topic)

    async def refresh(self, storage: Storage) -> None:
        """Take over what has come and gone since; whoever else asks meanwhile waits for it."""
        async with self._turn:
            async with storage.read() as tx:
                version = await tx.watches.version()
                if version == self.version:
                    return
                added, gone = await self._changes(tx, version)
                negatives = await tx.negatives.all() if version[2:4] != self.version[2:4] else None
                hidden = await tx.suppressions.all() if version[4:] != self.version[4:] else None
            await self._take(added, gone)
            if negatives is not None:
                self.negatives = _by_name(negatives)
            if hidden is not None:
                self.hidden = await asyncio.to_thread(Hidden.of, {one.name: one.id for one in hidden})
            self.version = version

    async def _changes(self, tx: Tx, version: Sequence[int]) -> tuple[list[Watch], Collection[int]]:
        """Names that are new, and the ids of those that are gone."""
        added: list[Watch] = []
        newest = max(self._names, default=0)
        while page := await tx.watches.names(above=added[-1].name_id if added else newest, limit=AT_ONCE):
            added += page
        if len(self._names) + len(added) == version[0]:
            return added, ()
        return added, self._names.keys() - await tx.watches.ids()

    async def _take(self, added: Sequence[Watch], gone: Collection[int]) -> None:
        old = list(gone)
        for start in range(0, len(old), AT_ONCE):
            await asyncio.to_thread(self._remove, old[start : start + AT_ONCE])
        for start in range(0, len(added), AT_ONCE):
            await asyncio.to_thread(self._add, added[start : start + AT_ONCE])

    def _add(self, added: Sequence[Watch]) -> None:
        with self._searching:
            for one in added:
                self._names[one.name_id], self.ids[one.name] = one.name, one.name_id
                self._change(self._index.add, one.name)

    def _remove(self, gone: Sequence[int]) -> None:
        with self._searching:
            for name_id in gone:
                name = self._names.pop(name_id)
                del self.ids[name]
                self._change(self._index.remove, name)

    @staticmethod
    def _change(change: Callable[[str], None], name: str) -> None:
        """Add or remove a name; one that the index cannot take is left out, and keeps no other from being found."""
        try:
            change(name)
        except Exception as error:  # its message may quote the name
            log.error("a watched name cannot be looked for: %s", type(error).__name__)


def _by_name(negatives: Sequence[Negative]) -> dict[int, tuple[Negative, ...]]:
    found: dict[int, tuple[Negative, ...]] = {}
    for one in negatives:
        found[one.name_id] = (*found.get(one.name_id, ()), one)
    return found
