"""How far a list of headlines goes, line by line: until the text goes on. Pure."""

from __future__ import annotations

import re

_AT_MOST = 6
_LONGEST = 160
_WRITTEN = re.compile(r"\S")
# Prose: a full stop behind a word inside the line, or any stop but a question's or an exclamation's at its end.
_STOP_INSIDE = re.compile(r"[^\W\d_]\.\s")
_PROSE_ENDS = (".", "…", ":", ";", ",")
_SPEECH = ("—", "–")
_CLOSING = " \t»”’\"')"


def headlines_end(text: str, at: int) -> int:
    """Where the headlines end that stand in the lines below `at`; at most six lines of 160 characters.

    Without one, the end of the line.
    """
    end = _line_end(text, at)
    for _ in range(_AT_MOST):
        start = _WRITTEN.search(text, end)
        if start is None:
            return end
        stop = _line_end(text, start.start(), _LONGEST)
        if not _is_headline(text[start.start() : stop]):
            return end
        end = stop
    return end


def _line_end(text: str, at: int, within: int | None = None) -> int:
    """The end of a line, or `within` characters and one more of it."""
    limit = len(text) if within is None else min(at + within + 1, len(text))
    found = text.find("\n", at, limit)
    return limit if found < 0 else found


def _is_headline(line: str) -> bool:
    first = next((sign for sign in line if sign.isalnum()), "")
    if not first or first.islower() or len(line) > _LONGEST or line.startswith(_SPEECH):
        return False
    return not line.rstrip(_CLOSING).endswith(_PROSE_ENDS) and not _STOP_INSIDE.search(line)
