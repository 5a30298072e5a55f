"""Administrators steer the real program from the chat: a feed, a keyword, and a mistake in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.newsroom import until
from tests.stage import PATIENCE, Item, Stage, staged
from tests.test_keywords_in_chat import text_of, write

ADMIN, READER = 1, 7
OLD = Item("https://two.example/old", "Было", "Было.")
NEWS = Item("https://two.example/news", "Суд решил о выдаче", "Суд решил о выдаче его России.")


async def test_a_feed_and_a_keyword_from_the_chat_hold_at_once_and_a_mistake_in_the_file_is_told(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path, ["one"], {"CASEWATCH_ADMINS": str(ADMIN)}) as stage:
        await stage.start()
        await stage.subscribe(READER)
        stage.outlets["two"] = [OLD]
        stage.publish()
        shown = await _saved(stage, f"/addfeed {stage.server.url('/two')}")
        assert "The feed «two» is new" in shown
        await stage.polled()
        assert "has a new keyword (ru): выдача ~ Россия" in await _saved(
            stage, "/addkeyword extradition выдача ~ Россия"
        )
        stage.outlets["two"].insert(0, NEWS)
        stage.publish()
        assert "Суд решил о выдаче" in (await stage.message(READER, 1))["text"]
        await _a_mistake_is_told_and_mended(stage, tmp_path)
        assert await stage.end() == 0
        assert "выдача ~ Россия" not in stage.log


async def _saved(stage: Stage, text: str) -> str:
    """What is shown before it is saved, which it then is."""
    before = len(await stage.heard(ADMIN))
    await stage.person("send", chat=ADMIN, text=text, language="en")
    shown = await until(lambda: _with_buttons(stage, before), PATIENCE)
    data = shown["buttons"][0][0]["callback_data"]
    await stage.person("tap", chat=ADMIN, message_id=shown["message_id"], data=data, language="en")
    await until(lambda: _says(stage, before, "Saved, and in force"), PATIENCE)
    return str(shown["text"])


async def _with_buttons(stage: Stage, number: int) -> dict[str, Any] | None:
    """The bot's message of this number once it asks something: a note may stand in its place before."""
    heard = await stage.heard(ADMIN)
    return heard[number] if len(heard) > number and heard[number].get("buttons") else None


async def _says(stage: Stage, number: int, words: str) -> bool:
    return words in (await stage.heard(ADMIN))[number]["text"]


async def _a_mistake_is_told_and_mended(stage: Stage, folder: Path) -> None:
    before, good = len(await stage.heard(ADMIN)), text_of(folder)
    write(folder, good.replace("title: {en: Desertion", "titel: {en: Desertion"))
    told = (await stage.message(ADMIN, before))["text"]
    assert told.startswith("feeds.yaml\nThere is a mistake in it")
    assert "did you mean «title»?" in told
    write(folder, good)
    assert "It is in order again, and in force." in (await stage.message(ADMIN, before + 1))["text"]
