"""What holds for every command there is, in every language there is."""

from __future__ import annotations

import re

import pytest

from bot.commands import COMMANDS
from bot.commands.base import Audience, Kind
from bot.messages.speech import languages, speech
from bot.messages.text import html, plain, split, units
from bot.settings import Door
from storage.records import FeedSetup
from tests.commands.asking import HOUR, Person, buttons, messages, publish, shown, written

NAMES = [command.name for command in COMMANDS]
ADMINS = [command.name for command in COMMANDS if command.audience is Audience.ADMINS]
RUN_BY_PERSON = Door(frozenset({7}), "invite")
PAGES = 12


async def fill(person: Person) -> None:
    """So much of everything that lists have pages."""
    names = "Арслан Темирбаев"
    await publish(person.storage, *(written(str(n), f"{names} и суд", hours=n) for n in range(PAGES)))
    setups = [FeedSetup(f"Feed {n:02}", f"https://{n}.example/rss", f"{n}.example", HOUR) for n in range(40)]
    async with person.storage.begin() as tx:
        await tx.feeds.configure(setups, person.now)


WORDS = ("", " Арслан Темирбаев", " дезертирство", " extradition", " qwertyuiop", f" {'ы' * 500}")


@pytest.mark.parametrize("full", [False, True], ids=["empty store", "full store"])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", NAMES)
async def test_it_answers_with_messages_that_can_be_sent(person: Person, name: str, language: str, full: bool) -> None:
    if full:
        await fill(person)
    for words in WORDS:
        reply = await person.other(language=language, door=RUN_BY_PERSON).says(f"/{name}{words}")
        assert messages(reply)
        for message in messages(reply):
            assert html(message.pieces).strip()
            assert all(units(plain(part)) <= 4096 for part in split(message.pieces))
        assert not re.search(r"\{\w+\}", shown(reply))
        assert language != "ru" or re.search("[а-яё]{3}", shown(reply))


@pytest.mark.parametrize("name", NAMES)
async def test_every_button_it_shows_fits_and_does_something(person: Person, name: str) -> None:
    await fill(person)
    person = person.other(door=RUN_BY_PERSON)
    gone = shown(await person.taps("vanished"))
    for words in WORDS:
        first = await person.says(f"/{name}{words}")
        for data in [button.data for button in buttons(first) if button.data]:
            assert len(data.encode()) <= 64
            assert shown(await person.taps(data)) not in ("", gone)


@pytest.mark.parametrize("language", languages())
async def test_a_button_of_another_version_is_answered_not_ignored(person: Person, language: str) -> None:
    for data in ("", " ", "vanished", "vanished 1", "help", "sources\n1", "subscribe"):
        assert shown(await person.other(language=language).taps(data))


HINTS = {"/latst": "/latest", "/subscibe": "/subscribe", "/hlep": "/help", "/qwertyuiop": "/help", "/": "/help"}


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_an_unknown_command_gets_a_hint(person: Person, language: str) -> None:
    here = person.other(language=language)
    assert [said for said, hint in HINTS.items() if hint not in shown(await here.says(said))] == []


def test_names_are_what_telegram_takes() -> None:
    assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in NAMES)
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("admin", [False, True], ids=["anybody", "an administrator"])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_help_names_every_command_but_hidden_ones(person: Person, language: str, admin: bool) -> None:
    asking = person.other(language=language, door=RUN_BY_PERSON if admin else person.door)
    told = shown(await asking.says("/help")).splitlines()
    voice = speech(language)
    for command in COMMANDS:
        lines = [line for line in told if re.match(rf"/{command.name}\b", line)]
        assert len(lines) == (not command.hidden and (admin or command.audience is Audience.EVERYBODY))
        for line in lines:
            assert voice.say(command.summary) in line
            assert not command.usage or voice.say(command.usage) in line


SETTING = [command.name for command in COMMANDS if command.kind is Kind.SETTING]
PERSONAL = [command.name for command in COMMANDS if command.kind is Kind.PERSONAL]


@pytest.mark.parametrize("name", SETTING)
async def test_in_a_group_only_administrators_set_anything(person: Person, name: str) -> None:
    group = person.other(chat=-5, kind="supergroup")
    stranger = group.other(user=8)
    refused = await stranger.says(f"/{name} extradition")
    tapped = await stranger.taps(f"{name} extradition")
    assert "administrators" in shown(refused)
    assert list(buttons(refused)) == []
    assert tapped.messages == ()
    assert tapped.edit is None
    assert tapped.toast
    assert await stranger.known() is None
    # Whoever writes in the group's own name is one of them.
    for allowed in (group, group.other(user=-5)):
        assert "Only administrators" not in shown(await allowed.says(f"/{name}"))


@pytest.mark.parametrize("name", PERSONAL)
async def test_what_is_for_private_chats_is_refused_elsewhere(person: Person, name: str) -> None:
    told = shown(await person.other(chat=-5, kind="group", door=RUN_BY_PERSON).says(f"/{name}"))
    assert "private chat" in told


def test_there_are_commands_for_administrators() -> None:
    assert {"admins", "invite", "suppress", "log"} <= set(ADMINS)


@pytest.mark.parametrize("place", [{}, {"chat": -5, "kind": "supergroup"}], ids=["in private", "in a group"])
@pytest.mark.parametrize("words", ["", " add 8", " Арслан Темирбаев", " list"])
@pytest.mark.parametrize("name", ADMINS)
async def test_what_is_for_administrators_is_refused_to_others(
    person: Person, name: str, words: str, place: dict[str, object]
) -> None:
    """Also to those who administer the group."""
    asking = person.other(door=Door(frozenset({1})), answers_to=8, **place)
    said = await asking.says(f"/{name}{words}")
    assert shown(said) == "This is for administrators of this bot."
    assert (list(buttons(said)), said.menus) == ([], ())
    tapped = await asking.taps(f"{name}{words}")
    assert (tapped.messages, tapped.edit, tapped.menus) == ((), None, ())
    assert tapped.toast in ("This is for administrators of this bot.", "This button no longer works.")
    async with person.storage.read() as tx:
        assert (await tx.admins.all(), await tx.admins.actions(1), await tx.suppressions.all()) == ([], [], [])


@pytest.mark.parametrize("said", ["/admin", "/suppres", "/invit", "/logg"])
async def test_no_hint_tells_others_of_them(person: Person, said: str) -> None:
    told = shown(await person.says(said))
    assert [name for name in ADMINS if f"/{name}" in told] == []


@pytest.mark.parametrize("name", SETTING)
async def test_nothing_can_be_set_from_within_a_channel(person: Person, name: str) -> None:
    reply = await person.other(chat=-1005, kind="channel", user=-1005).says(f"/{name} extradition")
    assert "administrators" in shown(reply)
    assert await person.other(chat=-1005).known() is None


def test_every_summary_is_translated_and_fits_the_menu() -> None:
    for command in COMMANDS:
        assert speech("ru").say(command.summary) != command.summary
        assert all(1 <= len(speech(language).say(command.summary)) <= 256 for language in languages())
