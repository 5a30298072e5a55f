"""The door to all commands: help, version, and sentences instead of tracebacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import __version__
from tests.cli.conftest import Casewatch

COMMANDS = ("run", "sandbox", "poll", "check", "explain", "export", "migrate")


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_every_command(casewatch: Casewatch, arguments: list[str]) -> None:
    said = casewatch(*arguments)
    assert all(f" {command} " in said.out + said.err for command in COMMANDS)


def test_the_version_is_told(casewatch: Casewatch) -> None:
    said = casewatch("--version")
    assert (said.code, said.out) == (0, f"Casewatch {__version__}\n")


def test_an_unknown_command_is_a_usage_error(casewatch: Casewatch) -> None:
    said = casewatch("dance")
    assert (said.code, said.out, "No such command 'dance'" in said.err) == (2, "", True)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CASEWATCH_ACCESS", "everyone", "CASEWATCH_ACCESS is «everyone»: write one of open, invite, admins"),
        ("CASEWATCH_ADMINS", "@me", "CASEWATCH_ADMINS must be numeric Telegram ids"),
        ("TELEGRAM_API_URL", "telegram", "TELEGRAM_API_URL is not an address"),
    ],
)
@pytest.mark.parametrize("command", ["run", "explain", "export"])
def test_a_wrong_setting_is_told_in_a_sentence(
    casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch, command: str, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    said = casewatch(command, *(["entries"] if command == "export" else []))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)


def test_settings_are_read_from_a_file_beside(casewatch: Casewatch) -> None:
    Path(".env").write_text("CASEWATCH_FEEDS=elsewhere.yaml\n")
    said = casewatch("explain", stdin=b"text")
    assert (said.code, said.err.startswith("elsewhere.yaml: there is no such file")) == (1, True)
