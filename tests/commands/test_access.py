"""Who is answered, in each of the three modes."""

from __future__ import annotations

import pytest

from bot.commands.access import Standing, is_let_in
from bot.settings import Access, Door
from tests.commands.asking import Person, messages, shown
from tests.storage.made import NOW, subscribe

ADMIN, KNOWN, STRANGER = Standing(admin=True), Standing(known=True), Standing()
CHAT, GROUP = 7, -5
INVITE = "This bot works by invitation. Whoever runs it can send you a link."
ADMINS = "This bot answers only those who run it."


@pytest.mark.parametrize(
    ("access", "let_in"),
    [("open", (True, True, True)), ("invite", (True, True, False)), ("admins", (True, False, False))],
)
def test_who_is_let_in(access: Access, let_in: tuple[bool, ...]) -> None:
    assert tuple(is_let_in(access, one) for one in (ADMIN, KNOWN, STRANGER)) == let_in


@pytest.mark.parametrize(("access", "sentence"), [("invite", INVITE), ("admins", ADMINS)])
@pytest.mark.parametrize(
    "said", ["/start", "/help", "/latest", "/subscribe extradition", "/watch Арслан Темирбаев", "/nonsense", "/admins"]
)
async def test_a_stranger_gets_one_sentence_and_no_row(
    person: Person, access: Access, sentence: str, said: str
) -> None:
    stranger = person.other(door=Door(frozenset({1}), access))
    assert shown(await stranger.says(said)) == sentence
    tapped = await stranger.taps(said[1:])
    assert (tapped.toast, messages(tapped)) == (sentence, [])
    assert await stranger.known() is None


@pytest.mark.parametrize("access", ["invite", "admins"])
async def test_in_a_group_nothing_is_said_to_strangers(person: Person, access: Access) -> None:
    group = person.other(chat=GROUP, kind="supergroup", door=Door(frozenset({1}), access))
    assert messages(await group.says("/latest")) == []
    assert messages(await group.says("/subscribe extradition")) == []
    assert await group.known() is None


@pytest.mark.parametrize(("access", "answered"), [("open", True), ("invite", True), ("admins", False)])
async def test_a_chat_that_chose_something_before_stays_where_people_are_invited(
    person: Person, access: Access, answered: bool
) -> None:
    await subscribe(person.storage, CHAT, "extradition")
    kept = person.other(door=Door(frozenset({1}), access))
    assert (shown(await kept.says("/settings")) != ADMINS) == answered
    assert await kept.topics() == {"extradition"}


async def test_whoever_is_let_in_may_set_up_a_group(person: Person) -> None:
    await subscribe(person.storage, CHAT)
    group = person.other(chat=GROUP, kind="supergroup", door=Door(frozenset(), "invite"))
    await group.says("/subscribe extradition")
    assert await group.topics() == {"extradition"}
    assert "Nothing has been found" in shown(await group.other(user=8).says("/latest"))


@pytest.mark.parametrize("access", ["open", "invite", "admins"])
async def test_a_group_that_an_administrator_sets_up_is_remembered(person: Person, access: Access) -> None:
    group = person.other(chat=GROUP, kind="supergroup", door=Door(frozenset({7}), access))
    await group.says("/latest")
    async with person.storage.read() as tx:
        assert not await tx.admins.trusts(GROUP)
    await group.says("/subscribe extradition")
    async with person.storage.read() as tx:
        assert await tx.admins.trusts(GROUP)
        assert not await tx.admins.trusts(CHAT)


async def test_where_only_administrators_are_answered_others_may_still_ask_why(person: Person) -> None:
    async with person.storage.begin() as tx:
        await tx.admins.trust(GROUP, NOW)
    group = person.other(chat=GROUP, kind="supergroup", user=8, door=Door(frozenset({1}), "admins"))
    assert (await group.taps("why 1")).toast == "This entry is no longer stored."
    assert (await group.taps("latest")).toast == ADMINS
    assert (await group.other(chat=-6).taps("why 1")).toast == ADMINS
