"""Who may use the bot and who runs it, from a person's side: strangers, invitations, administrators, their menus."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest
import pytest_asyncio

from bot.commands import COMMANDS
from bot.commands.base import Audience
from bot.settings import Door
from tests.commands.asking import publish, written
from tests.line import Line
from tests.talk import Talk, open_talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADMIN, GUEST, STRANGER = 1, 2, 3
GROUP, CHANNEL = -100, -1_000_000_000_102
ADMINS_ONLY = {one.name for one in COMMANDS if one.audience is Audience.ADMINS and not one.hidden}
INVITE = "This bot works by invitation. Whoever runs it can send you a link."
REFUSED = "This is for administrators of this bot."


class Opening(Protocol):
    """Opens a talk with a bot that lets in whom the mode says."""

    def __call__(self, access: Any, *admins: int) -> AbstractAsyncContextManager[Talk]: ...


@pytest.fixture
def opening(line: Line, database_url: str, tmp_path: Path) -> Opening:
    """A talk with an empty sandbox; one of the same test finds the same store."""

    def open_it(access: Any, *admins: int) -> AbstractAsyncContextManager[Talk]:
        return open_talk(line, database_url, tmp_path, Door(frozenset(admins), access))

    return open_it


@pytest_asyncio.fixture(loop_scope="module")
async def talk(opening: Opening) -> AsyncIterator[Talk]:
    """A bot that works by invitation, run by one person of the environment."""
    async with opening("invite", ADMIN) as opened:
        yield opened


async def told(talk: Talk, text: str, chat: int, **given: Any) -> str:
    """All that the bot answers."""
    return "\n".join(message["text"] for message in await talk.say(text, chat=chat, **given))


async def link(talk: Talk, command: str) -> str:
    """What the link that this command makes gives to /start."""
    text = await told(talk, command, ADMIN)
    return text.partition("?start=")[2].split()[0]


async def rows(talk: Talk, chat: int) -> list[int]:
    """The subscribers that this chat is."""
    async with talk.storage.read() as tx:
        return await tx.subscribers.all_of(chat)


async def test_a_stranger_who_tries_everything_gets_one_sentence_each_time(talk: Talk) -> None:
    everything = [f"/{command.name} extradition" for command in COMMANDS]
    for said in [*everything, "Арслан Темирбаев", "Экстрадицию отложили. " * 10, "/nonsense", "/start t_extradition"]:
        assert await told(talk, said, STRANGER) == INVITE
    assert await told(talk, "Погода", STRANGER, forward=True) == INVITE
    assert await rows(talk, STRANGER) == []


async def test_an_invitation_lets_in_whoever_opens_it_first(talk: Talk) -> None:
    secret = await link(talk, "/invite")
    assert "Choose what you want to hear about" in await told(talk, f"/start {secret}", GUEST)
    assert "extradition" in (await told(talk, "/subscribe extradition", GUEST)).lower()
    assert "works no more" in await told(talk, f"/start {secret}", STRANGER)
    assert (await rows(talk, STRANGER), await talk.topics(GUEST)) == ([], {"extradition"})
    assert await told(talk, "/log", GUEST) == REFUSED


async def test_an_administrator_sees_their_commands_and_one_no_more_does_not(talk: Talk) -> None:
    await told(talk, "/start", ADMIN)
    assert await talk.menu(ADMIN) >= ADMINS_ONLY
    await told(talk, f"/start {await link(talk, '/invite')}", GUEST)
    assert not ADMINS_ONLY & await talk.menu(GUEST)
    assert f"{GUEST} is an administrator" in await told(talk, f"/admins add {GUEST}", ADMIN)
    for language in ("", "ru"):
        assert await talk.menu(GUEST, language) >= ADMINS_ONLY
    assert "/admins" in await told(talk, "/help", GUEST)
    assert "Administrators of this bot" in await told(talk, "/admins", GUEST)
    await told(talk, f"/admins remove {GUEST}", ADMIN)
    for language in ("", "ru"):
        assert not ADMINS_ONLY & await talk.menu(GUEST, language)
    assert "/admins" not in await told(talk, "/help", GUEST)
    assert await told(talk, "/admins", GUEST) == REFUSED


async def test_a_link_for_administrators_shows_the_menu_too(talk: Talk) -> None:
    assert "administrator of this bot now" in await told(talk, f"/start {await link(talk, '/admins add')}", GUEST)
    assert await talk.menu(GUEST) >= ADMINS_ONLY


async def test_the_menus_of_a_start_are_those_of_the_administrators_now(opening: Opening) -> None:
    async with opening("open", ADMIN, GUEST) as talk:
        for chat in (ADMIN, GUEST):
            await told(talk, "/start", chat)
        await talk.inbox.publish_menus(talk.line.bot)
        assert await talk.menu(ADMIN) & await talk.menu(GUEST) >= ADMINS_ONLY
        talk.inbox._door = Door(frozenset({ADMIN}))
        await talk.inbox.publish_menus(talk.line.bot)
        assert await talk.menu(ADMIN) >= ADMINS_ONLY
        assert not ADMINS_ONLY & await talk.menu(GUEST)


async def test_somebody_is_added_by_an_answer_to_what_they_wrote(talk: Talk) -> None:
    await talk.line.do("send", chat=GROUP, user=STRANGER, text="hello", name="Bek")
    written_there = await talk.line.do("send", chat=GROUP, user=STRANGER, text="I could help")
    await talk.hear()
    there = {"user": ADMIN, "reply_to": written_there["message_id"]}
    assert f"{STRANGER} is an administrator" in await told(talk, "/admins add", GROUP, **there)
    assert f"{STRANGER} is an administrator of this bot no longer." in await told(
        talk, "/admins remove", GROUP, **there
    )


@pytest.mark.parametrize(("forward", "known"), [("from a person", True), ("from somebody hidden", False)])
async def test_a_forwarded_message_names_its_author_unless_that_is_hidden(
    talk: Talk, forward: str, known: bool
) -> None:
    said = await talk.line.do("send", chat=GROUP, user=STRANGER, text="I could help")
    source = {"chat": GROUP, "message_id": said["message_id"]}
    given = {"forward_from": source} if known else {"forward": True}
    forwarded = await talk.line.do("send", chat=ADMIN, text="I could help", **given)
    await talk.hear()
    answer = await told(talk, "/admins add", ADMIN, reply_to=forwarded["message_id"])
    assert (f"{STRANGER} is an administrator" in answer) == known
    assert ("?start=a_" in answer) != known


async def test_a_forged_tap_reaches_no_command_of_administrators(talk: Talk) -> None:
    await told(talk, f"/start {await link(talk, '/invite')}", GUEST)
    [offer] = await talk.say("/start", chat=GUEST)
    for name in ADMINS_ONLY:
        await talk.forged(offer, f"{name} remove {ADMIN}")
        assert (await talk.toasts())[-1] in (REFUSED, "This button no longer works.")
    assert (await talk.line.got(GUEST))[-1] == offer


@pytest.mark.parametrize("user", [STRANGER, GUEST])
async def test_behind_the_bots_name_no_command_is_done(talk: Talk, user: int) -> None:
    await told(talk, f"/start {await link(talk, '/invite')}", GUEST)
    await publish(talk.storage, written("a"))

    async def offered(query: str) -> dict[str, Any]:
        await talk.line.do("inline", chat=GUEST, user=user, query=query)
        await talk.hear()
        return (await talk.line.calls("answerInlineQuery"))[-1]

    for name in ADMINS_ONLY:
        call = await offered(f"/{name}")
        assert (call["status"], call["parameters"]["results"]) == (200, "[]")
        assert (REFUSED in str(call["parameters"].get("button"))) == (user == GUEST)
    call = await offered("")
    assert ("Title a" in call["parameters"]["results"]) == (user == GUEST)
    assert str(call["parameters"]["is_personal"]).lower() == "true"


async def added(talk: Talk, chat: int, user: int, **about: Any) -> None:
    """This person adds the bot to this chat."""
    await talk.line.do("send", chat=user, text="/start")
    await talk.line.do("administrators", chat=chat, users=[user], **about)
    await talk.line.do("member", chat=chat, status="left", user=user)
    await talk.line.do("member", chat=chat, status="administrator" if about else "member", user=user)
    await talk.hear()
    await talk.hear()


async def is_in(talk: Talk, chat: int) -> bool:
    """Whether the bot is in this chat still."""
    return not any(str(call["parameters"]["chat_id"]) == str(chat) for call in await talk.line.calls("leaveChat"))


async def test_a_group_that_a_stranger_adds_it_to_is_left(talk: Talk) -> None:
    await added(talk, GROUP, STRANGER)
    assert [message["text"] for message in await talk.line.got(GROUP)] == [INVITE]
    assert (await is_in(talk, GROUP), await rows(talk, GROUP)) == (False, [])


async def test_a_group_where_it_may_not_write_is_left_all_the_same(talk: Talk) -> None:
    await talk.line.fault(403, chat=GROUP, times=-1)
    await added(talk, GROUP, STRANGER)
    assert not await is_in(talk, GROUP)


async def test_a_channel_that_a_stranger_adds_it_to_is_left_without_a_word_there(talk: Talk) -> None:
    await added(talk, CHANNEL, STRANGER, type="channel", title="Court watch")
    assert await talk.line.got(CHANNEL) == []
    assert {message["text"] for message in await talk.line.got(STRANGER)} == {INVITE}
    assert (await is_in(talk, CHANNEL), await rows(talk, CHANNEL)) == (False, [])


@pytest.mark.parametrize("who", [ADMIN, GUEST])
async def test_a_group_that_somebody_adds_it_to_who_may_is_welcomed(talk: Talk, who: int) -> None:
    await told(talk, f"/start {await link(talk, '/invite')}", GUEST)
    await added(talk, GROUP, who)
    assert "Choose what you want to hear about" in (await talk.line.got(GROUP))[-1]["text"]
    assert await is_in(talk, GROUP)
    assert "Nothing has been found" in await told(talk, "/latest", GROUP, user=STRANGER)


async def test_a_channel_of_an_administrator_is_set_up_where_only_they_are_answered(opening: Opening) -> None:
    async with opening("admins", ADMIN) as talk:
        await added(talk, CHANNEL, ADMIN, type="channel", title="Court watch")
        offer = (await talk.line.got(ADMIN))[-1]
        assert "Court watch" in offer["text"]
        assert await is_in(talk, CHANNEL)
        await talk.tap(offer, offer["buttons"][0][0]["callback_data"])
        choice = (await talk.line.got(ADMIN))[-1]
        await talk.tap(choice, choice["buttons"][0][0]["callback_data"])
        assert await talk.topics(CHANNEL) == {"extradition"}
        assert await told(talk, "/latest", STRANGER) == "This bot answers only those who run it."


async def test_a_bot_that_is_closed_keeps_whom_it_served(opening: Opening) -> None:
    async with opening("open") as talk:
        await told(talk, "/subscribe extradition", GUEST)
    async with opening("invite", ADMIN) as talk:
        assert "follow 1 topic" in await told(talk, "/subscribe", GUEST)
        assert await told(talk, "/subscribe", STRANGER) == INVITE


async def test_a_group_that_is_let_in_stays_so_as_a_supergroup(opening: Opening) -> None:
    async with opening("admins", ADMIN) as talk:
        await added(talk, GROUP, ADMIN)
        moved = await talk.line.do("migrate", chat=GROUP)
        await talk.hear()
        async with talk.storage.read() as tx:
            assert await tx.admins.trusts(moved["chat"])
            assert not await tx.admins.trusts(GROUP)
