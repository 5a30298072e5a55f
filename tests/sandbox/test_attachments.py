"""Photos and documents, uploaded, named again or given as an address."""

from __future__ import annotations

import struct
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.sandbox.bodies import MOST_BYTES
from tests.sandbox.asking import PERSON, TOKEN, act, ask, messages


def png(width: int = 640, height: int = 360) -> bytes:
    """As much of a picture as its header."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02"


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def started(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")


@pytest.mark.parametrize("attach", [False, True])
async def test_a_picture_arrives_with_its_size_and_caption(
    client: Bot, people: httpx.AsyncClient, attach: bool
) -> None:
    sent = await client.send_photo(PERSON, InputFile(png(), attach=attach), caption="<b>Дело</b>", parse_mode="HTML")
    assert [(one.width, one.height, one.file_size) for one in sent.photo] == [(640, 360, len(png()))]
    shown = (await messages(people))[-1]
    assert (shown["html"], shown["photo"]["file_id"]) == ("<b>Дело</b>", sent.photo[0].file_id)


async def test_a_document_keeps_its_name_and_kind(client: Bot) -> None:
    sent = await client.send_document(PERSON, b"id,title", filename="дела.csv")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type, sent.document.file_size) == ("дела.csv", "text/csv", 8)


async def test_a_file_is_sent_again_by_its_id(client: Bot) -> None:
    first = await client.send_photo(PERSON, png())
    again = await client.send_photo(PERSON, first.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == first.photo[-1].file_unique_id
    assert again.photo[-1].file_size == len(png())


async def test_a_file_can_be_an_address(client: Bot) -> None:
    sent = await client.send_document(PERSON, "https://outlet.example/verdict.pdf")
    assert sent.document is not None
    assert sent.document.file_size == 0


async def test_a_caption_is_edited_and_the_picture_stays(client: Bot, people: httpx.AsyncClient) -> None:
    sent = await client.send_photo(PERSON, png(), caption="before")
    await sent.edit_caption("after")
    shown = (await messages(people))[-1]
    assert (shown["text"], shown["photo"]["file_id"]) == ("after", sent.photo[-1].file_id)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await sent.edit_text("text")
    copied = await sent.copy(PERSON)
    again = (await messages(people))[-1]
    assert (again["message_id"], again["photo"], again["text"]) == (copied.message_id, shown["photo"], "after")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "file must be non-empty"),
        (b"<svg/>", "IMAGE_PROCESS_FAILED"),
        (png(0, 0), "PHOTO_INVALID_DIMENSIONS"),
        (png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_picture_is_refused(people: httpx.AsyncClient, content: bytes, sentence: str) -> None:
    answer = await people.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": "7"}, files={"photo": ("x.png", content)})
    assert answer.json()["description"] == f"Bad Request: {sentence}"


@pytest.mark.parametrize("content", [png(5_000, 5_000), png(2_000, 100), png()[:20], b"\xff\xd8\xff", b"GIF89a"])
async def test_any_other_picture_is_taken(people: httpx.AsyncClient, content: bytes) -> None:
    answer = await people.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": "7"}, files={"photo": ("x.png", content)})
    assert answer.json()["ok"]


@pytest.mark.parametrize(
    ("method", "parameters", "sentence"),
    [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "file-of-another-bot"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "attach://nothing"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": ["x"]}, 'parameter "document" must be of type String'),
        ("sendDocument", {"document": "https://e.org/x", "caption": "x" * 1025}, "message caption is too long"),
        ("sendDocument", {"document": "https://e.org/x", "caption": "<b>", "parse_mode": "HTML"}, "can't parse"),
    ],
)
async def test_a_file_that_is_not_there_is_named(
    people: httpx.AsyncClient, method: str, parameters: dict[str, Any], sentence: str
) -> None:
    answer = await ask(people, method, chat_id=PERSON, **parameters)
    assert answer["description"].startswith(f"Bad Request: {sentence}")


async def test_a_file_that_is_too_large_is_refused(people: httpx.AsyncClient) -> None:
    files = {"document": ("x", b"x" * MOST_BYTES)}
    answer = await people.post(f"/bot{TOKEN}/sendDocument", data={"chat_id": "7"}, files=files)
    assert (answer.status_code, answer.json()["description"]) == (413, "Request Entity Too Large")
