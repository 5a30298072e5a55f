"""A list of its own for a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language import data


def given(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name under which the loaders find this text."""
    monkeypatch.setattr(data, "_HERE", folder)
    (folder / "list.txt").write_text(text, encoding="utf-8")
    return "list.txt"
