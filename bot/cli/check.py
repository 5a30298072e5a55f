"""`casewatch check`: is everything in place? A table with a line for each part."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import typer
from rich.table import Table
from rich.text import Text
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram import failure, telegram_bot
from bot.cli.base import screen, started
from bot.config.file import ConfigFile
from bot.config.model import Config, Feed
from bot.errors import ConfigError, FeedError
from bot.feeds.entry import FetchRequest
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.settings import Settings
from storage.database import open_storage, sqlite_path
from storage.errors import StorageError
from storage.vault import Vault

AT_ONCE = 16
State = Literal["ok", "warning", "error"]
_STYLES: dict[State, str | None] = {"ok": None, "warning": "yellow", "error": "red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, and how it is."""

    part: str
    state: State
    what: str


def check() -> None:
    """Check configuration, database, token and feeds. Exit code 1 if one of them cannot work."""
    findings = asyncio.run(_check(started()))
    table = Table("part", "state", "what was found")
    for finding in findings:
        table.add_row(Text(finding.part), finding.state, Text(finding.what), style=_STYLES[finding.state])
    screen().print(table)
    if any(finding.state == "error" for finding in findings):
        raise typer.Exit(1)


async def _check(settings: Settings) -> list[Finding]:
    config, found = _configuration(settings)
    feeds = await _feeds(settings, config) if config else []
    return [found, *await _database(settings), await _token(settings), *feeds]


def _configuration(settings: Settings) -> tuple[Config | None, Finding]:
    try:
        config, _ = ConfigFile(settings.feeds_file).load()
    except ConfigError as broken:
        return None, Finding("configuration", "error", str(broken))
    return config, Finding("configuration", "ok", f"{len(config.feeds)} feeds, {len(config.topics)} topics")


async def _database(settings: Settings) -> list[Finding]:
    try:
        path = sqlite_path(settings.database_url)
        if path and not path.exists():
            return [Finding("database", "ok", f"{path} is not there yet: the first run creates it")]
        storage = await open_storage(settings.database_url, Vault(settings.secret_keys))
    except StorageError as broken:
        return [Finding("database", "error", str(broken))]
    async with storage, storage.read() as tx:
        watched, admins = (await tx.watches.version())[0], len(await tx.admins.all())
    opens = Finding("database", "ok", "it opens, and its schema is current")
    return [opens, *_names(watched, settings), *_access(admins, settings)]


def _access(admins: int, settings: Settings) -> list[Finding]:
    """Whether there is somebody who may let others in, where that is needed."""
    if settings.access == "open" or settings.admins or admins:
        return []
    advice = "set CASEWATCH_ADMINS to your own number, or nobody new can ever be let in"
    return [Finding("access", "warning", f"CASEWATCH_ACCESS is {settings.access}, but nobody runs the bot: {advice}")]


def _names(watched: int, settings: Settings) -> list[Finding]:
    """Whether the watched names, of which only the number is told, can be read by whoever has the file."""
    if not watched:
        return []
    if settings.secret_keys:
        return [Finding("watched names", "ok", f"{watched}, sealed with CASEWATCH_SECRET_KEY")]
    advice = "set CASEWATCH_SECRET_KEY to a long random line, so that a copy of the database does not tell them"
    return [Finding("watched names", "warning", f"{watched}, readable by whoever has the database: {advice}")]


async def _token(settings: Settings) -> Finding:
    if not settings.token:
        return Finding("token", "warning", "TELEGRAM_BOT_TOKEN is not set: casewatch run is a trial without Telegram")
    bot = telegram_bot(settings.token, settings.telegram_url, settings.telegram_proxy)
    try:
        async with bot:
            return Finding("token", "ok", f"the bot is @{bot.username}")
    except InvalidToken:
        return Finding("token", "error", "Telegram does not know it: copy it again from @BotFather")
    except TelegramError as error:
        return Finding("token", "error", f"Telegram is not reached: {failure(error)}")


async def _feeds(settings: Settings, config: Config) -> list[Finding]:
    """A line a feed; a dead one is a warning, none alive an error."""
    fetcher = Fetcher(allow_private=settings.allow_private_networks, proxy=settings.feeds_proxy)
    workers, turns = ParseWorkers(), asyncio.Semaphore(AT_ONCE)
    try:
        findings = await asyncio.gather(*(_feed(feed, fetcher, workers, turns) for feed in config.feeds))
    finally:
        await fetcher.aclose()
        await workers.aclose()
    if findings and all(finding.state == "warning" for finding in findings):
        findings.append(Finding("feeds", "error", "none of them can be read: is the network reachable?"))
    return findings


async def _feed(feed: Feed, fetcher: Fetcher, workers: ParseWorkers, turns: asyncio.Semaphore) -> Finding:
    async with turns:
        try:
            request = FetchRequest(feed.url, user_agent=feed.user_agent, headers=tuple(feed.headers.items()))
            fetched = await fetcher.fetch(request)
            parsed = await workers.parse(fetched.body or b"", fetched.content_type, feed.country, datetime.now(UTC))
        except FeedError as error:
            return Finding(feed.name, "warning", str(error))
    if not parsed.entries:
        return Finding(feed.name, "warning", "it answers, but has no entries")
    newest = max((entry.published for entry in parsed.entries if entry.published), default=None)
    dated = f", the newest of {newest:%Y-%m-%d}" if newest else ""
    return Finding(feed.name, "ok", f"{len(parsed.entries)} entries{dated}")
