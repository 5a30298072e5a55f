"""`casewatch poll --once`: one round over all feeds, with a table of what came of it."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bot.app import collecting, ready_storage
from bot.cli.base import errors, screen, started
from bot.collect import PollReport
from bot.errors import SettingsError
from bot.settings import Settings

Once = Annotated[bool, typer.Option("--once", help="One round; `casewatch run` polls for ever.")]


def poll(once: Once = False) -> None:
    """Poll every feed once. Exit code 1 if every feed failed."""
    if not once:
        raise SettingsError("poll does one round: write casewatch poll --once (casewatch run polls for ever)")
    reports = asyncio.run(_poll(started()))
    screen().print(results(reports))
    if reports and not any(report.ok for report in reports):
        raise typer.Exit(1)


async def _poll(settings: Settings) -> list[PollReport]:
    columns = (
        TextColumn("Polling"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    reports: list[PollReport] = []
    async with await ready_storage(settings) as storage, collecting(settings, storage) as parts:
        with Progress(*columns, console=errors, transient=True) as progress:
            bar = progress.add_task("", total=len(parts.rulebook.config.feeds))

            def done(report: PollReport) -> None:
                reports.append(report)
                progress.update(bar, advance=1, description=report.feed)

            await parts.rounds.once(done)
    return reports


def results(reports: list[PollReport]) -> Table:
    """The table: a line a feed, and the totals."""
    table = Table(show_footer=True)
    table.add_column("feed", footer=f"{len(reports)} feeds", overflow="fold")
    table.add_column("status", footer=f"{sum(report.ok for report in reports)} read", overflow="fold")
    totals = (
        ("entries", sum(report.entries for report in reports)),
        ("new", sum(report.filed.new for report in reports)),
        ("matched", sum(report.filed.matched for report in reports)),
    )
    for name, total in totals:
        table.add_column(name, footer=str(total), justify="right")
    table.add_column("time", footer=f"{sum(report.seconds for report in reports):.1f} s", justify="right")
    for report in sorted(reports, key=lambda report: report.feed.casefold()):
        filed = report.filed
        style = None if report.ok else "red"
        cells = (report.feed, report.status, str(report.entries), str(filed.new), str(filed.matched))
        table.add_row(*map(Text, cells), f"{report.seconds:.1f} s", style=style)
    return table
