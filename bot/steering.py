"""What administrators change in the chat: drafted on the file as it is, shown, and saved if it still means the same.

    edits → the text they would make → a draft, kept until it is saved, cancelled or too old
    save  → the file as it is now + the edits → feeds.yaml → a revision → in force

Drafts live in memory: after a restart they are made again. What they change is in feeds.yaml and nowhere else.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.config.edit import Conflict, Edit, Told, changes, edited, merged, told
from bot.config.file import parse_config
from bot.config.model import Config
from bot.errors import ConfigError
from bot.rulebook import FROM_FILE, NO_MEANING, Rulebook

KEPT = timedelta(minutes=15)
MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to change: edits of the text `base`, or, where there are none, all of it by `text`.

    `config` is what `base` says, `text` what is made of it, `what` what changes in words. `undone` is the revision that
    it takes back.
    """

    token: str
    who: int
    config: Config
    base: str
    text: str
    edits: tuple[Edit, ...]
    what: tuple[Told, ...]
    until: datetime
    undone: int | None = None


class Steering:
    """Drafts of changes to feeds.yaml, and saving them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._drafts: dict[str, Draft] = {}
        self._saved: dict[str, Draft] = {}
        self._turn = asyncio.Lock()

    async def read(self) -> tuple[Config, str]:
        """What the file says now; ConfigError if it has a mistake, which has to be mended first."""
        return await asyncio.to_thread(self._rulebook.read)

    async def draft(self, who: int, edits: Sequence[Edit], now: datetime) -> Draft:
        """These edits, made on the file as it is; ConfigError says why they cannot be."""
        config, base = await self.read()
        text = await asyncio.to_thread(_edited, base, edits, config)
        return self._keep(who, config, base, text, tuple(edits), tuple(map(told, edits)), now)

    async def restore(self, who: int, text: str, undone: int, now: datetime) -> Draft:
        """The whole file as it was before this revision; ConfigError if it cannot be used, or is so already."""
        config, base = await self.read()
        if base == text:
            raise ConfigError(FROM_FILE, ((None, "it says this already"),))
        old = await asyncio.to_thread(parse_config, text, FROM_FILE)
        what = changes(config, old) or [Told(NO_MEANING)]
        return self._keep(who, config, base, text, (), tuple(what), now, undone)

    async def again(self, draft: Draft, now: datetime) -> Draft:
        """The same change, made on the file as it is now; ConfigError says why it cannot be."""
        if draft.edits:
            return await self.draft(draft.who, draft.edits, now)
        return await self.restore(draft.who, draft.text, draft.undone or 0, now)

    def _keep(
        self,
        who: int,
        config: Config,
        base: str,
        text: str,
        edits: tuple[Edit, ...],
        what: tuple[Told, ...],
        now: datetime,
        undone: int | None = None,
    ) -> Draft:
        draft = Draft(secrets.token_hex(6), who, config, base, text, edits, what, now + KEPT, undone)
        alive = [one for one in self._drafts.values() if one.until > now][-MOST_KEPT + 1 :]
        self._drafts = {one.token: one for one in (*alive, draft)}
        return draft

    def find(self, token: str, who: int, now: datetime) -> Draft | None:
        """This person's draft; None once it is saved, cancelled, too old, or forgotten by a restart."""
        draft = self._drafts.get(token)
        return draft if draft and draft.who == who and draft.until > now else None

    def drop(self, draft: Draft) -> None:
        """Forget it."""
        self._drafts.pop(draft.token, None)

    async def save(self, draft: Draft) -> Conflict | None:
        """Make it the file, and in force; Conflict, and nothing is changed, if the file was changed so that it is in
        the way.

        Raises ConfigError where the file has a mistake by now, or cannot be written.
        """
        async with self._turn:
            config, theirs = await self.read()
            text = await asyncio.to_thread(_onto, draft, theirs, config)
            if isinstance(text, Conflict):
                return text
            if text != theirs:
                await self._rulebook.save(theirs, text, who=str(draft.who), what=draft.what)
            self.drop(draft)
            alive = [one for one in self._saved.values() if one.until > draft.until - KEPT][-MOST_KEPT + 1 :]
            self._saved = {one.token: one for one in (*alive, draft)}
            return None

    def take_saved(self, token: str, who: int) -> Draft | None:
        """What this person saved lately, once: what follows from it is done once."""
        draft = self._saved.get(token)
        return self._saved.pop(token) if draft and draft.who == who else None


def _edited(text: str, edits: Sequence[Edit], config: Config) -> str:
    return edited(text, *edits, config=config)


def _onto(draft: Draft, theirs: str, config: Config) -> str | Conflict:
    """What the draft makes of the file as it is now."""
    if theirs == draft.base:
        return draft.text
    if len(draft.edits) == 1:
        return merged(draft.base, draft.edits[0], theirs)
    changed = tuple(changes(draft.config, config))
    if not draft.edits:
        return Conflict("the file was changed meanwhile", changed)
    try:
        return edited(theirs, *draft.edits, config=config)
    except ConfigError as refused:
        return Conflict("; ".join(why for _, why in refused.problems), changed)
