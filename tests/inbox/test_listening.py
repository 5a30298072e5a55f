"""Hearing Telegram: connected however long that takes, answering chats in turn and side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.alerts.pace import Pace
from bot.channels.telegram import telegram_bot
from bot.commands import COMMANDS, Ask, Desk, Reply, answer
from bot.errors import SettingsError
from bot.inbox import connection, inbox
from bot.inbox.connection import listening
from storage.database import Storage, open_storage
from tests.line import TOKEN, Line
from tests.newsroom import until
from tests.talk import inbox_for

# One sandbox for all: starting and stopping it takes longer than most tests here.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def store(line: Line, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Storage]:
    """A fresh store; the sandbox is empty and nothing is waited for."""
    monkeypatch.setattr(connection, "FIRST_WAIT", 0.0)
    await line.do("reset")
    async with await open_storage(database_url) as opened:
        yield opened


@asynccontextmanager
async def heard(line: Line, store: Storage) -> AsyncIterator[asyncio.Task[None]]:
    """The bot listens while inside."""
    bot = telegram_bot(TOKEN, line.url, None)
    with TemporaryDirectory() as folder:
        answering = await inbox_for(bot, store, Path(folder), Pace())
    async with listening(bot, answering) as connecting:
        yield connecting


async def answers(line: Line, chat: int, number: int) -> None:
    """Wait until this chat has so many answers."""

    async def enough() -> bool:
        return len(await line.got(chat)) >= number

    await until(enough)


async def menu(bot: Bot, scope: BotCommandScope, language: str | None = None) -> dict[str, str]:
    return {one.command: one.description for one in await bot.get_my_commands(scope, language_code=language)}


async def test_once_connected_the_menus_are_there_and_messages_are_answered(line: Line, store: Storage) -> None:
    async with heard(line, store) as connecting:
        await connecting
        await line.do("send", chat=7, text="/sources")
        await answers(line, 7, 1)
    private = await menu(line.bot, BotCommandScopeAllPrivateChats())
    group = await menu(line.bot, BotCommandScopeAllGroupChats())
    administrators = await menu(line.bot, BotCommandScopeAllChatAdministrators())
    known = {command.name for command in COMMANDS if not command.hidden}
    assert {"help", "latest"} <= set(group) < set(administrators) < set(private) <= known
    assert "subscribe" in set(administrators) - set(group)
    assert await menu(line.bot, BotCommandScopeDefault()) == group
    russian = await menu(line.bot, BotCommandScopeAllPrivateChats(), "ru")
    assert (private["help"], russian["help"]) == ("what I can do", "что я умею")
    assert set(private) == set(russian)


async def test_what_was_said_while_the_bot_was_away_is_answered(line: Line, store: Storage) -> None:
    async with heard(line, store) as connecting:
        await connecting
    await line.do("send", chat=7, text="/sources")
    async with heard(line, store):
        await answers(line, 7, 1)
    async with heard(line, store) as connecting:
        await connecting
        await line.do("send", chat=8, text="/sources")
        await answers(line, 8, 1)
    assert len(await line.got(7)) == 1


async def test_telegram_is_waited_for(line: Line, store: Storage, caplog: pytest.LogCaptureFixture) -> None:
    await line.fault(502, "getMe", times=3)
    await line.fault(502, "setMyCommands", times=2)
    async with heard(line, store) as connecting:
        await connecting
        await line.do("send", chat=7, text="/sources")
        await answers(line, 7, 1)
    assert caplog.text.count("Telegram is not reached") == 5
    assert "invented" not in caplog.text


async def test_a_token_that_telegram_does_not_know_is_said_so(line: Line, store: Storage) -> None:
    await line.fault(401, "getMe", times=-1)
    async with heard(line, store) as connecting:
        with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN"):
            await connecting


async def test_that_another_process_answers_too_is_logged(
    line: Line, store: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    async def logged() -> bool:
        return "another process answers for the same token" in caplog.text

    async with heard(line, store) as connecting:
        await connecting
        await line.fault(409, "getUpdates", times=-1)
        await line.do("send", chat=7, text="/sources")
        await until(logged)
    assert "invented" not in caplog.text


@pytest.mark.parametrize("waiting", [1, 20], ids=["one more waits", "many wait"])
async def test_a_chat_is_answered_in_order_and_no_other_waits_for_it(
    line: Line, store: Storage, monkeypatch: pytest.MonkeyPatch, waiting: int
) -> None:
    gate, begun = asyncio.Event(), list[str]()

    async def gated(name: str, ask: Ask, desk: Desk) -> Reply:
        begun.append(ask.words)
        if ask.words == "slow":
            await gate.wait()
        return await answer(name, ask, desk)

    monkeypatch.setattr(inbox, "answer", gated)
    async with heard(line, store):
        await line.do("send", chat=7, text="/sources slow")
        for number in range(waiting):
            await line.do("send", chat=7, text=f"/sources {number}")
        await line.do("send", chat=8, text="/sources other")
        try:
            await answers(line, 8, 1)
            assert begun == ["slow", "other"]
            assert await line.got(7) == []
        finally:
            gate.set()
        await answers(line, 7, waiting + 1)
    assert begun == ["slow", "other", *map(str, range(waiting))]


async def test_an_answer_that_has_to_wait_does_not_keep_the_bot_from_stopping(
    line: Line, store: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    async def refused() -> bool:
        return bool(await line.calls())

    await line.fault(429, parameters={"retry_after": 3600}, times=-1)
    async with asyncio.timeout(20), heard(line, store):
        await line.do("send", chat=7, text="/sources")
        await until(refused)
    assert "an answer was not delivered: paused (429)" in caplog.text
