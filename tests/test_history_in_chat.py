"""Versions of feeds.yaml in the chat: who made them, what they changed, and back to an older one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.settings import Door
from tests.line import Line
from tests.talk import Talk, open_talk
from tests.test_keywords_in_chat import ADMIN, OTHER, asked, chosen, revisions, text_of, write

pytestmark = pytest.mark.asyncio(loop_scope="module")

EDITS = ("/addkeyword extradition ru выдача", "/exclude desertion ru спорт", "/addkeyword desertion en fugitive")


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot that two people run."""
    async with open_talk(line, database_url, tmp_path, Door(frozenset((ADMIN, OTHER)))) as opened:
        yield opened


async def edited(talk: Talk) -> None:
    """Three edits, saved."""
    for edit in EDITS:
        await chosen(talk, await asked(talk, edit), "Save")


async def test_undo_after_three_edits_gives_the_file_back_to_the_byte(talk: Talk, tmp_path: Path) -> None:
    before = text_of(tmp_path)
    await edited(talk)
    shown = await asked(talk, "/undo 2", OTHER)
    assert "Later versions are taken back with it" in shown["text"]
    assert "• «extradition» no longer has the keyword (ru): выдача" in shown["text"]
    assert text_of(tmp_path) != before
    await chosen(talk, shown, "Save")
    assert text_of(tmp_path) == before
    assert [one.who for one in await revisions(talk)] == ["2", "1", "1", "1", "feeds.yaml"]


async def test_undo_alone_takes_the_last_change_back_and_again_brings_it_back(talk: Talk, tmp_path: Path) -> None:
    await edited(talk)
    after = text_of(tmp_path)
    await chosen(talk, await asked(talk, "/undo"), "Save")
    assert "fugitive" not in text_of(tmp_path)
    assert "спорт" in text_of(tmp_path)
    await chosen(talk, await asked(talk, "/undo"), "Save")
    assert text_of(tmp_path) == after


async def test_a_file_that_was_edited_meanwhile_is_not_written_over_unseen(talk: Talk, tmp_path: Path) -> None:
    await edited(talk)
    shown = await asked(talk, "/undo")
    write(tmp_path, text_of(tmp_path).replace("Desertion", "Deserters"))
    again = await chosen(talk, shown, "Save")
    assert "«desertion» is called «Deserters»" in again["text"]
    assert "Deserters" in text_of(tmp_path)
    assert "• The topic «desertion» is called «Desertion» (en)." in again["text"]
    await chosen(talk, again, "Save")
    assert "Deserters" not in text_of(tmp_path)


async def test_the_history_tells_who_changed_what(talk: Talk) -> None:
    await edited(talk)
    shown = (await asked(talk, "/history"))["text"]
    assert "1. " in shown
    assert "in the file itself\nthe file as it was read" in shown
    assert f"{ADMIN}\n«desertion» has a new exclusion (ru): спорт" in shown
    for edit in ("побег", "бегство", "дезертир", "самоволка", "уклонист"):
        await chosen(talk, await asked(talk, f"/addkeyword desertion ru {edit}"), "Save")
    page = await asked(talk, "/history", language="ru")
    assert "У темы «desertion» новое ключевое слово (ru): уклонист" in page["text"]
    older = await chosen(talk, page, "→", language="ru")
    assert "файл, каким он был прочитан" in older["text"]


async def test_a_diff_shows_the_lines(talk: Talk) -> None:
    await edited(talk)
    shown = (await asked(talk, "/diff 2"))["text"]
    assert "\n-    keywords: {en: [extradition], ru: [экстрадиция]}" in shown
    assert "\n+    keywords: {en: [extradition], ru: [экстрадиция, выдача]}" in shown
    assert "+    exclude: {ru: [спорт]}" not in shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/undo", "There is no version before 1."),
        ("/diff 1", "There is no version before 1."),
        ("/undo 77", "There is no such version."),
        ("/diff nonsense", "There is no such version."),
    ],
)
async def test_what_is_not_there_is_told(talk: Talk, said: str, told: str) -> None:
    assert told in (await asked(talk, said))["text"]
