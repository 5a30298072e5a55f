"""Casewatch without Telegram: a sandbox in its place, a newsroom of invented outlets, a database that goes with it.

Nothing of a trial reaches the real configuration or database, nor the other way round but for the topics.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.sandbox.sample_config import sample_config
from bot.sandbox.server import Sandbox
from bot.sandbox.stage import DANA
from bot.sandbox.world import BOT_ID
from bot.settings import Settings

# The bot's own id is in its token: it must be nobody else's.
TOKEN = f"{BOT_ID}:sandbox"
PORT = 8081


@dataclass(frozen=True, slots=True)
class Trial:
    """A running trial: its page, the settings to run with, and the one origin that its feeds are fetched from."""

    url: str
    settings: Settings
    origin: tuple[str, int]


@asynccontextmanager
async def trial(settings: Settings) -> AsyncIterator[Trial]:
    """A trial while inside; SettingsError if there are no topics to try."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="casewatch-sandbox-")))
        box = await _sandbox(stack)
        feeds = folder / "feeds.yaml"
        feeds.write_text(sample_config(box.url, _topics(settings.feeds_file)), encoding="utf-8")
        address = urlsplit(box.url)
        own = replace(
            settings,
            token=TOKEN,
            telegram_url=box.url,
            telegram_proxy=None,
            feeds_proxy=None,
            public_url=None,
            admins=frozenset({DANA}),
            access="open",
            database_url=f"sqlite+aiosqlite:///{folder / 'casewatch.db'}",
            feeds_file=feeds,
        )
        yield Trial(box.url, own, (address.hostname or "", address.port or 0))


async def _sandbox(stack: AsyncExitStack) -> Sandbox:
    """At the usual port, so that a page that is still open finds it again; at any other if that is taken."""
    try:
        return await stack.enter_async_context(Sandbox(port=PORT))
    except SettingsError:
        return await stack.enter_async_context(Sandbox())


def _topics(feeds_file: Path) -> str:
    try:
        return feeds_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            f"{feeds_file} cannot be read: run this where feeds.yaml is, or set CASEWATCH_FEEDS to its path"
        ) from None
