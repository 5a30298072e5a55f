"""A request's parameters from wherever they are: the query, JSON, a form, or a multipart body with files."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from bot.sandbox.params import Params, Upload
from bot.sandbox.refusal import Refusal, bad_request
from bot.sandbox.strict_json import NotStrict, load

MOST_BYTES = 5_000_000
MOST_PARAMETERS = 1_000
_BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^;\s]+))', re.IGNORECASE)


async def read_params(request: Request) -> Params:
    """The call's parameters and files; the body's win over the query's."""
    values, files = _read(await read_body(request), request.headers.get("content-type", ""))
    found = Params(dict(request.query_params) | values, files)
    if len(found.values) + len(found.files) > MOST_PARAMETERS:
        raise bad_request("too many parameters")
    return found


async def read_body(request: Request) -> bytes:
    """The body's bytes; refused with 413 as soon as there are too many."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MOST_BYTES:
                raise Refusal(413, "Request Entity Too Large")
            parts.append(part)
    except ClientDisconnect:
        raise bad_request("the body broke off") from None
    return b"".join(parts)


def read_object(body: bytes) -> dict[str, Any]:
    """A JSON object; refused if it is anything else."""
    try:
        value = load(body)
    except NotStrict as wrong:
        raise bad_request(f"can't parse JSON object: {wrong}") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object: an object is expected")
    return value


def _read(body: bytes, kind: str) -> tuple[dict[str, Any], dict[str, Upload]]:
    if not body:
        return {}, {}
    if kind.lower().startswith("application/json"):
        return read_object(body), {}
    if kind.lower().startswith("multipart/form-data"):
        return _parts(body, kind)
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)), {}


def _parts(body: bytes, kind: str) -> tuple[dict[str, str], dict[str, Upload]]:
    found = _BOUNDARY.search(kind)
    if found is None:
        raise bad_request("multipart body without a boundary")
    values: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in body.split(b"--" + (found[1] or found[2]).encode(), MOST_PARAMETERS + 2)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name, file_name, file_type = _named(head)
        content = content.removesuffix(b"\r\n")
        if file_name is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            files[name] = Upload(file_name, file_type, content)
    return values, files


def _named(head: bytes) -> tuple[str, str | None, str]:
    """A part's name, the name of its file (None: it is no file), and its type."""
    headers = _headers(head)
    try:
        name = str(headers.get_param("name", "", "content-disposition"))
        return name, headers.get_filename(), headers.get_content_type()
    except (ValueError, LookupError, TypeError):  # an encoded name can claim any charset and any number
        raise bad_request("multipart part with a name that cannot be read") from None


def _headers(head: bytes) -> Message:
    headers = Message()
    headers.set_default_type("application/octet-stream")
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if value:
            headers[name] = value.strip()
    return headers
