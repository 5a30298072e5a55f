"""What anybody may try in the chat: a text, a message, a page; and topics that come and go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.feeds.discover import Discovery
from bot.feeds.fetch import Fetcher
from bot.feeds.worker import ParseWorkers
from bot.settings import Door
from tests.feeds.server import Server, answer, running
from tests.line import Line
from tests.talk import Talk, open_talk
from tests.test_keywords_in_chat import ADMIN, asked, chosen, text_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

READER = 7
STORY = "Вчера суд в городе отложил экстрадицию предпринимателя до марта, сообщил его адвокат. "
PAGE = f"<html><body><article><p>{STORY * 3}</p><p>{STORY * 3}</p></article></body></html>".encode()


@pytest_asyncio.fixture(loop_scope="module")
async def outlet() -> AsyncIterator[Server]:
    async with running() as server:
        server.answers["/story"] = answer(body=PAGE, Content_Type="text/html; charset=utf-8")
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path, outlet: Server) -> AsyncIterator[Talk]:
    """A bot that may reach the test's server by its name, and nothing else that is private."""

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    fetcher, workers = Fetcher(resolve=resolve, trusted=("outlet.example", outlet.port)), ParseWorkers(at_most=1)
    found = Discovery(fetcher, workers, timeout=5)
    async with open_talk(line, database_url, tmp_path, Door(frozenset((ADMIN,))), found) as opened:
        yield opened
    await fetcher.aclose()
    await workers.aclose()


async def test_a_text_is_tried(talk: Talk) -> None:
    shown = await asked(talk, "/try Суд отложил экстрадицию.", READER)
    assert shown["text"].startswith("Extradition\n")
    assert "<b>экстрадицию</b>" in shown["html"]
    assert "none of my topics" in (await asked(talk, "/try Погода хорошая.", READER))["text"]
    assert "Write a text or an address behind /try" in (await asked(talk, "/try", READER))["text"]


async def test_the_message_that_it_answers_is_tried(talk: Talk) -> None:
    shown = await asked(talk, "Экстрадиция отложена", READER)
    again = await asked(talk, "/try", READER, reply_to=shown["message_id"] - 1)
    assert "<b>Экстрадиция</b>" in again["html"]


async def test_an_article_is_tried_by_its_address(talk: Talk, outlet: Server) -> None:
    shown = await asked(talk, f"/try {outlet.url('/story', 'outlet.example')}", READER)
    assert "<b>экстрадицию</b>" in shown["html"]


@pytest.mark.parametrize("host", ["127.0.0.1", "intranet.example"])
async def test_an_address_that_is_not_public_is_not_fetched(talk: Talk, outlet: Server, host: str) -> None:
    before = len(outlet.seen)
    assert "This page cannot be read:" in (await asked(talk, f"/try {outlet.url('/story', host)}", READER))["text"]
    assert len(outlet.seen) == before


async def test_who_tries_too_much_at_once_is_told_to_wait(talk: Talk) -> None:
    told = [(await asked(talk, "/try Суд отложил экстрадицию.", READER))["text"] for _ in range(20)]
    assert "That was a lot at once." in told[-1]


async def test_a_topic_is_added_and_removed(talk: Talk, tmp_path: Path) -> None:
    before = text_of(tmp_path)
    await chosen(talk, await asked(talk, "/addtopic asylum Убежище и беженцы"), "Save")
    await chosen(talk, await asked(talk, "/addkeyword asylum ru убежище"), "Save")
    assert "убежище" in (await asked(talk, "/keywords asylum"))["text"]
    assert (await asked(talk, "/try Ему дали убежище.", READER))["text"].startswith("asylum\n")
    await chosen(talk, await asked(talk, "/removetopic asylum"), "Save")
    assert text_of(tmp_path) == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/addtopic asylum", "Write an id, then a title:"),
        ("/addtopic Asylum! Title", "cannot be used"),
        ("/addtopic desertion Desertion", "there is a topic «desertion» already"),
        ("/removetopic", "Write the id of the topic"),
        ("/removetopic desertio", "did you mean «desertion»"),
    ],
)
async def test_what_cannot_be_done_with_topics_is_told(talk: Talk, said: str, told: str) -> None:
    assert told in (await asked(talk, said))["text"]
