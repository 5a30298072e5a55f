"""The configuration in force: the last good version of feeds.yaml, compiled, and recorded in the database.

A broken edit changes nothing: it is reported with its line, once, and what was in force stays so, over a restart too.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bot.config.file import ConfigFile, parse_config
from bot.config.model import Config
from bot.errors import ConfigError
from bot.reading.keywords import TopicRules, compile_topics
from storage.database import Storage
from storage.records import FeedSetup

log = logging.getLogger(__name__)

FROM_FILE = "feeds.yaml"


class Rulebook:
    """Holds what is in force; `config` and `topics` always belong together."""

    def __init__(self, file: ConfigFile, storage: Storage) -> None:
        self._file, self._storage = file, storage
        self.config: Config
        self.topics: TopicRules

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
        """Take over the file if it was edited."""
        try:
            changed = self._file.changed()
        except ConfigError as broken:
            log.error("the edit is not taken over, the last good version stays in force:\n%s", broken)
            return
        if changed:
            await self._take(*changed)
            log.info("%s was edited and is in force", FROM_FILE)

    async def _take(self, config: Config, text: str) -> None:
        topics = compile_topics(config.topics)
        now = datetime.now(UTC)
        async with self._storage.begin() as tx:
            await tx.feeds.configure(setups(config), now)
            await tx.configurations.accept(text, who=FROM_FILE, what="the file as it was read", now=now)
        self.config, self.topics = config, topics


def setups(config: Config) -> list[FeedSetup]:
    """What the database must know of each feed."""
    return [
        FeedSetup(feed.name, feed.url, urlsplit(feed.url).hostname or "", config.every(feed)) for feed in config.feeds
    ]
