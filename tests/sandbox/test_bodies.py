"""Where parameters may stand, and bodies nobody should have sent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.sandbox.bodies import MOST_BYTES, MOST_PARAMETERS
from bot.sandbox.server import Sandbox
from tests.sandbox.asking import PERSON, TOKEN, act, calls

SEND = f"/bot{TOKEN}/sendMessage"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"


def part(disposition: str, content: str = "x") -> bytes:
    return f"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n".encode()


@pytest.mark.parametrize(
    "request_",
    [
        {"params": {"chat_id": 7, "text": "здравствуй & 😀"}},
        {"data": {"chat_id": 7, "text": "здравствуй & 😀"}},
        {"json": {"chat_id": 7, "text": "здравствуй & 😀"}},
        {"json": {"chat_id": "7", "text": "здравствуй & 😀"}, "headers": {"Content-Type": "Application/JSON"}},
        {"files": {"chat_id": (None, "7"), "text": (None, "здравствуй & 😀")}},
        {"params": {"chat_id": 9, "text": "здравствуй & 😀"}, "json": {"chat_id": 7}},
    ],
    ids=["query", "form", "json", "json-in-capitals", "multipart", "body-over-query"],
)
async def test_parameters_come_in_every_way(people: httpx.AsyncClient, request_: dict[str, Any]) -> None:
    await act(people, "send", chat=PERSON, text="hello")
    answer = (await people.post(SEND, **request_)).json()
    assert (answer["result"]["chat"]["id"], answer["result"]["text"]) == (PERSON, "здравствуй & 😀")


@pytest.mark.parametrize(
    ("body", "kind", "sentence"),
    [
        (b"{", JSON, "it is not JSON in UTF-8"),
        (b"\xff\xfe\x00", JSON, "it is not JSON in UTF-8"),
        (b'{"chat_id": %s}' % (b"9" * 5000), JSON, "it is not JSON in UTF-8"),
        (b"[" * 100_000, JSON, "it is not JSON in UTF-8"),
        (b'{"chat_id": ' + b"[" * 900 + b"]" * 900 + b"}", JSON, "it is nested deeper than 50 levels"),
        (b'{"chat_id": NaN}', JSON, "NaN is no number in JSON"),
        (b'{"chat_id": 1e999}', JSON, "a number is too large"),
        (b'{"chat_id": 7, "text": "\\ud83d"}', JSON, "strings must be encoded in UTF-8"),
        (b"[1]", JSON, "an object is expected"),
        (b"null", JSON, "an object is expected"),
        (json.dumps({f"p{number}": 1 for number in range(MOST_PARAMETERS + 1)}).encode(), JSON, "too many parameters"),
        (b"&".join(b"p%d=1" % number for number in range(MOST_PARAMETERS + 1)), FORM, "too many parameters"),
        (b"\xff\x00", FORM, "chat_id is empty"),
        (b"hello", "multipart/form-data", "multipart body without a boundary"),
        (b"hello", MULTIPART, "chat_id is empty"),
        (part("name=chat_id"), MULTIPART, "chat_id is empty"),
        (b"--b\r\nno headers\r\n--b--", MULTIPART, "chat_id is empty"),
        (part("name=chat_id; filename*=idna''%ff") + b"--b--", MULTIPART, "a name that cannot be read"),
        (part(f"filename*{'9' * 5000}*=x") + b"--b--", MULTIPART, "a name that cannot be read"),
        (b"".join(part(f"name=p{n}") for n in range(MOST_PARAMETERS + 9)), MULTIPART, "too many parameters"),
    ],
)
async def test_a_body_that_cannot_be_used_is_refused_with_a_reason(
    people: httpx.AsyncClient, body: bytes, kind: str, sentence: str
) -> None:
    answer = await people.post(SEND, content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: ")
    assert sentence in answer.json()["description"]


@pytest.mark.parametrize("path", [SEND, "/sandbox/send", "/sandbox/faults"])
async def test_a_huge_body_is_refused(people: httpx.AsyncClient, path: str) -> None:
    assert (await people.post(path, content=b" " * (MOST_BYTES + 1))).status_code == 413


async def test_a_body_that_breaks_off_is_recorded_and_hurts_nobody(box: Sandbox, people: httpx.AsyncClient) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", people.base_url.port)
    writer.write(f"POST {SEND} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\nchat".encode())
    await writer.drain()
    writer.close()
    while not (recorded := await calls(people)):
        pass
    assert [one["answer"]["description"] for one in recorded] == ["Bad Request: the body broke off"]
