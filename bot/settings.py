"""The environment, read once into frozen settings. Every variable is listed in the README."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.errors import SettingsError

Access = Literal["open", "invite", "admins"]
TELEGRAM = "https://api.telegram.org"
# How many names a chat may watch.
WATCH_LIMIT = 200
MOST_WATCHED = 100_000
# More than Telegram's numbers have, fewer than a database can keep.
_ID_DIGITS = 18
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in: `admins` run the bot whatever is said in chat, `access` is whether others may use it."""

    admins: frozenset[int] = frozenset()
    access: Access = "open"


# Everybody is let in, and nobody runs the bot.
OPEN = Door()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; secrets never show in its representation."""

    token: str | None
    telegram_url: str
    telegram_proxy: str | None
    feeds_proxy: str | None
    admins: frozenset[int]
    access: Access
    database_url: str
    feeds_file: Path
    allow_private_networks: bool
    secret_keys: tuple[str, ...]
    http: tuple[str, int] | None
    public_url: str | None
    log_level: str
    watch_limit: int = WATCH_LIMIT

    def __repr__(self) -> str:
        return "Settings(…)"

    @property
    def door(self) -> Door:
        """Who is let in."""
        return Door(self.admins, self.access)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be printed."""
        return tuple(value for value in (self.token, *self.secret_keys) if value)


VARIABLES = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_PROXY",
    "CASEWATCH_PROXY",
    "CASEWATCH_ADMINS",
    "CASEWATCH_ACCESS",
    "CASEWATCH_DATABASE_URL",
    "CASEWATCH_FEEDS",
    "CASEWATCH_ALLOW_PRIVATE_NETWORKS",
    "CASEWATCH_SECRET_KEY",
    "CASEWATCH_WATCH_LIMIT",
    "CASEWATCH_HTTP",
    "CASEWATCH_PUBLIC_URL",
    "CASEWATCH_LOG_LEVEL",
)


def from_environment(environment: Mapping[str, str] | None = None, *, dotenv: Path | None = Path(".env")) -> Settings:
    """The settings of this process, `.env` below the real environment; SettingsError says what a value may be."""
    given = dict(os.environ if environment is None else environment)
    written = _written(dotenv) if dotenv and dotenv.is_file() else {}
    values = {name: (given.get(name) or written.get(name) or "").strip() for name in VARIABLES}
    return Settings(
        token=values["TELEGRAM_BOT_TOKEN"] or None,
        telegram_url=_url("TELEGRAM_API_URL", values["TELEGRAM_API_URL"] or TELEGRAM).removesuffix("/bot"),
        telegram_proxy=_optional_url("TELEGRAM_PROXY", values),
        feeds_proxy=_optional_url("CASEWATCH_PROXY", values),
        admins=_ids("CASEWATCH_ADMINS", values["CASEWATCH_ADMINS"]),
        access=cast(Access, _choice("CASEWATCH_ACCESS", values["CASEWATCH_ACCESS"] or "open", get_args(Access))),
        database_url=values["CASEWATCH_DATABASE_URL"] or "sqlite+aiosqlite:///data/casewatch.db",
        feeds_file=Path(values["CASEWATCH_FEEDS"] or "feeds.yaml"),
        allow_private_networks=_switch("CASEWATCH_ALLOW_PRIVATE_NETWORKS", values["CASEWATCH_ALLOW_PRIVATE_NETWORKS"]),
        secret_keys=_keys(values["CASEWATCH_SECRET_KEY"]),
        http=_endpoint("CASEWATCH_HTTP", values["CASEWATCH_HTTP"]),
        public_url=_optional_url("CASEWATCH_PUBLIC_URL", values),
        log_level=_choice("CASEWATCH_LOG_LEVEL", (values["CASEWATCH_LOG_LEVEL"] or "INFO").upper(), LEVELS),
        watch_limit=_count("CASEWATCH_WATCH_LIMIT", values["CASEWATCH_WATCH_LIMIT"] or str(WATCH_LIMIT)),
    )


def _written(dotenv: Path) -> Mapping[str, str | None]:
    try:
        return dotenv_values(dotenv)
    except (OSError, UnicodeDecodeError):
        # What stands in it stays unsaid: it is full of secrets.
        raise SettingsError(f"{dotenv} cannot be read: make it readable, and save it as UTF-8 text") from None


def _url(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https", "socks5") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        # The value stays unsaid: a proxy's address may hold a password.
        raise SettingsError(f"{name} is not an address: write it with http:// or https://, such as {TELEGRAM}")
    return value.rstrip("/")


def _optional_url(name: str, values: Mapping[str, str]) -> str | None:
    return _url(name, values[name]) if values[name] else None


def _ids(name: str, value: str) -> frozenset[int]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() and len(part) < _ID_DIGITS and int(part) for part in parts):
        raise SettingsError(f"{name} must be numeric Telegram ids with commas between, such as 123456,234567")
    return frozenset(int(part) for part in parts)


def _keys(value: str) -> tuple[str, ...]:
    """The keys between commas, the newest first; each once."""
    return tuple(dict.fromkeys(key.strip() for key in value.split(",") if key.strip()))


def _count(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 0 < int(value) <= MOST_WATCHED):
        raise SettingsError(f"{name} is «{value}»: write a number from 1 to {MOST_WATCHED}")
    return int(value)


def _choice(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SettingsError(f"{name} is «{value}»: write one of {', '.join(allowed)}")
    return value


def _switch(name: str, value: str) -> bool:
    lowered = value.lower()
    if lowered not in ("", "0", "1", "no", "yes", "false", "true", "off", "on"):
        raise SettingsError(f"{name} is «{value}»: write 1 for on, 0 for off")
    return lowered in ("1", "yes", "true", "on")


def _endpoint(name: str, value: str) -> tuple[str, int] | None:
    if not value:
        return None
    host, _, port = value.rpartition(":")
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        raise SettingsError(f"{name} is «{value}»: write host:port, such as 127.0.0.1:8080")
    return host.strip("[]") or "127.0.0.1", int(port)
