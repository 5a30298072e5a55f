"""The buttons below a held alert; the whole way is walked in tests/test_approvals.py."""

from __future__ import annotations

import pytest

from bot.channels.base import ChatInfo
from bot.settings import Door
from storage.database import Storage
from tests.commands.asking import Person, World, data_of, labels, publish, shown, written

CHANNEL = ChatInfo(-1_001_234_567_890, "channel", "The Channel", True)


@pytest.fixture
def person(storage: Storage) -> Person:
    """The administrator of a channel."""
    return Person(storage, world=World(administrator=7, channel=CHANNEL))


async def switched(person: Person) -> int | None:
    """Tap what the channel's settings offer; whom it asks then."""
    screen = await person.says("/channel @the_channel")
    [label] = [one for one in labels(screen) if one in ("Ask me before each post", "Post without asking")]
    await person.taps(data_of(screen, label))
    known = await person.other(chat=CHANNEL.chat_id).known()
    return known.approver if known else None


async def test_who_switches_it_on_is_asked_and_who_runs_the_bot_together(person: Person) -> None:
    assert await switched(person) == 7
    assert await switched(person) is None
    assert await switched(person.other(door=Door(frozenset({7})))) == 0


async def test_who_runs_the_bot_sets_up_a_channel_but_reaches_no_other_chat(person: Person) -> None:
    boss = person.other(chat=8, user=8, door=Door(frozenset({8})))
    screen = await boss.says("/channel @the_channel")
    assert "The Channel" in shown(screen)
    await boss.taps(data_of(screen, "Ask me before each post"))
    known = await person.other(chat=CHANNEL.chat_id).known()
    assert known is not None
    assert known.approver == 0
    refused = await boss.taps("@7 settings silent")
    assert "Only administrators" in shown(refused)
    assert await person.known() is None


async def test_other_chats_have_no_such_choice(person: Person) -> None:
    assert "before each post" not in shown(await person.says("/settings"))
    await person.taps("settings approval")
    known = await person.known()
    assert known is not None
    assert known.approver is None


@pytest.mark.parametrize("data", ["approve", "approve yes", "approve yes 1", "approve no x", "approve maybe 1"])
async def test_a_button_that_is_about_nothing_says_so(person: Person, data: str) -> None:
    await person.says("/subscribe extradition")
    await publish(person.storage, written("a"))
    assert "no longer works" in shown(await person.taps(data))
    async with person.storage.read() as tx:
        assert len(await tx.alerts.due(person.now, limit=9)) == 1


async def test_the_command_itself_says_where_it_is_set(person: Person) -> None:
    assert "/channel" in shown(await person.says("/approve"))
