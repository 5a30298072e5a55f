"""What is in force: the last good version of feeds.yaml, compiled and recorded in the database, and the watched names.

A broken edit changes nothing: whoever runs the bot is told its line, once, and what was in force stays so, over a
restart too. They are told once more when it is mended.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.config.edit import Told, changes, kept
from bot.config.file import ConfigFile, parse_config
from bot.config.model import Config
from bot.errors import ConfigError
from bot.notices import Notices
from bot.reading.hidden import HIDES_NOBODY, Hidden
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.read import NOBODY, Watched
from bot.watchdog.finding import CONFIGURATION
from bot.watching import Watching
from storage.database import Storage
from storage.records import ConfigRevision, FeedSetup, Negative

log = logging.getLogger(__name__)

FROM_FILE = "feeds.yaml"
FIRST = "the file as it was read"
NO_MEANING = "Nothing that counts was changed: comments, order or spelling."
# A notice is one message.
_PROBLEMS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every text is searched for: topics, and people by name.

    `ids` are what the store knows the names by, `negatives` who is somebody else, by the name's id, `hidden` who is
    left out of lists and alerts, and `version` which state of these lists this is.
    """

    topics: TopicRules
    watches: Watched = NOBODY
    ids: Mapping[str, int] = field(default_factory=dict)
    negatives: Mapping[int, Sequence[Negative]] = field(default_factory=dict)
    version: tuple[int, ...] = ()
    hidden: Hidden = HIDES_NOBODY


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of the file: what it says, its text, who made it, and what it changes (None: that is to be found)."""

    config: Config
    text: str
    who: str = FROM_FILE
    what: str | None = None


class Rulebook:
    """Holds what is in force; `config`, `text` and `wanted` always belong together."""

    def __init__(self, file: ConfigFile, storage: Storage, notices: Notices | None = None) -> None:
        """`notices` carries to those who run the bot that the file is broken, and that it is mended."""
        self._file, self._storage, self._notices = file, storage, notices
        self._edit: _Version | None = None
        # What is to be told of the file: what is wrong with it, "" that nothing is; None if that is told already.
        self._news: str | None = None
        self._broken = False
        self._turn = asyncio.Lock()
        self.config: Config
        self._in_force: tuple[Config, str]
        self.text = ""
        self._watching = Watching()
        self.wanted = Wanted(compile_topics(()), self._watching, self._watching.ids)

    async def load(self) -> None:
        """Take the file, or the last good version if the file is broken; ConfigError if there is neither."""
        async with self._storage.read() as tx:
            last = await tx.configurations.last()
        self._news = ""
        try:
            config, text = self._file.load()
        except ConfigError as broken:
            if last is None:
                raise
            log.error(
                "the last good version of %s stays in force, since the file cannot be used:\n%s", FROM_FILE, broken
            )
            config, text, self._news = parse_config(last.text), last.text, _brief(broken)
        await self._take(_Version(config, text, what=_since(last, config, text)))
        await self._tell()

    async def refresh(self) -> None:
        """Take over the file if it was edited; an edit that could not be saved is taken over the next time."""
        async with self._turn:
            try:
                if found := self._file.changed():
                    self._edit = _Version(*found)
            except ConfigError as broken:
                self._edit, self._news = None, _brief(broken)
                log.error("the edit is not taken over, the last good version stays in force:\n%s", broken)
            if self._edit:
                await self._take(self._edit)
                self._edit, self._news = None, ""
                log.info("%s was edited and is in force", FROM_FILE)
            elif self._broken and self._file.is_good:
                self._news = ""  # it is there again, as it was
            await self._tell()

    def read(self) -> tuple[Config, str]:
        """What the file says at this moment, in force or not yet; ConfigError if it cannot be used."""
        # Read at one go: this may be another thread than the one that takes an edit over.
        config, known = self._in_force
        text = self._file.text()
        return (config if text == known else parse_config(text, FROM_FILE)), text

    async def save(self, old: str, new: str, *, who: str, what: Sequence[Told]) -> None:
        """Put `new` in the place of the file's text `old`, and in force at once, as an edit of this person.

        ConfigError if the file says something else by now, or cannot be written; then nothing is changed.
        """
        config = await asyncio.to_thread(parse_config, new, FROM_FILE)
        async with self._turn:
            self._file.rewrite(old, new)
            # If it cannot be recorded now, it is with the next look at the file.
            self._edit = _Version(config, new, who, kept(what))
            await self._take(self._edit)
            self._edit, self._news = None, ""
            await self._tell()

    async def refresh_watches(self) -> None:
        """Look for the names that are watched now."""
        await self._watching.refresh(self._storage)
        names = self._watching
        self.wanted = replace(
            self.wanted, ids=names.ids, negatives=names.negatives, hidden=names.hidden, version=names.version
        )

    async def ready(self) -> Wanted:
        """What every text is searched for, once all names are there: at a start they take a while."""
        if not self.wanted.version:
            await self.refresh_watches()
        return self.wanted

    async def _take(self, version: _Version) -> None:
        config = version.config
        topics = await asyncio.to_thread(compile_topics, config.topics)
        what = kept(_changes(self.config, config)) if version.what is None else version.what
        now = datetime.now(UTC)
        async with self._storage.begin() as tx:
            await tx.feeds.configure(setups(config), now)
            await tx.configurations.accept(version.text, who=version.who, what=what, now=now)
        self._in_force = config, version.text
        self.config, self.text, self.wanted = config, version.text, replace(self.wanted, topics=topics)

    async def _tell(self) -> None:
        """Tell of the file what is to be told; if that cannot be filed, the next time."""
        if self._news is None:
            return
        if self._notices and self._news:
            await self._notices.tell(CONFIGURATION, FROM_FILE, self._news)
        elif self._notices:
            await self._notices.over(CONFIGURATION, FROM_FILE)
        self._broken, self._news = bool(self._news), None


def _changes(old: Config, new: Config) -> list[Told]:
    return changes(old, new) or [Told(NO_MEANING)]


def _since(last: ConfigRevision | None, config: Config, text: str) -> str:
    """What was changed while the bot was off."""
    if last is None or last.text == text:
        return FIRST
    try:
        return kept(_changes(parse_config(last.text), config))
    except ConfigError:
        return FIRST  # written for a version of Casewatch that took what this one does not


def _brief(broken: ConfigError) -> str:
    lines = str(broken).splitlines()
    return "\n".join([*lines[:_PROBLEMS_TOLD], *(["…"] if len(lines) > _PROBLEMS_TOLD else [])])


def setups(config: Config) -> list[FeedSetup]:
    """What the database must know of each feed."""
    return [
        FeedSetup(feed.name, feed.url, urlsplit(feed.url).hostname or "", config.every(feed), feed.paused)
        for feed in config.feeds
    ]
