"""What people write, tap and do to the bot, and what they get for it: a real store, and the sandbox over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.commands import Ask, Desk, Reply
from bot.inbox import inbox, outgoing
from tests.line import Line
from tests.newsroom import missing_table
from tests.storage.made import subscribe
from tests.talk import Talk, open_talk

GROUP = -5
SOMEONE = 1001  # who writes in a group of the sandbox
BOT = "casewatch_sandbox_bot"


# One sandbox for all: starting and stopping it takes longer than most tests here.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Talk]:
    monkeypatch.setattr(outgoing, "LONGEST_WAIT", 0.0)
    async with open_talk(line, database_url, tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("said", "language", "part"),
    [
        ("Arslan Temirbayev", "en", "watch for this name"),
        ("Арслан Темирбаев", "ru-RU", "следить за этим именем"),
        ("Arslan Temirbayev", "xx", "watch for this name"),
        ("!!!", "en", "/help"),
        ("!!!", "ru", "Я отвечаю на команды"),
        ("/help", "en", "/latest"),
        ("/help", "ru", "Что я умею"),
        ("/latst", "en", "/latest"),
        ("/latst", "ru", "Может быть, /latest"),
        ("/qwertyuiop", "en", "/help"),
        ("/", "en", "/help"),
        ("/subscribe weather", "en", "/subscribe extradition"),
        ("/unsubscribe weather", "ru", "Например: /unsubscribe extradition"),
        ("/latest погода", "ru", "Например: /latest extradition"),
        ("/person", "en", "for example: /person "),
        ("/person", "ru", "например: /person "),
    ],
)
async def test_everything_said_in_private_is_answered(talk: Talk, said: str, language: str, part: str) -> None:
    [answered] = await talk.say(said, language=language)
    assert part in answered["text"]


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("hello", 0),
        ("/sources", 1),
        (f"/sources@{BOT}", 1),
        ("/sources@other_bot", 0),
        ("/weather", 0),
        (f"/weather@{BOT}", 1),
        ("/", 0),
    ],
)
async def test_in_a_group_only_what_is_meant_for_the_bot_is_answered(talk: Talk, said: str, answers: int) -> None:
    assert len(await talk.say(said, chat=GROUP)) == answers


async def test_a_forum_topic_is_answered_in_that_topic_and_subscribed_by_itself(talk: Talk) -> None:
    await talk.line.do("topic", chat=GROUP, thread=3)
    await talk.line.do("administrators", chat=GROUP, users=[SOMEONE])
    [answered] = await talk.say("/subscribe extradition", chat=GROUP, thread=3)
    assert answered["thread"] == 3
    assert (await talk.topics(GROUP, 3), await talk.topics(GROUP)) == ({"extradition"}, set())


async def test_a_tap_changes_the_message_and_is_acknowledged(talk: Talk) -> None:
    [menu] = await talk.say("/subscribe", language="en")
    await talk.tap(menu, "subscribe extradition")
    [changed] = await talk.line.got(7)
    assert changed["message_id"] == menu["message_id"]
    assert "✓ Extradition" in [button["text"] for row in changed["buttons"] for button in row]
    assert await talk.toasts() == ["Saved"]
    assert await talk.topics(7) == {"extradition"}


async def test_a_tap_that_changes_nothing_is_no_failure(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    [menu] = await talk.say("/subscribe")
    await talk.forged(menu, "subscribe topic-of-old")
    assert await talk.line.got(7) == [menu]
    assert len(await talk.toasts()) == len(await talk.line.calls("editMessageText")) == 1
    assert caplog.records == []


async def test_a_button_of_another_version_gets_a_word(talk: Talk) -> None:
    [menu] = await talk.say("/subscribe", language="en")
    await talk.forged(menu, "vanished 1")
    assert await talk.toasts() == ["This button no longer works."]
    assert await talk.line.got(7) == [menu]


async def test_a_tap_below_a_message_too_old_to_change_is_answered_anew(talk: Talk) -> None:
    [menu] = await talk.say("/subscribe")
    await talk.forged(menu, "subscribe extradition", date=0)
    before, after = await talk.line.got(7)
    assert before == menu
    assert after["buttons"] != menu["buttons"]


async def test_a_tap_too_old_to_be_acknowledged_still_counts(talk: Talk) -> None:
    [menu] = await talk.say("/subscribe")
    await talk.line.fault(400, "answerCallbackQuery", description="Bad Request: query is too old")
    await talk.tap(menu, "subscribe extradition")
    assert await talk.topics(7) == {"extradition"}
    assert (await talk.line.got(7))[0]["buttons"] != menu["buttons"]


async def test_a_crash_is_answered_with_a_sentence_and_logged_without_what_was_said(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumbling(name: str, ask: Ask, desk: Desk) -> Reply:
        raise ValueError(f"cannot use {ask.words}")

    monkeypatch.setattr(inbox, "answer", stumbling)
    [answered] = await talk.say("/person Жибек Тайная", language="ru")
    assert "что-то сломалось" in answered["text"]
    assert "a command failed: ValueError" in caplog.text
    assert "stumbling" in caplog.text
    assert "Тайная" not in caplog.text


async def test_a_database_that_does_not_answer_is_no_silence(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    with missing_table(talk.storage, "subscribers"):
        [answered] = await talk.say("/subscribe extradition", language="en")
        await talk.line.do("member", chat=7, status="kicked")
        await talk.hear()
    assert "went wrong" in answered["text"]
    assert "an update could not be answered: StorageError" in caplog.text


@pytest.mark.parametrize(
    ("fault", "answers", "calls"),
    [
        ({"code": 429, "parameters": {"retry_after": 3}}, 1, 2),
        ({"code": 502, "times": 4}, 1, 5),
        ({"code": 502, "times": -1}, 0, 5),
        ({"code": 403}, 0, 1),
        ({"code": 400}, 0, 1),
    ],
    ids=["asked to wait", "a short failure", "a long failure", "blocked", "refused"],
)
async def test_an_answer_is_tried_as_long_as_that_may_help(
    talk: Talk, caplog: pytest.LogCaptureFixture, fault: dict[str, Any], answers: int, calls: int
) -> None:
    await talk.line.fault(**fault)
    assert len(await talk.say("/sources", chat=4815162342)) == answers
    assert len(await talk.line.calls()) == calls
    assert ("an answer was not delivered" in caplog.text) == (answers == 0)
    assert "4815162342" not in caplog.text


async def test_every_answer_counts_against_its_chats_limit(talk: Talk) -> None:
    await talk.say("/sources")
    await talk.say("/sources", chat=GROUP)
    assert talk.pace.told == [(7, "private"), (GROUP, "group")]


@pytest.mark.parametrize("status", ["kicked", "left"])
async def test_a_chat_that_shuts_the_bot_out_is_heard_again_when_it_speaks(talk: Talk, status: str) -> None:
    chat = 7 if status == "kicked" else GROUP
    ids = [await subscribe(talk.storage, chat, "extradition", thread=thread) for thread in (0, 3)]
    await talk.line.do("send", chat=chat, text="hello")
    await talk.line.do("member", chat=chat, status=status)
    await talk.hear()
    async with talk.storage.read() as tx:
        gone = [await tx.subscribers.find(chat, thread) for thread in (0, 3)]
    assert [(one.id, one.disabled) for one in gone if one] == [
        (id_, "the bot was removed from the chat") for id_ in ids
    ]
    await talk.line.do("member", chat=chat, status="member")
    await talk.say("/start", chat=chat)
    async with talk.storage.read() as tx:
        back = await tx.subscribers.find(chat)
    assert back is not None
    assert back.disabled is None
    assert back.topics == {"extradition"}


async def test_a_group_that_becomes_a_supergroup_keeps_its_choices(talk: Talk) -> None:
    await talk.line.do("administrators", chat=GROUP, users=[SOMEONE])
    await talk.say("/subscribe extradition", chat=GROUP)
    new = (await talk.line.do("migrate", chat=GROUP))["chat"]
    await talk.hear()
    assert (await talk.topics(GROUP), await talk.topics(new)) == (set(), {"extradition"})
    assert len(await talk.say("/sources", chat=new)) == 1


@pytest.mark.parametrize("administrators", [[SOMEONE], [SOMEONE + 1]], ids=["an administrator", "anybody"])
async def test_in_a_group_only_administrators_choose(talk: Talk, administrators: list[int]) -> None:
    await talk.line.do("administrators", chat=GROUP, users=administrators)
    [answered] = await talk.say("/subscribe extradition", chat=GROUP, user=SOMEONE)
    allowed = SOMEONE in administrators
    assert ("Only administrators" in answered["text"]) != allowed
    assert await talk.topics(GROUP) == ({"extradition"} if allowed else set())


async def test_a_language_that_was_chosen_wins_over_that_of_the_app(talk: Talk) -> None:
    await talk.say("/language ru", language="en")
    [answered] = await talk.say("/sources", language="en")
    assert "источник" in answered["text"]


async def test_a_group_that_the_bot_is_added_to_is_offered_the_topics(talk: Talk) -> None:
    await talk.line.do("member", chat=GROUP, status="left")
    await talk.line.do("member", chat=GROUP, status="member")
    await talk.hear()
    [welcome] = await talk.line.got(GROUP)
    assert "subscribe extradition" in [button["callback_data"] for row in welcome["buttons"] for button in row]


async def test_a_group_that_comes_back_is_told_what_it_followed(talk: Talk) -> None:
    await subscribe(talk.storage, GROUP, "extradition")
    for status in ("kicked", "member"):
        await talk.line.do("member", chat=GROUP, status=status)
    await talk.hear()
    [back] = await talk.line.got(GROUP)
    assert "Extradition" in back["text"]
    async with talk.storage.read() as tx:
        known = await tx.subscribers.find(GROUP)
    assert known is not None
    assert known.disabled is None
