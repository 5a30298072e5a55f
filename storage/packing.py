"""How a text is kept: compressed, since it is written once and rarely read again."""

from __future__ import annotations

import zlib


def pack(body: str) -> bytes:
    """A text as it is stored. A lone surrogate, which no encoding has, becomes a question mark."""
    return zlib.compress(body.encode(errors="replace"), 6)


def unpack(stored: bytes) -> str:
    """A stored text as it was."""
    return zlib.decompress(stored).decode()
