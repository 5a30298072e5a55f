"""What is asked of a benchmark over labelled texts: its tables, and how much of the texts it may show."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def asked(program: str, told: str, arguments: Sequence[str]) -> argparse.Namespace:
    """`errors`, `unseen` and `show_unseen` as they were asked for; the last asks for the others too."""
    parser = argparse.ArgumentParser(prog=program, description=told)
    parser.add_argument("--errors", action="store_true", help="list the tuning texts that are read wrongly, and why")
    parser.add_argument("--unseen", action="store_true", help="figures of the unseen texts too, never their words")
    parser.add_argument(
        "--show-unseen", action="store_true", help="with --errors, list unseen texts too: only when tuning is over"
    )
    found = parser.parse_args(arguments)
    found.unseen |= found.show_unseen
    found.errors |= found.show_unseen
    return found
