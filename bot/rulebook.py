"""What is in force: the last good version of feeds.yaml, compiled and recorded in the database, and the watched names.

A broken edit changes nothing: it is reported with its line, once, and what was in force stays so, over a restart too.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.config.file import ConfigFile, parse_config
from bot.config.model import Config
from bot.errors import ConfigError
from bot.reading.hidden import HIDES_NOBODY, Hidden
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.read import NOBODY, Watched
from bot.watching import Watching
from storage.database import Storage
from storage.records import FeedSetup, Negative

log = logging.getLogger(__name__)

FROM_FILE = "feeds.yaml"


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


class Rulebook:
    """Holds what is in force; `config` and `wanted` always belong together."""

    def __init__(self, file: ConfigFile, storage: Storage) -> None:
        self._file, self._storage = file, storage
        self._edit: tuple[Config, str] | None = None
        self.config: Config
        self._watching = Watching()
        self.wanted = Wanted(compile_topics(()), self._watching, self._watching.ids)

    async def load(self) -> None:
        """Take the file, or the last good version if the file is broken; ConfigError if there is neither."""
        try:
            config, text = self._file.load()
        except ConfigError as broken:
            async with self._storage.read() as tx:
                last = await tx.configurations.last()
            if last is None:
                raise
            log.error(
                "the last good version of %s stays in force, since the file cannot be used:\n%s", FROM_FILE, broken
            )
            config, text = parse_config(last.text), last.text
        await self._take(config, text)

    async def refresh(self) -> None:
        """Take over the file if it was edited; an edit that could not be saved is taken over the next time."""
        try:
            self._edit = self._file.changed() or self._edit
        except ConfigError as broken:
            self._edit = None
            log.error("the edit is not taken over, the last good version stays in force:\n%s", broken)
        if self._edit:
            await self._take(*self._edit)
            self._edit = None
            log.info("%s was edited and is in force", FROM_FILE)

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

    async def _take(self, config: Config, text: str) -> None:
        topics = compile_topics(config.topics)
        now = datetime.now(UTC)
        async with self._storage.begin() as tx:
            await tx.feeds.configure(setups(config), now)
            await tx.configurations.accept(text, who=FROM_FILE, what="the file as it was read", now=now)
        self.config, self.wanted = config, replace(self.wanted, topics=topics)


def setups(config: Config) -> list[FeedSetup]:
    """What the database must know of each feed."""
    return [
        FeedSetup(feed.name, feed.url, urlsplit(feed.url).hostname or "", config.every(feed)) for feed in config.feeds
    ]
