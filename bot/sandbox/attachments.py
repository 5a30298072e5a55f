"""Photos and documents: what was uploaded, named again by its file_id, or given as an address."""

from __future__ import annotations

import hashlib
import struct
from typing import Any

from bot.sandbox.call import Call
from bot.sandbox.params import Upload
from bot.sandbox.refusal import bad_request

_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURES = (_PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
_UNKNOWN_SIZE = (1280, 720)  # of a picture whose header is not read here
_MOST_SIDES = 10_000  # width and height together
_MOST_RATIO = 20


def photo(call: Call) -> dict[str, Any]:
    """The call's photo in a message's shape; refused if it is no picture or has impossible sides."""
    file, upload = _file(call, "photo")
    width, height = _sides(upload.content) if upload else _UNKNOWN_SIZE
    return {"photo": [file | {"width": width, "height": height}]}


def document(call: Call) -> dict[str, Any]:
    """The call's document in a message's shape."""
    file, upload = _file(call, "document")
    named = {"file_name": upload.name, "mime_type": upload.content_type} if upload else {}
    return {"document": file | named}


def _file(call: Call, name: str) -> tuple[dict[str, Any], Upload | None]:
    given = call.params.text(name)
    upload = call.params.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if upload is None:
        return _named(call, name, given), None
    if not upload.content:
        raise bad_request("file must be non-empty")
    unique = hashlib.sha256(upload.content).hexdigest()[:24]
    file_id = f"file-{name}-{unique}"
    call.world.keep_file(file_id, upload.content)
    return _shape(file_id, len(upload.content)), upload


def _named(call: Call, name: str, given: str) -> dict[str, Any]:
    if not given:
        raise bad_request(f"there is no {name} in the request")
    if given in call.world.files:
        return _shape(given, len(call.world.files[given]))
    if not given.startswith(("http://", "https://")):
        raise bad_request("wrong file identifier/HTTP URL specified")
    return _shape(f"file-{name}-{hashlib.sha256(given.encode()).hexdigest()[:24]}", 0)


def _shape(file_id: str, size: int) -> dict[str, Any]:
    return {"file_id": file_id, "file_unique_id": file_id.rpartition("-")[2], "file_size": size}


def _sides(content: bytes) -> tuple[int, int]:
    if not content.startswith(_PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if not content.startswith(_PNG) or len(content) < 24:
        return _UNKNOWN_SIZE
    width, height = struct.unpack(">II", content[16:24])
    if not 0 < width + height <= _MOST_SIDES or max(width, height) > _MOST_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
