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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from telegram import Bot

from bot.alerts.pace import Pace
from bot.approvals import Approvals
from bot.channels.telegram import TelegramChannel, telegram_bot
from bot.channels.telegram_chats import TelegramChats
from bot.collect import Collector
from bot.config.file import ConfigFile
from bot.deliver import Delivery
from bot.engine.local import Every, LocalEngine
from bot.errors import SettingsError
from bot.feeds.discover import Discovery
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.health import health_route
from bot.inbox import Inbox, listening
from bot.lookout import Lookout
from bot.notices import Notices
from bot.notices.sending import NoticePosts
from bot.pages import PAUSE, Pages
from bot.reader import Reader
from bot.rounds import Rounds
from bot.rulebook import Rulebook
from bot.sandbox.trial import trial
from bot.settings import TELEGRAM, Settings
from bot.web import serving
from bot.webhook import Webhook
from storage.database import Storage, open_storage, sqlite_path
from storage.errors import SchemaBehind, StorageError
from storage.schema import migrate
from storage.vault import Vault

log = logging.getLogger(__name__)

COLLECT_SECONDS = 1
CONFIG_SECONDS = 2
REREAD_SECONDS = 30
KEYS_SECONDS = 5
LOOK_SECONDS = 60
POST_SECONDS = 2
Tell = Callable[[str], None]
Origin = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Collecting:
    """What polling needs, built."""

    rulebook: Rulebook
    rounds: Rounds
    reader: Reader
    workers: ParseWorkers
    fetcher: Fetcher


async def run(settings: Settings, stop: asyncio.Event, tell: Tell) -> None:
    """Collect, deliver and answer until `stop` is set; `tell` hears where things are."""
    async with AsyncExitStack() as stack:
        settings, origin = await _with_sandbox(settings, stack, tell)
        storage = await stack.enter_async_context(await ready_storage(settings))
        storage.become_sender()
        async with storage.begin() as tx:
            await tx.feeds.release()
        tasks = await _start(settings, storage, stack, origin)
        tell("Casewatch is ready.")
        await _until(stop, tasks)
        tell("Casewatch is stopping.")


async def _with_sandbox(settings: Settings, stack: AsyncExitStack, tell: Tell) -> tuple[Settings, Origin]:
    """Without a token: a sandbox in the place of Telegram, with feeds and a database of its own."""
    if settings.token:
        return settings, None
    if settings.telegram_url != TELEGRAM:
        raise SettingsError(
            "TELEGRAM_API_URL is set but TELEGRAM_BOT_TOKEN is not: set both, or neither for the sandbox"
        )
    trying = await stack.enter_async_context(trial(settings))
    tell("No TELEGRAM_BOT_TOKEN is set, so this is a trial without Telegram, with invented news.")
    tell(f"Open this page in a browser to talk to the bot: {trying.url}/")
    return trying.settings, trying.origin


async def ready_storage(settings: Settings) -> Storage:
    """The database, opened, its schema made current first if need be, its watched names sealed with the newest key."""
    if path := sqlite_path(settings.database_url):
        _make_folder(path.parent)
    storage = await _opened(settings.database_url, Vault(settings.secret_keys))
    try:
        await storage.seal_again()
    except BaseException:
        await storage.aclose()
        raise
    return storage


async def _opened(url: str, vault: Vault) -> Storage:
    try:
        return await open_storage(url, vault)
    except SchemaBehind:
        await migrate(url)
        return await open_storage(url, vault)


def _make_folder(folder: Path) -> None:
    try:
        # What is stored tells who is watched: nobody else on the machine is to read it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folder}, the database's folder, cannot be created: {error.strerror}") from error


@asynccontextmanager
async def collecting(
    settings: Settings, storage: Storage, on_alerts: Callable[[], None] = lambda: None, origin: Origin = None
) -> AsyncIterator[Collecting]:
    """Everything that polling needs; stopped at the end, what is not done left for the next process.

    `origin` is the one host and port that feeds may have on this machine: the sandbox's own.
    """
    rulebook = Rulebook(ConfigFile(settings.feeds_file), storage, Notices(storage, settings.admins))
    await rulebook.load()
    reader, workers = Reader(), ParseWorkers()
    fetcher = Fetcher(allow_private=settings.allow_private_networks, proxy=settings.feeds_proxy, trusted=origin)
    # A trial's news is its own: nobody has to be spared.
    pages = Pages(fetcher, workers, pause=0 if origin else PAUSE)
    rounds = Rounds(storage, rulebook, Collector(storage, rulebook, fetcher, workers, pages, reader, on_alerts))
    try:
        yield Collecting(rulebook, rounds, reader, workers, fetcher)
    finally:
        await rounds.aclose()
        await fetcher.aclose()
        await workers.aclose()
        reader.close()


async def _start(
    settings: Settings, storage: Storage, stack: AsyncExitStack, origin: Origin
) -> set[asyncio.Task[None]]:
    """Start the three lines of the flow, the ticks and our own pages; the stack stops them."""
    bot = telegram_bot(settings.token or "", settings.telegram_url, settings.telegram_proxy)
    channel, pace = TelegramChannel(bot), Pace()
    news = asyncio.Event()
    parts = await stack.enter_async_context(collecting(settings, storage, news.set, origin))
    delivery = Delivery(storage, channel, lambda: parts.rulebook.config, pace, news, settings.door)
    chats = TelegramChats(bot)
    approvals = Approvals(storage, channel, chats, lambda: parts.rulebook.config, pace, settings.admins)
    discovery = Discovery(parts.fetcher, parts.workers)
    inbox = Inbox(storage, channel, chats, parts.rulebook, pace, settings.watch_limit, settings.door, discovery)
    webhook = _webhook(bot, settings)
    await _serve(settings, storage, webhook, stack)
    delivering = await stack.enter_async_context(_background(delivery.run()))
    connecting = await stack.enter_async_context(listening(bot, inbox, webhook, settings.public_url))

    lookout = Lookout(storage, Notices(storage, settings.admins), lambda: parts.workers.deaths)
    watching = [
        Every(LOOK_SECONDS, lookout.look),
        Every(POST_SECONDS, NoticePosts(storage, channel, pace).send),
        Every(POST_SECONDS, approvals.ask),
    ]
    await stack.enter_async_context(LocalEngine([*_jobs(parts, storage), *watching]))
    return {delivering, connecting}


def _jobs(parts: Collecting, storage: Storage) -> list[Every]:
    """What reading the news asks for again and again."""

    async def read_again() -> None:
        await parts.reader.again(storage, parts.rulebook)

    async def add_keys() -> None:
        await parts.reader.add_keys(storage, (await parts.rulebook.ready()).hidden)

    return [
        Every(COLLECT_SECONDS, parts.rounds.tick),
        Every(CONFIG_SECONDS, parts.rulebook.refresh),
        Every(CONFIG_SECONDS, parts.rulebook.refresh_watches),
        Every(REREAD_SECONDS, read_again),
        Every(KEYS_SECONDS, add_keys),
    ]


def _webhook(bot: Bot, settings: Settings) -> Webhook | None:
    if settings.public_url is None:
        return None
    if settings.http is None:
        raise SettingsError(
            "CASEWATCH_PUBLIC_URL is set but CASEWATCH_HTTP is not: set it to where the reverse proxy sends updates, "
            "such as 127.0.0.1:8080"
        )
    return Webhook(bot)


async def _serve(settings: Settings, storage: Storage, webhook: Webhook | None, stack: AsyncExitStack) -> None:
    """The health page, and the webhook if there is one."""
    if settings.http:
        host, port = settings.http
        routes = [health_route(storage), *([webhook.route] if webhook else [])]
        app = Starlette(routes=routes)
        await stack.enter_async_context(serving(app, host, port, name="CASEWATCH_HTTP"))


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
