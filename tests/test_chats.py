"""Every kind of chat, from a person's side: private chats, groups, forum topics, channels, links, inline sharing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.commands.asking import publish, written
from tests.line import Line
from tests.talk import Talk, open_talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

DANA, BEK, STRANGER = 1, 2, 3
GROUP, FORUM, CHANNEL = -100, -1_000_000_000_101, -1_000_000_000_102


@pytest_asyncio.fixture(loop_scope="module")
async def talk(line: Line, database_url: str, tmp_path: Path) -> AsyncIterator[Talk]:
    """A fresh talk in it; Dana and Bek administer the group, Dana the channel."""
    async with open_talk(line, database_url, tmp_path) as opened:
        yield opened


async def group(talk: Talk, chat: int = GROUP, *admins: int) -> None:
    await talk.line.do("administrators", chat=chat, users=list(admins or (DANA, BEK)))


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """What each button of a message sends, by what is written on it."""
    return {one["text"]: one.get("callback_data", "") for row in message["buttons"] for one in row}


async def last(talk: Talk, chat: int) -> dict[str, Any]:
    return (await talk.line.got(chat))[-1]


async def alarms(talk: Talk) -> list[str]:
    """What was said to those who tapped, if they had to close it."""
    calls = await talk.line.calls("answerCallbackQuery")
    return [call["parameters"]["text"] for call in calls if str(call["parameters"].get("show_alert")).lower() == "true"]


async def test_only_administrators_change_a_groups_settings(talk: Talk) -> None:
    await group(talk)
    [refused] = await talk.say("/subscribe extradition", chat=GROUP, user=STRANGER)
    assert "administrators" in refused["text"]
    [taken] = await talk.say("/subscribe extradition", chat=GROUP, user=DANA)
    assert "Extradition" in taken["text"]
    assert await talk.topics(GROUP) == {"extradition"}


@pytest.mark.parametrize("command", ["/settings", "/subscribe", "/language", "/mute", "/forget", "/watchlist"])
async def test_a_strangers_tap_is_refused_politely_and_changes_nothing(talk: Talk, command: str) -> None:
    await group(talk)
    await talk.say("/subscribe extradition", chat=GROUP, user=DANA)
    await talk.say("/watch Arslan Temirbayev", chat=GROUP, user=DANA)
    before = talk.storage.read
    [offer] = await talk.say(command, chat=GROUP, user=DANA)
    for data in buttons(offer).values():
        await talk.tap(offer, data, user=STRANGER)
    assert await alarms(talk) == ["Only administrators of this chat can change its settings."] * len(buttons(offer))
    assert (await last(talk, GROUP))["text"] == offer["text"]
    async with before() as tx:
        known = await tx.subscribers.find(GROUP)
        assert known is not None
        assert known.topics == {"extradition"}
        assert (known.mutes, len(await tx.watches.of(known.id))) == ((), 1)


async def test_anybody_in_a_group_may_look(talk: Talk) -> None:
    await group(talk)
    await publish(talk.storage, written("a"))
    [shown] = await talk.say("/latest", chat=GROUP, user=STRANGER)
    assert "Title a" in shown["text"]
    assert await talk.say("just talking", chat=GROUP, user=STRANGER) == []


async def test_two_administrators_at_once_both_count(talk: Talk) -> None:
    await group(talk)
    [offer] = await talk.say("/subscribe", chat=GROUP, user=DANA)
    tapped = {"chat": GROUP, "message_id": offer["message_id"]}
    await talk.line.do("tap", **tapped, data="subscribe extradition", user=DANA)
    await talk.line.do("tap", **tapped, data="subscribe desertion", user=BEK)
    await talk.hear()
    assert await talk.topics(GROUP) == {"extradition", "desertion"}
    assert [text[0] for text in buttons(await last(talk, GROUP))][:2] == ["✓", "✓"]


async def test_forum_topics_have_subscriptions_of_their_own(talk: Talk) -> None:
    await group(talk, FORUM)
    for thread, topic in ((2, "extradition"), (3, "desertion")):
        await talk.line.do("topic", chat=FORUM, thread=thread)
        [offer] = await talk.say("/subscribe", chat=FORUM, user=DANA, thread=thread)
        assert offer["thread"] == thread
        await talk.tap(offer, f"subscribe {topic}", user=DANA)
    assert (await talk.topics(FORUM, 2), await talk.topics(FORUM, 3)) == ({"extradition"}, {"desertion"})
    assert await talk.topics(FORUM) == set()


async def channel(talk: Talk) -> dict[str, Any]:
    """The channel, with the bot as its administrator, and its settings in Dana's private chat."""
    await talk.line.do("send", chat=DANA, text="/start", language="en")
    about = {"chat": CHANNEL, "title": "Court watch", "type": "channel"}
    await talk.line.do("administrators", users=[DANA], **about)
    await talk.line.do("member", status="left", user=DANA, **about)
    await talk.line.do("member", chat=CHANNEL, status="administrator", user=DANA)
    await talk.hear()
    return await last(talk, DANA)


async def test_a_channel_is_set_up_in_private_by_its_administrator(talk: Talk) -> None:
    offer = await channel(talk)
    assert "Court watch" in offer["text"]
    await talk.tap(offer, buttons(offer)["Topics"])
    choice = await last(talk, DANA)
    await talk.tap(choice, buttons(choice)["Extradition"])
    assert await talk.topics(CHANNEL) == {"extradition"}
    assert await talk.topics(DANA) == set()
    assert "✓ Extradition" in buttons(await last(talk, DANA))
    await talk.tap(choice, buttons(choice)["Settings"])
    settings = await last(talk, DANA)
    await talk.tap(settings, buttons(settings)["Language"])
    await talk.tap(settings, buttons(await last(talk, DANA))["Русский"])
    async with talk.storage.read() as tx:
        known = await tx.subscribers.find(CHANNEL)
    assert known is not None
    assert (known.language, known.kind) == ("ru", "channel")
    assert await talk.line.got(CHANNEL) == []


async def test_a_channels_choices_are_erased_from_there_too(talk: Talk) -> None:
    offer = await channel(talk)
    await talk.tap(offer, buttons(offer)["Topics"])
    for pressed in ("Extradition", "Settings", "Erase", "Erase"):
        await talk.tap(offer, buttons(await last(talk, DANA))[pressed])
    async with talk.storage.read() as tx:
        assert await tx.subscribers.find(CHANNEL) is None


async def test_a_forwarded_command_is_read_and_not_obeyed(talk: Talk) -> None:
    await talk.say("/subscribe extradition", chat=DANA)
    [answer] = await talk.say("/unsubscribe", chat=DANA, forward=True)
    assert "none of my topics" in answer["text"]
    assert await talk.topics(DANA) == {"extradition"}


@pytest.mark.parametrize("asked", ["/channel @court_watch", "/channel https://t.me/court_watch", f"/channel {CHANNEL}"])
async def test_a_channel_is_found_by_its_name(talk: Talk, asked: str) -> None:
    await channel(talk)
    [offer] = await talk.say(asked, chat=DANA)
    assert "Court watch" in offer["text"]
    [refused] = await talk.say(asked, chat=BEK)
    assert refused["text"] == "Only administrators of that channel can change this."


@pytest.mark.parametrize("asked", ["/channel", "/channel @nobody_here", "/channel x", "/channel -5"])
async def test_how_a_channel_is_set_up_is_told(talk: Talk, asked: str) -> None:
    [told] = await talk.say(asked, chat=DANA)
    assert "administrator who may post" in told["text"]


async def test_a_post_forwarded_from_the_channel_opens_its_settings(talk: Talk) -> None:
    await channel(talk)
    post = await talk.line.do("send", chat=CHANNEL, user=DANA, text="A post")
    source = {"chat": CHANNEL, "message_id": post["message_id"]}
    await talk.hear()
    [offer] = await talk.say("A post", chat=DANA, forward_from=source)
    assert "Court watch" in offer["text"]


async def test_a_forged_button_about_another_channel_is_refused(talk: Talk) -> None:
    await channel(talk)
    [offer] = await talk.say("/subscribe", chat=BEK)
    await talk.forged(offer, f"@{CHANNEL} subscribe extradition")
    assert await talk.topics(CHANNEL) == set()
    assert (await alarms(talk))[-1] == "Only administrators of that channel can change this."


async def test_who_removes_and_adds_the_bot_finds_the_choices_again(talk: Talk) -> None:
    await group(talk)
    await talk.say("/subscribe extradition", chat=GROUP, user=DANA)
    await talk.line.do("member", chat=GROUP, status="kicked", user=BEK)
    await talk.hear()
    async with talk.storage.read() as tx:
        known = await tx.subscribers.find(GROUP)
    assert known is not None
    assert known.disabled
    await talk.line.do("member", chat=GROUP, status="member", user=BEK)
    await talk.hear()
    assert "Extradition" in (await last(talk, GROUP))["text"]
    await publish(talk.storage, written("a"))
    async with talk.storage.read() as tx:
        known = await tx.subscribers.find(GROUP)
    assert known is not None
    assert known.disabled is None
    assert known.topics == {"extradition"}


async def test_a_group_that_gets_the_bot_is_asked_for_topics(talk: Talk) -> None:
    await group(talk)
    await talk.line.do("member", chat=GROUP, status="left", user=DANA)
    await talk.line.do("member", chat=GROUP, status="member", user=DANA, language="ru")
    await talk.hear()
    assert "Extradition" in buttons(await last(talk, GROUP)) or "Экстрадиция" in buttons(await last(talk, GROUP))


async def test_a_group_that_becomes_a_supergroup_keeps_its_choices(talk: Talk) -> None:
    await group(talk)
    await talk.say("/subscribe extradition", chat=GROUP, user=DANA)
    moved = await talk.line.do("migrate", chat=GROUP)
    await talk.hear()
    assert await talk.topics(moved["chat"]) == {"extradition"}
    assert await talk.topics(GROUP) == set()


async def test_a_link_to_a_topic_asks_whether_to_follow_it(talk: Talk) -> None:
    [offer] = await talk.say("/start t_desertion", chat=DANA)
    await talk.tap(offer, buttons(offer)["Yes"])
    assert await talk.topics(DANA) == {"desertion"}


async def test_a_link_to_an_entry_shows_it(talk: Talk) -> None:
    await publish(talk.storage, written("a"))
    async with talk.storage.read() as tx:
        [entry] = await tx.entries.latest(offset=0, limit=1)
    [shown] = await talk.say(f"/start e_{entry.id}", chat=DANA)
    assert "Title a" in shown["text"]
    [offer] = await talk.say("/start e_999", chat=DANA)
    assert "Extradition" in buttons(offer)


async def test_a_few_words_are_offered_to_be_searched_or_watched(talk: Talk) -> None:
    await publish(talk.storage, written("a", "Арслана Темирбаева увезли"))
    name = "Арслан Темирбаев"
    [offer] = await talk.say(name, chat=DANA)
    await talk.tap(offer, buttons(offer)["Search"])
    assert "Title a" in (await last(talk, DANA))["text"]
    await talk.tap(offer, buttons(offer)["Watch"])
    assert "1 stored article names this person." in (await last(talk, DANA))["text"]
    [listed] = await talk.say("/watchlist", chat=DANA)
    assert name in listed["text"]


async def test_words_too_long_for_a_button_are_read_again_from_the_message(talk: Talk) -> None:
    name = "Абдулхамид Мухаммадрасулов Бекмырзаханович"
    await publish(talk.storage, *(written(str(n), name, hours=n) for n in range(1, 8)))
    [offer] = await talk.say(name, chat=DANA)
    await talk.tap(offer, buttons(offer)["Search"])
    page = await last(talk, DANA)
    await talk.tap(page, buttons(page)["Older →"])
    assert "7. Title 7" in (await last(talk, DANA))["text"]


@pytest.mark.parametrize(
    ("text", "forwarded", "understood"),
    [
        ("Россия запросила экстрадицию.", True, "Extradition"),
        ("Экстрадицию отложили. " * 10, False, "Extradition"),
        ("Погода в Оше.", True, "none of my topics"),
    ],
)
async def test_an_article_is_answered_with_what_is_understood(
    talk: Talk, text: str, forwarded: bool, understood: str
) -> None:
    [answer] = await talk.say(text, chat=DANA, forward=forwarded)
    assert understood in answer["text"]


async def test_a_stored_article_is_shared_inline(talk: Talk) -> None:
    await publish(talk.storage, written("a", "Арслана Темирбаева увезли"), written("b"))
    for query, titles in (("", ["Title a", "Title b"]), ("Темирбаев", ["Title a"]), ("нигде", [])):
        await talk.line.do("inline", chat=BEK, user=DANA, query=query)
        await talk.hear()
        call = (await talk.line.calls("answerInlineQuery"))[-1]
        assert call["status"] == 200
        assert all(title in call["parameters"]["results"] for title in titles)
        assert ("Title b" in call["parameters"]["results"]) == ("Title b" in titles)
