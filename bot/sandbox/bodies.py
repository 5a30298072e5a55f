"""A request's parameters from wherever they are: the query, JSON, a form, or a multipart body with files."""

from __future__ import annotations

import json
import re
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.params import Params, Upload
from bot.sandbox.refusal import Refusal, bad_request

MOST_BYTES = 5_000_000
_BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^;\s]+))', re.IGNORECASE)


async def read_params(request: Request) -> Params:
    """The call's parameters and files; the body's win over the query's."""
    body = await read_body(request)
    query: dict[str, object] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if not body:
        return Params(query)
    if kind.startswith("application/json"):
        return Params(query | read_object(body))
    if kind.startswith("multipart/form-data"):
        values, files = _parts(body, kind)
        return Params(query | values, files)
    return Params(query | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))


async def read_body(request: Request) -> bytes:
    """The body's bytes; refused with 413 as soon as there are too many."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Refusal(413, "Request Entity Too Large")
        parts.append(part)
    return b"".join(parts)


def read_object(body: bytes) -> dict[str, object]:
    """A JSON object; refused if it is anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object: an object is expected")
    return value


def _parts(body: bytes, kind: str) -> tuple[dict[str, str], dict[str, Upload]]:
    found = _BOUNDARY.search(kind)
    if found is None:
        raise bad_request("multipart body without a boundary")
    values: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in body.split(b"--" + (found[1] or found[2]).encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = _headers(head)
        name = str(headers.get_param("name", "", "content-disposition"))
        content, file_name = content.removesuffix(b"\r\n"), headers.get_filename()
        if file_name is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            files[name] = Upload(file_name, headers.get_content_type(), content)
    return values, files


def _headers(head: bytes) -> Message:
    headers = Message()
    headers.set_default_type("application/octet-stream")
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if value:
            headers[name] = value.strip()
    return headers
