"""/channel: a channel is set up from its administrator's private chat, and by nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.base import ChatInfo
from storage.database import Storage
from tests.commands.asking import Person, World, buttons, data_of, labels, shown

CHANNEL = ChatInfo(-1_001_234_567_890, "channel", "The Channel", True)


@pytest.fixture
def person(storage: Storage) -> Person:
    """The administrator of a channel."""
    return Person(storage, world=World(administrator=7, channel=CHANNEL))


@pytest.mark.parametrize(
    "said", ["@the_channel", "the_channel", "t.me/the_channel", "https://t.me/the_channel", str(CHANNEL.chat_id)]
)
async def test_a_channel_is_found_by_its_name_link_or_number(person: Person, said: str) -> None:
    assert "The Channel" in shown(await person.says(f"/channel {said}"))


async def test_its_choices_are_made_from_outside_and_are_its_own(person: Person) -> None:
    screen = await person.says("/channel @the_channel")
    assert all(len((button.data or "").encode()) <= 64 for button in buttons(screen))
    topics = await person.taps(data_of(screen, "Topics"))
    chosen = await person.taps(data_of(topics, "Desertion"))
    assert "✓ Desertion" in labels(chosen)
    channel = person.other(chat=CHANNEL.chat_id)
    assert await channel.topics() == {"desertion"}
    known = await channel.known()
    assert known is not None
    assert known.kind == "channel"
    assert await person.known() is None


async def test_whoever_does_not_administer_it_changes_nothing(person: Person) -> None:
    data = data_of(await person.says("/channel @the_channel"), "Topics")
    stranger = person.other(chat=8, user=8)
    for reply in (
        await stranger.says("/channel @the_channel"),
        await stranger.taps(data),
        await stranger.taps(f"{data} desertion"),
    ):
        assert "administrators" in shown(reply)
        assert list(buttons(reply)) == []
    assert await person.other(chat=CHANNEL.chat_id).known() is None


@pytest.mark.parametrize(
    "channel",
    [None, replace(CHANNEL, can_post=False), replace(CHANNEL, kind="supergroup")],
    ids=["unknown", "the bot may not post", "a group"],
)
async def test_what_is_no_channel_of_ours_gets_the_steps(person: Person, channel: ChatInfo | None) -> None:
    here = person.other(world=World(administrator=7, channel=channel))
    told = shown(await here.says("/channel @the_channel"))
    assert "1. " in told
    assert "/channel @name" in told
    assert await here.forwards_the_channel() is None


async def test_a_forwarded_post_opens_the_same_choices(person: Person) -> None:
    offered = await person.forwards_the_channel()
    assert offered is not None
    assert shown(offered) == shown(await person.says("/channel @the_channel"))


@pytest.mark.parametrize("data", ["@", "@x settings", "@-1001234567890", "@-5 @-5 settings"])
async def test_odd_buttons_are_answered(person: Person, data: str) -> None:
    assert shown(await person.taps(data))
