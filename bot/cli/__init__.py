"""The process's commands: `casewatch --help` lists them. One file a command, joined here."""

from __future__ import annotations

import sys

import typer

from bot import __version__
from bot.cli import backtest, check, explain, export, migrate, opml, poll, run, sandbox
from bot.cli.base import errors
from bot.errors import CasewatchError
from storage.errors import StorageError

cli = typer.Typer(
    name="casewatch",
    help="Watches the news for extraditions, Article 172 prosecutions and desertion cases in Central Asia.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.command("run")(run.run)
cli.command("sandbox")(sandbox.sandbox)
cli.command("poll")(poll.poll)
cli.command("check")(check.check)
cli.command("explain")(explain.explain)
cli.command("backtest")(backtest.backtest)
cli.command("export")(export.export)
cli.command("import-opml")(opml.import_opml)
cli.command("export-opml")(opml.export_opml)
cli.command("migrate")(migrate.migrate)


@cli.callback(invoke_without_command=True)
def version(show: bool = typer.Option(False, "--version", help="Say which version this is.", is_eager=True)) -> None:
    if show:
        print(f"Casewatch {__version__}")
        raise typer.Exit


def main() -> None:
    """Run one command; what Casewatch can name ends in a sentence and exit code 1, not in a traceback."""
    try:
        cli()
    except (CasewatchError, StorageError) as error:
        errors.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(1)
