"""Word lists of names that a native speaker can correct without Python, read by the rules of `bot.reading.data`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import ConfigError
from bot.reading import data

_FOLDER = "../names/data"


def listed(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by key; ConfigError names the line that cannot be used."""
    return data.listed(f"{_FOLDER}/{name}")


def phrases(name: str) -> Iterator[tuple[int, str, str]]:
    """The number, the key and the words of every line; ConfigError names the line that cannot be used."""
    return data.phrases(f"{_FOLDER}/{name}")


def wrong(name: str, line: int | None, sentence: str) -> ConfigError:
    """The error for a line of a file; `sentence` says what is wrong and what to write."""
    return ConfigError(f"{_FOLDER}/{name}", ((line, sentence),))
