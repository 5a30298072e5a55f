"""`casewatch import-opml` and `casewatch export-opml`: lists of feeds, from and for feed readers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.base import screen, started
from bot.config.edit import AddFeed, applied, edited
from bot.config.file import ConfigFile
from bot.config.model import Config
from bot.config.rewrite import exact_text, rewrite
from bot.errors import ConfigError, SettingsError
from bot.feeds.opml import LARGEST, FeedList, from_opml, to_opml

State = Literal["added", "already there", "refused"]
_STYLES: dict[State, str | None] = {"added": "green", "already there": None, "refused": "red"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one entry of the list."""

    name: str
    state: State
    what: str


def import_opml(
    file: Annotated[Path, typer.Argument(help="The OPML file that a feed reader exported.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False,
) -> None:
    """Add the feeds of an OPML file to feeds.yaml, whose comments stay. Exit code 1 if none of them can be used."""
    path = started().feeds_file
    config, text = ConfigFile(path).load()[0], exact_text(path)
    feeds, found = sorted_out(config, from_opml(_read(file)))
    if feeds and not dry_run:
        rewrite(path, text, edited(text, *feeds, config=config))
    screen().print(_table(found))
    if found and all(one.state == "refused" for one in found):
        raise typer.Exit(1)


def export_opml() -> None:
    """Write all feeds of feeds.yaml as OPML to standard output, for a feed reader."""
    config, _ = ConfigFile(started().feeds_file).load()
    sys.stdout.buffer.write(to_opml(config).encode())
    sys.stdout.buffer.flush()


def sorted_out(config: Config, listed: FeedList) -> tuple[list[AddFeed], list[Imported]]:
    """The feeds to add, those of a country together, and what is to be told of every entry of the list."""
    feeds: list[AddFeed] = []
    told = [Imported(one.name, "refused", one.why) for one in listed.skipped]
    for one in sorted(listed.feeds, key=lambda one: one.country or ""):
        if there := next((feed for feed in config.feeds if feed.url == one.url), None):
            told.append(Imported(one.name, "already there", f"as «{there.name}»" if there.name != one.name else ""))
            continue
        feed = AddFeed(_free_name(config, one.name), one.url, (one.language,) if one.language else (), one.country)
        try:
            config = applied(config, feed)
        except ConfigError as refused:
            told.append(Imported(one.name, "refused", "; ".join(why for _, why in refused.problems)))
            continue
        feeds.append(feed)
        told.append(Imported(feed.name, "added", feed.url))
    return feeds, told


def _free_name(config: Config, name: str) -> str:
    """The name, or with a number if another feed has it."""
    taken = {feed.name.casefold() for feed in config.feeds}
    names = (name, *(f"{name[:56]} {number}" for number in range(2, 1_000)))
    return next((one for one in names if one.casefold() not in taken), name)


def _table(found: Sequence[Imported]) -> Table:
    table = Table("feed", "state", "what was done")
    for one in found:
        table.add_row(Text(one.name), one.state, Text(one.what), style=_STYLES[one.state])
    return table


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None
