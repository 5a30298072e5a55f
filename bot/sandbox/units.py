"""Offsets and lengths as Telegram counts them: in UTF-16 code units."""

from __future__ import annotations


def units(text: str) -> int:
    """How many UTF-16 code units `text` has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, start: int, end: int) -> str:
    """The part of `text` between two UTF-16 offsets."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[start * 2 : end * 2].decode("utf-16-le", "replace")
