"""Builds everything, in order, and takes it down in the reverse. Nothing else does.

feeds.yaml → Rulebook ─┐
addresses → Collector ─┴→ database → Delivery → Channel
                             ↑↓
                           Inbox ← Telegram (or the sandbox)
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.alerts.pace import Pace
from bot.channels.telegram import TelegramChannel, telegram_bot
from bot.collect import Collector
from bot.config.file import ConfigFile
from bot.deliver import Delivery
from bot.engine.local import Every, LocalEngine
from bot.errors import SettingsError
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.health import health_app
from bot.inbox import Inbox, listening
from bot.reader import Reader
from bot.rounds import Rounds
from bot.rulebook import Rulebook
from bot.sandbox.server import Sandbox
from bot.sandbox.world import BOT_ID
from bot.settings import TELEGRAM, Settings
from bot.web import serving
from storage.database import Storage, open_storage, sqlite_path
from storage.errors import SchemaBehind, StorageError
from storage.schema import migrate

log = logging.getLogger(__name__)

SANDBOX_TOKEN = f"{BOT_ID}:sandbox"
COLLECT_SECONDS = 1
CONFIG_SECONDS = 2
REREAD_SECONDS = 30
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Collecting:
    """What polling needs, built."""

    rulebook: Rulebook
    rounds: Rounds
    reader: Reader


async def run(settings: Settings, stop: asyncio.Event, tell: Tell) -> None:
    """Collect, deliver and answer until `stop` is set; `tell` hears where things are."""
    async with AsyncExitStack() as stack:
        settings = await _with_sandbox(settings, stack, tell)
        storage = await stack.enter_async_context(await ready_storage(settings.database_url))
        storage.become_sender()
        async with storage.begin() as tx:
            await tx.feeds.release()
        tasks = await _start(settings, storage, stack)
        tell("Casewatch is ready.")
        await _until(stop, tasks)
        tell("Casewatch is stopping.")


async def _with_sandbox(settings: Settings, stack: AsyncExitStack, tell: Tell) -> Settings:
    """Without a token: a sandbox in the place of Telegram, with a database of its own."""
    if settings.token:
        return settings
    if settings.telegram_url != TELEGRAM:
        raise SettingsError(
            "TELEGRAM_API_URL is set but TELEGRAM_BOT_TOKEN is not: set both, or neither for the sandbox"
        )
    box = await stack.enter_async_context(Sandbox())
    tell(f"No TELEGRAM_BOT_TOKEN is set, so this is the sandbox: {box.url}")
    return replace(
        settings, token=SANDBOX_TOKEN, telegram_url=box.url, telegram_proxy=None,
        database_url=sandbox_database(settings.database_url),
    )  # fmt: skip


def sandbox_database(url: str) -> str:
    """The sandbox's own database, beside the real one: nothing of a trial ever reaches that."""
    path = sqlite_path(url) or Path("data/casewatch.db")
    return f"sqlite+aiosqlite:///{path.with_stem(f'{path.stem}-sandbox')}"


async def ready_storage(url: str) -> Storage:
    """The database, opened, its schema made current first if need be."""
    if path := sqlite_path(url):
        _make_folder(path.parent)
    try:
        return await open_storage(url)
    except SchemaBehind:
        await migrate(url)
        return await open_storage(url)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folder}, the database's folder, cannot be created: {error.strerror}") from error


@asynccontextmanager
async def collecting(
    settings: Settings, storage: Storage, on_alerts: Callable[[], None] = lambda: None
) -> AsyncIterator[Collecting]:
    """Everything that polling needs; stopped at the end, what is not done left for the next process."""
    rulebook = Rulebook(ConfigFile(settings.feeds_file), storage)
    await rulebook.load()
    reader, workers = Reader(), ParseWorkers()
    fetcher = Fetcher(allow_private=settings.allow_private_networks, proxy=settings.feeds_proxy)
    rounds = Rounds(storage, rulebook, Collector(storage, rulebook, fetcher, workers, reader, on_alerts))
    try:
        yield Collecting(rulebook, rounds, reader)
    finally:
        await rounds.aclose()
        await fetcher.aclose()
        await workers.aclose()
        reader.close()


async def _start(settings: Settings, storage: Storage, stack: AsyncExitStack) -> set[asyncio.Task[None]]:
    """Start the three lines of the flow, the ticks and the health page; the stack stops them."""
    bot = telegram_bot(settings.token or "", settings.telegram_url, settings.telegram_proxy)
    channel, pace = TelegramChannel(bot), Pace()
    news = asyncio.Event()
    parts = await stack.enter_async_context(collecting(settings, storage, news.set))
    delivery = Delivery(storage, channel, lambda: parts.rulebook.config, pace, news)
    inbox = Inbox(storage, channel, lambda: parts.rulebook.config, pace)
    if settings.http:
        host, port = settings.http
        await stack.enter_async_context(serving(health_app(storage), host, port, name="CASEWATCH_HTTP"))
    delivering = await stack.enter_async_context(_background(delivery.run()))
    connecting = await stack.enter_async_context(listening(bot, inbox))

    async def read_again() -> None:
        await parts.reader.again(storage, parts.rulebook)

    jobs = [
        Every(COLLECT_SECONDS, parts.rounds.tick),
        Every(CONFIG_SECONDS, parts.rulebook.refresh),
        Every(CONFIG_SECONDS, parts.rulebook.refresh_watches),
        Every(REREAD_SECONDS, read_again),
    ]
    await stack.enter_async_context(LocalEngine(jobs))
    return {delivering, connecting}


@asynccontextmanager
async def _background(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """Do this beside everything else, and end it at the end."""
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _until(stop: asyncio.Event, tasks: set[asyncio.Task[None]]) -> None:
    """Wait for `stop`; raise what ends one of the tasks before."""
    stopping = asyncio.create_task(stop.wait())
    waiting: set[asyncio.Task[Any]] = {stopping, *tasks}
    try:
        while not stop.is_set():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        stopping.cancel()
