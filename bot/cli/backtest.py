"""`casewatch backtest`: what other keywords would have made of the articles stored."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bot.app import ready_storage
from bot.cli.base import errors, screen, started
from bot.config.edit import AddRule, Part
from bot.config.file import ConfigFile
from bot.config.model import Config
from bot.language.guess import language_of_rule
from bot.preview import DAYS, Preview, preview
from bot.reading.backtest import Example
from bot.reading.model import Suppressed
from bot.settings import Settings

_LONGEST_TITLE = 70


def backtest(
    topic: Annotated[str, typer.Argument(help="The topic's id, such as extradition.")],
    keyword: Annotated[list[str] | None, typer.Option(help="A keyword to add; may be given several times.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="An exclusion to add; may be given several times.")] = None,
    lang: Annotated[
        str | None, typer.Option(help="The language of their list; guessed from each if not given.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=3_650, help="How many days to look back.")] = DAYS,
) -> None:
    """Say which stored articles a topic would match with more keywords or exclusions, or as it is now."""
    settings = started()
    config, _ = ConfigFile(settings.feeds_file).load()
    given: tuple[tuple[Part, list[str]], ...] = (("keywords", keyword or []), ("exclude", exclude or []))
    edits = [AddRule(topic, part, lang or language_of_rule(rule), rule) for part, rules in given for rule in rules]
    found = asyncio.run(_backtest(settings, config, topic, edits, days))
    for line in told(found, edits):
        screen().print(Text(line))
    if found.tally.come or found.tally.go:
        screen().print(_table(found))


async def _backtest(settings: Settings, config: Config, topic: str, edits: Sequence[AddRule], days: int) -> Preview:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    async with await ready_storage(settings) as storage:
        with Progress(*columns, console=errors, transient=True) as bar:
            task = bar.add_task("", total=None)

            def progress(done: int, of: int) -> None:
                bar.update(task, completed=done, total=of)

            return await preview(storage, config, topic, edits, now=datetime.now(UTC), days=days, progress=progress)


def told(found: Preview, edits: Sequence[AddRule]) -> Iterator[str]:
    """What came of it, a sentence a line."""
    for edit in edits:
        yield f"with the {'keyword' if edit.part == 'keywords' else 'exclusion'} ({edit.language}): {edit.rule}"
    yield f"{found.entries:,} articles of the last {found.days} days; {found.matched:,} were told under {found.topic}"
    yield (
        f"{found.would_match:,} would be told, {found.would_match / found.days:.1f} a day: "
        f"{found.gained:,} more and {found.lost:,} fewer"
    )
    for day, count in sorted(found.tally.days.items(), reverse=True)[:7]:
        yield f"  {day}: {count} more"
    if found.tally.failed:
        yield f"{found.tally.failed:,} articles could not be read"


def _table(found: Preview) -> Table:
    """The newest articles that come and go."""
    table = Table("", "day", "title", "because of")
    for sign, examples in (("+", found.tally.come), ("-", found.tally.go)):
        for one in examples:
            table.add_row(sign, f"{one.time:%Y-%m-%d}", Text(one.title[:_LONGEST_TITLE]), Text(_why(one)))
    return table


def _why(example: Example) -> str:
    if example.hit is None:
        return "no keyword of it is left"
    where = f"«{example.hit.where.text}» in the {example.hit.where.field}"
    return (
        f"{where}, {example.hit.reason}" if isinstance(example.hit, Suppressed) else f"{where} meets {example.hit.rule}"
    )
