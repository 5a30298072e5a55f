"""Administrators change keywords in the chat: what is shown, what is saved, and what two of them do at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

import bot.inbox.inbox
from bot.config.edit import recalled
from bot.language.tokens import folded_words
from bot.settings import Door
from storage.records import ConfigRevision
from tests.line import Line
from tests.storage.made import entry, file
from tests.talk import Talk, open_talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADMIN, OTHER = 1, 2
TEXTS = {"Суд решил о выдаче его России.": (), "Экстрадиция отложена.": ("extradition",), "Погода.": ()}


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot that two people run, with some articles stored."""
    async with open_talk(line, database_url, tmp_path, Door(frozenset((ADMIN, OTHER)))) as opened:
        now = datetime.now(UTC) - timedelta(hours=1)
        for number, (body, topics) in enumerate(TEXTS.items()):
            made = entry(f"address:{number}", f"h{number}", topics=topics, published=now)
            words = " ".join(folded_words(body))
            await file(opened.storage, replace(made, title=body, body=body, words=words), now=now)
        yield opened


def feeds(folder: Path) -> Path:
    return folder / "feeds.yaml"


def text_of(folder: Path) -> str:
    return feeds(folder).read_text("utf-8")


def write(folder: Path, text: str) -> None:
    feeds(folder).write_text(text, encoding="utf-8")


async def asked(talk: Talk, text: str, chat: int = ADMIN, **given: Any) -> dict[str, Any]:
    """The one message that the bot answers with."""
    [message] = await talk.say(text, chat=chat, **given)
    return message


async def chosen(talk: Talk, message: dict[str, Any], label: str, **given: Any) -> dict[str, Any]:
    """The message after a tap on the button of this label."""
    data = [one["callback_data"] for row in message["buttons"] for one in row if one["text"] == label]
    await talk.tap(message, data[0], **given)
    everything = await talk.line.got(message["chat"])
    return next(one for one in everything if one["message_id"] == message["message_id"])


async def revisions(talk: Talk) -> list[ConfigRevision]:
    async with talk.storage.read() as tx:
        return await tx.configurations.page(0, 50)


async def test_a_keyword_is_understood_tried_and_saved(talk: Talk, tmp_path: Path) -> None:
    shown = await asked(talk, "/addkeyword extradition выдача ~ Россия")
    assert "«extradition» has a new keyword (ru): выдача ~ Россия" in shown["text"]
    assert "«выдача» in any form: выдач, " in shown["text"]
    assert "Language, by its letters: Russian." in shown["text"]
    assert "3 articles are stored, 1 of them were told under this topic." in shown["text"]
    assert "1 more would be told, 0 fewer. In all 0.1 a day." in shown["text"]
    assert "+ Суд решил о выдаче его России. — «выдаче" in shown["text"]
    assert "выдача ~ Россия" not in text_of(tmp_path)
    saved = await chosen(talk, shown, "Save")
    assert saved["text"].startswith("Saved, and in force, as version 2:\n• «extradition» has a new keyword")
    assert "выдача ~ Россия" in text_of(tmp_path)
    newest, _ = await revisions(talk)
    assert (newest.who, recalled(newest.what)[0].values["rule"]) == (str(ADMIN), "выдача ~ Россия")
    assert "выдача ~ Россия" in (await asked(talk, "/keywords extradition", OTHER))["text"]
    assert "changed feeds.yaml, as version 2" in (await asked(talk, "/log"))["text"]


async def test_a_change_that_is_cancelled_is_none(talk: Talk, tmp_path: Path) -> None:
    before = text_of(tmp_path)
    shown = await asked(talk, "/exclude extradition ru футбол")
    assert "has a new exclusion (ru): футбол" in shown["text"]
    cancelled = await chosen(talk, shown, "Cancel")
    assert not cancelled.get("buttons")
    await talk.forged(await asked(talk, "/keywords"), "draft save 123456")
    assert (await talk.toasts())[-1] == "This preview has expired. Please send the command again."
    assert text_of(tmp_path) == before


async def test_an_exclusion_and_its_end(talk: Talk, tmp_path: Path) -> None:
    before = text_of(tmp_path)
    await chosen(talk, await asked(talk, "/exclude extradition отложить"), "Save")
    shown = await asked(talk, "/removekeyword extradition отложить")
    assert "no longer has the exclusion (ru): отложить" in shown["text"]
    await chosen(talk, shown, "Save")
    assert "отложить" not in text_of(tmp_path)
    gone = await asked(talk, "/removekeyword extradition экстрадиция")
    assert "0 more would be told, 1 fewer" in gone["text"]
    assert "− Экстрадиция отложена." in gone["text"]
    assert "экстрадиция" in before


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/addkeyword extradition суд ~", "one side of «~» is empty"),
        ("/addkeyword extradicion суд", "did you mean «extradition»"),
        ("/addkeyword extradition ru экстрадиция", "is there already"),
        ("/addkeyword extradition ru $nolist", "there is no list «nolist» in this language"),
        ("/removekeyword extradition экстрадация", "there is no «экстрадация»"),
        ("/addkeyword extradition", "Write the topic, perhaps the language, and the words:"),
        ("/keywords nothing", "there is no topic «nothing»"),
    ],
)
async def test_what_cannot_be_done_is_told_with_what_to_write(talk: Talk, said: str, answer: str) -> None:
    shown = await asked(talk, said)
    assert answer in shown["text"]
    assert not shown.get("buttons")


async def test_two_administrators_at_once_lose_nothing(talk: Talk, tmp_path: Path) -> None:
    mine = await asked(talk, "/addkeyword extradition ru выдача")
    theirs = await asked(talk, "/addkeyword desertion ru побег", OTHER)
    await chosen(talk, theirs, "Save")
    assert (await chosen(talk, mine, "Save"))["text"].startswith("Saved")
    assert all(word in text_of(tmp_path) for word in ("выдача", "побег"))


async def test_a_change_that_others_are_in_the_way_of_is_told_with_what_they_did(talk: Talk, tmp_path: Path) -> None:
    mine = await asked(talk, "/removekeyword desertion ru дезертирство")
    start = text_of(tmp_path).index("  - id: desertion")
    write(tmp_path, text_of(tmp_path)[:start])
    shown = await chosen(talk, mine, "Save")
    assert shown["text"].startswith("Not saved: feeds.yaml was changed meanwhile.\n• The topic «desertion» is removed")
    assert "there is no topic «desertion»" in shown["text"]
    assert not shown.get("buttons")


async def test_while_the_file_has_a_mistake_nothing_is_changed(talk: Talk, tmp_path: Path) -> None:
    shown = await asked(talk, "/addkeyword extradition ru выдача")
    broken = text_of(tmp_path).replace("title: {en: Desertion", "titel: {en: Desertion")
    write(tmp_path, broken)
    assert "feeds.yaml, line 8:" in (await asked(talk, "/addkeyword extradition ru выдача"))["text"]
    await chosen(talk, shown, "Save")
    assert "did you mean «title»" in (await talk.line.got(ADMIN))[-1]["text"]
    assert text_of(tmp_path) == broken


async def test_who_waits_is_told_so_and_the_answer_comes_in_its_place(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.inbox.inbox, "NOTE_AFTER", 0)
    shown = await asked(talk, "/addkeyword extradition выдача")
    assert "has a new keyword" in shown["text"]
    assert [row[0]["text"] for row in shown["buttons"]] == ["Save"]
    sent = [call["parameters"]["text"] for call in await talk.line.calls("sendMessage")]
    assert sent[-1] == "One moment…"


async def test_the_preview_speaks_the_language_of_who_asks(talk: Talk) -> None:
    shown = await asked(talk, "/addkeyword extradition выдача", language="ru")
    assert "У темы «extradition» новое ключевое слово (ru): выдача" in shown["text"]
    assert "Язык, судя по буквам: русский." in shown["text"]


async def test_subscribers_are_alerted_about_stored_matches_only_if_that_is_wanted(talk: Talk) -> None:
    await talk.say("/subscribe extradition", chat=7)
    saved = await chosen(talk, await asked(talk, "/addkeyword extradition выдача ~ Россия"), "Save")
    assert await due(talk) == []
    label = "Alert subscribers about 1 match of the last 7 days"
    left = await chosen(talk, saved, label)
    assert (await talk.toasts())[-1] == "Articles that were added: 1. Alerts that go out: 1."
    assert not left.get("buttons")
    assert await due(talk) == [7]
    async with talk.storage.read() as tx:
        matched = {entry.title: entry.topics async for entry in tx.entries.every()}
    assert matched["Суд решил о выдаче его России."] == ("extradition",)
    assert matched["Погода."] == ()


async def test_stored_matches_are_told_of_once(talk: Talk) -> None:
    await talk.say("/subscribe extradition", chat=7)
    saved = await chosen(talk, await asked(talk, "/addkeyword extradition выдача ~ Россия"), "Save")
    data = saved["buttons"][0][0]["callback_data"]
    await talk.tap(saved, data)
    await talk.forged(await asked(talk, "/keywords"), data)
    assert len(await due(talk)) == 1


async def test_a_keyword_that_meets_nothing_stored_has_no_such_button(talk: Talk) -> None:
    saved = await chosen(talk, await asked(talk, "/addkeyword extradition ru снегопад"), "Save")
    assert not saved.get("buttons")


async def due(talk: Talk) -> list[int]:
    """The chats that alerts go to now."""
    async with talk.storage.read() as tx:
        return [one.chat_id for one in await tx.alerts.due(datetime.now(UTC), limit=9)]
