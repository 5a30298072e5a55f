"""Reads a body in bounds: what arrives is inflated piece by piece and never past the cap, however well packed."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

BODY_CAP = 5 * 1024 * 1024

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class TooLarge(Exception):
    """The decoded body is larger than the cap."""


class BadEncoding(Exception):
    """The body is packed in a way that was not asked for, or does not unpack; the message says which."""


class Inflater:
    """Unpacks gzip (also several members) and deflate (with and without its header) to at most `room` bytes a call."""

    def __init__(self, encoding: str) -> None:
        self._gzip, self._fresh = encoding != "deflate", True
        self._inflate = zlib.decompressobj(_GZIP if self._gzip else _ZLIB)

    def feed(self, data: bytes, room: int) -> bytes:
        """What `data` unpacks to; more than `room` bytes never, though `room` bytes may mean that there is more."""
        pieces: list[bytes] = []
        while data and room > 0:
            piece = self._decompress(data, room)
            pieces.append(piece)
            room -= len(piece)
            data = self._inflate.unconsumed_tail or self._next_member()
        return b"".join(pieces)

    @property
    def broke_off(self) -> bool:
        """Whether more had to come."""
        return not self._fresh and not self._inflate.eof

    def _decompress(self, data: bytes, room: int) -> bytes:
        fresh, self._fresh = self._fresh, False
        try:
            return self._inflate.decompress(data, room)
        except zlib.error as error:
            if fresh and not self._gzip:
                self._inflate = zlib.decompressobj(_RAW)
                return self._decompress(data, room)
            raise BadEncoding("does not unpack") from error

    def _next_member(self) -> bytes:
        rest = self._inflate.unused_data
        if not self._inflate.eof or not self._gzip or not rest.startswith(b"\x1f\x8b"):
            return b""  # what follows the end of the last member is padding
        self._inflate = zlib.decompressobj(_GZIP)
        return rest


async def read_body(stream: AsyncIterable[bytes], encoding: str, cap: int = BODY_CAP) -> bytes:
    """The whole decoded body. Raises TooLarge past `cap` bytes, BadEncoding where it cannot be unpacked."""
    inflater = inflater_for(encoding)
    pieces: list[bytes] = []
    room = cap + 1
    async for chunk in stream:
        piece = inflater.feed(chunk, room) if inflater else chunk
        pieces.append(piece)
        room -= len(piece)
        if room <= 0:
            raise TooLarge
    if inflater and inflater.broke_off:
        raise BadEncoding("breaks off")
    return b"".join(pieces)


def inflater_for(encoding: str) -> Inflater | None:
    """The unpacker for a Content-Encoding; None where nothing is packed."""
    name = encoding.strip().lower()
    if name in ("", "identity", "none"):
        return None
    if name in ("gzip", "x-gzip", "deflate"):
        return Inflater(name)
    raise BadEncoding(f"is packed as {name[:20]}, which was not asked for")
