"""The tables of forms beside this file: which words are forms of a rule's word, and which only begin like it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent


class Case(NamedTuple):
    """A word as a rule has it, forms that are found, and words that are not."""

    word: str
    forms: list[str]
    others: list[str]


def cases(name: str) -> list[Case]:
    """The lines of one table."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = (line.replace("|", "=").split("=") for line in lines if line and not line.startswith("#"))
    return [Case(word.strip(), forms.split(), others.split()) for word, forms, others in split]
