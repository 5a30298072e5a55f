"""What a message is made of, whatever channel it goes through: pieces of text, and buttons.

Texts of others (titles, quotes, names) only ever become the content of a piece, so nothing in them can be markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

MESSAGE_LIMIT = 4096

Style = Literal["plain", "bold", "italic", "code"]
_TAGS: dict[Style, str] = {"bold": "b", "italic": "i", "code": "code"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, perhaps leading to an address."""

    text: str
    style: Style = "plain"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else wrote; folds up to three lines where the channel can fold."""

    runs: tuple[Run, ...]


Piece = Run | Quote


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message: it sends `data` back, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message: pieces, rows of buttons, how loudly it comes, and the message of the chat that it answers."""

    pieces: tuple[Piece, ...]
    buttons: Buttons = ()
    preview: bool = False
    silent: bool = False
    reply_to: int | None = None


def text(*parts: str | Piece) -> tuple[Piece, ...]:
    """Pieces in order; a bare string is a plain run."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def bold(content: str) -> Run:
    """A run in bold."""
    return Run(content, "bold")


def html(pieces: Sequence[Piece]) -> str:
    """The pieces in Telegram's HTML."""
    return "".join(
        f"<blockquote expandable>{html(piece.runs)}</blockquote>" if isinstance(piece, Quote) else _run(piece)
        for piece in pieces
    )


def _run(run: Run) -> str:
    shown = escape(run.text)
    if run.url:
        shown = f'<a href="{escape(run.url)}">{shown}</a>'
    return f"<{_TAGS[run.style]}>{shown}</{_TAGS[run.style]}>" if run.style != "plain" else shown


def plain(pieces: Sequence[Piece]) -> str:
    """The pieces as bare text; an address that stood behind words is written out after them."""
    return "".join(
        plain(piece.runs) if isinstance(piece, Quote) else f"{piece.text}{f' ({piece.url})' if piece.url else ''}"
        for piece in pieces
    )


def units(content: str) -> int:
    """The length as Telegram counts: UTF-16 code units."""
    return len(content) + sum(sign > "\uffff" for sign in content)


def cut(content: str, limit: int) -> str:
    """The text if it has at most `limit` units, else its beginning up to a word's end, and an ellipsis."""
    if units(content) <= limit:
        return content
    short = content[: max(limit, 0)]
    while short and units(short) > limit - 1:
        short = short[:-1]
    whole = short.rsplit(None, 1)[0] if " " in short[limit // 2 :] else short
    return f"{whole.rstrip()}…"


def split(pieces: Sequence[Piece], limit: int = MESSAGE_LIMIT, *, bare: bool = False) -> list[tuple[Piece, ...]]:
    """The pieces as messages of at most `limit` units each: broken at line ends, never inside a styled piece.

    An address behind words counts only where it is written out: in `bare` text.
    """
    parts: list[list[Piece]] = [[]]
    size = 0
    for piece in _small_enough(pieces, limit, bare):
        length = _size(piece, bare)
        if size + length > limit and parts[-1]:
            parts.append([])
            size = 0
        parts[-1].append(piece)
        size += length
    return [tuple(part) for part in parts]


def _size(piece: Piece, bare: bool) -> int:
    if isinstance(piece, Quote):
        return sum(_size(run, bare) for run in piece.runs)
    return units(plain([piece]) if bare else piece.text)


def _small_enough(pieces: Sequence[Piece], limit: int, bare: bool) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Run) and piece.style == "plain" and not piece.url:
            yield from (Run(line) for line in _lines(piece.text, limit))
        elif isinstance(piece, Run):
            address = _size(replace(piece, text=""), bare)
            shown = piece if address < limit else replace(piece, url=None)
            yield replace(shown, text=cut(piece.text, limit - address if shown.url else limit))
        else:
            yield piece


def _lines(content: str, limit: int) -> Iterator[str]:
    for line in content.splitlines(keepends=True):
        for start in range(0, len(line), limit // 2):
            # Half the limit in characters is at most the limit in units.
            yield line[start : start + limit // 2]
