"""How far a list of headlines goes, line by line: until the text goes on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.sentences import sentence_starts

_AT_MOST = 10
_LONGEST = 160
_LONGEST_ROW = 700
_WRITTEN = re.compile(r"\S")
# Prose ends with any stop but a question's or an exclamation's.
_PROSE_ENDS = (".", "…", ":", ";", ",")
_DASHES = ("—", "–")
_BULLETS = ("•", "▪", "●", "◦", "‣", "►", "▶", "→", "➡", "👉", "🔹", "🔸", "📌", "❗", "✅")
_BETWEEN = re.compile(r"\s[|•▪·●]\s|[•▪●]")
_CLOSING = " \t»”’\"')"


def headlines_end(text: str, at: int) -> int:
    """Where the headlines end that stand in the lines below `at`; at most ten lines of 160 characters.

    Without one, the end of the line. One line behind a dash is somebody who speaks, several are a list.
    """
    end = _line_end(text, at)
    lines = list(_lines(text, end))
    dashed = [line.startswith(_DASHES) and _is_dashed(line) for line, _ in lines]
    for number, (line, stop) in enumerate(lines):
        if line.startswith(_DASHES):
            listed = dashed[number] and any(dashed[max(0, number - 1) : number] + dashed[number + 1 : number + 2])
        else:
            listed = _is_headline(line)
        if not listed:
            return end
        end = stop
    return end


def is_row(row: str) -> bool:
    """Whether this rest of a line is nothing but headlines: with signs between them, or not ending as prose does."""
    if len(row) > _LONGEST_ROW:
        return False
    return bool(_BETWEEN.search(row)) or (len(row) <= 2 * _LONGEST and not _ends_as_prose(row))


def is_parted(row: str) -> bool:
    """Whether this rest of a line is three headlines or more, with signs between or before them."""
    return len(row) <= _LONGEST_ROW and len(_BETWEEN.findall(row)) > 1


def _lines(text: str, at: int) -> Iterator[tuple[str, int]]:
    for _ in range(_AT_MOST):
        start = _WRITTEN.search(text, at)
        if start is None:
            return
        at = _line_end(text, start.start(), _LONGEST)
        yield text[start.start() : at], at


def _line_end(text: str, at: int, within: int | None = None) -> int:
    """The end of a line, or `within` characters and one more of it."""
    limit = len(text) if within is None else min(at + within + 1, len(text))
    found = text.find("\n", at, limit)
    return limit if found < 0 else found


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    if line.startswith(_BULLETS):
        return not _has_stop_inside(line)
    first = next((sign for sign in line if sign.isalnum()), "")
    return bool(first) and not first.islower() and not _is_prose(line)


def _is_dashed(line: str) -> bool:
    return len(line) <= _LONGEST and not line.rstrip(_CLOSING).endswith(("?", "!")) and not _is_prose(line)


def _is_prose(line: str) -> bool:
    return _ends_as_prose(line) or _has_stop_inside(line)


def _ends_as_prose(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_PROSE_ENDS)


def _has_stop_inside(line: str) -> bool:
    """Whether a full stop behind a word parts two sentences; «Меня били». Рассказ» is one headline."""
    before = (line[:start].rstrip() for start in sentence_starts(line)[1:])
    return any(one.endswith(".") and one[-2:-1].isalpha() for one in before)
