"""Who runs the bot, and how that is changed in chat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.journal import SHOWN
from bot.settings import Door
from tests.commands.asking import Person, buttons, data_of, labels, shown

ENVIRONMENT = Door(frozenset({7, 9}))
NEW = 123


@pytest.fixture
def admin(person: Person) -> Person:
    """One of two administrators of the environment, in private."""
    return person.other(door=ENVIRONMENT)


async def is_admin(person: Person, number: int) -> bool:
    """Whether this one is told what is for administrators."""
    return "administrators of this bot." not in shown(await person.other(user=number, chat=number).says("/log"))


@pytest.mark.parametrize(
    ("said", "answers_to"), [("/admins add 123", 0), ("/admins ADD  123 ", 5), ("/admins add", NEW)]
)
async def test_one_is_added_by_number_or_by_what_they_wrote(admin: Person, said: str, answers_to: int) -> None:
    added = await admin.other(answers_to=answers_to).says(said)
    assert shown(added) == "123 is an administrator of this bot now."
    assert added.menus == (NEW,)
    assert await is_admin(admin, NEW)
    assert "123 (tg://user?id=123) — since 6 Feb 2026, 12:00 UTC, by 7" in shown(await admin.says("/admins"))
    assert "already" in shown(await admin.says(said if not answers_to else "/admins add 123"))


async def test_in_a_group_only_an_answer_adds_somebody(admin: Person) -> None:
    group = admin.other(chat=-5, kind="supergroup")
    for said in ("/admins", "/admins add 123", "/admins add", "/admins remove 9"):
        assert shown(await group.says(said)) == "This works only in a private chat with me."
    assert "now" in shown(await group.other(answers_to=NEW).says("/admins add"))
    assert "no longer" in shown(await group.other(answers_to=NEW).says("/admins remove"))


@pytest.mark.parametrize(
    "said", ["/admins add x", "/admins add @dana", "/admins add -5", "/admins remove", "/admins 5"]
)
async def test_what_names_nobody_is_not_guessed(admin: Person, said: str) -> None:
    assert "do not know whom you mean" in shown(await admin.says(said))


async def test_one_is_removed_by_number_or_by_a_button(admin: Person) -> None:
    for how in ("says", "taps"):
        await admin.says("/admins add 123")
        data = data_of(await admin.says("/admins"), "Remove 123")
        removed = await (admin.taps(data) if how == "taps" else admin.says("/admins remove 123"))
        assert "123 is an administrator of this bot no longer." in shown(removed)
        assert removed.menus == (NEW,)
        assert not await is_admin(admin, NEW)
    assert "no administrator" in shown(await admin.says("/admins remove 123"))


async def test_those_of_the_environment_are_removed_only_there(admin: Person) -> None:
    assert labels(await admin.says("/admins")) == ["Link for another administrator"]
    assert "CASEWATCH_ADMINS" in shown(await admin.says("/admins remove 9"))
    assert "CASEWATCH_ADMINS" in shown(await admin.taps("admins remove 9"))
    assert await is_admin(admin, 9)


async def test_the_last_one_cannot_be_removed(admin: Person) -> None:
    for number in (7, NEW):
        await admin.other(user=9).says(f"/admins add {number}")
    await admin.says("/admins add 123")
    alone = admin.other(user=NEW, chat=NEW, door=Door())
    assert "last administrator" in shown(await alone.says("/admins remove 123"))
    assert "last administrator" in shown(await alone.taps("admins remove 123"))
    assert await is_admin(alone, NEW)
    await alone.says("/admins add 8")
    assert "no longer" in shown(await alone.says("/admins remove 123"))
    assert not await is_admin(alone, NEW)


def secret_of(told: str) -> str:
    """What a link in a text gives to /start."""
    return told.partition("?start=")[2].split()[0]


async def test_a_link_makes_one_person_an_administrator(admin: Person) -> None:
    told = shown(await admin.says("/admins add"))
    assert "https://t.me/casewatch_bot?start=a_" in told
    one, other = admin.other(user=NEW, chat=NEW), admin.other(user=8, chat=8)
    assert "already" in shown(await admin.says(f"/start {secret_of(told)}"))
    made = await one.says(f"/start {secret_of(told)}")
    assert ("administrator of this bot now" in shown(made), made.menus) == (True, (NEW,))
    assert "works no more" in shown(await other.says(f"/start {secret_of(told)}"))
    assert (await is_admin(admin, NEW), await is_admin(admin, 8)) == (True, False)


@pytest.mark.parametrize(
    "spoilt",
    [
        "its time is over",
        "revoked",
        "its maker is removed",
        "its maker was removed once",
        "its maker left",
        "in a group",
        "guessed",
    ],
)
async def test_a_link_that_works_no_more_makes_nobody_anything(admin: Person, spoilt: str) -> None:
    await admin.says("/admins add 8")
    maker, one = admin.other(user=8, chat=8), admin.other(user=NEW, chat=NEW)
    secret = secret_of(shown(await maker.taps("admins link")))
    if spoilt == "its time is over":
        one = one.other(now=one.now + timedelta(days=1))
    elif spoilt == "revoked":
        await admin.taps(data_of(await admin.says("/admins"), "Revoke link"))
    elif spoilt == "its maker is removed":
        await admin.says("/admins remove 8")
    elif spoilt == "its maker was removed once":
        await admin.says("/admins remove 8")
        await admin.says("/admins add 8")
    elif spoilt == "its maker left":
        secret = secret_of(shown(await admin.taps("admins link")))
        one = one.other(door=Door(frozenset({9})))
    elif spoilt == "in a group":
        one = one.other(chat=-5, kind="group")
    else:
        secret = f"{secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}"
    assert "administrator of this bot now" not in shown(await one.says(f"/start {secret}"))
    assert not await is_admin(admin, NEW)


async def test_only_the_hash_of_a_link_is_stored(admin: Person) -> None:
    secret = secret_of(shown(await admin.says("/admins add")))
    async with admin.storage.read() as tx:
        rows = await tx.links._connection.exec_driver_sql("SELECT * FROM links")
        assert secret.removeprefix("a_") not in str(rows.all())


async def test_what_was_done_is_told_in_plain_words(admin: Person) -> None:
    assert shown(await admin.says("/log")) == "Nothing has been done yet."
    for said in (
        "/admins add 123",
        "/admins add 123",
        "/admins remove 123",
        "/admins add",
        "/suppress Арслан Темирбаев",
    ):
        await admin.says(said)
    told = [line.partition(") ")[2] for line in shown(await admin.says("/log")).splitlines()[1:]]
    assert told == [
        "left a person out of lists and alerts, as number 1",
        "made link 1 for another administrator",
        "made 123 an administrator no longer",
        "made 123 an administrator",
    ]
    assert "6 Feb 2026, 12:00 UTC: 7" in shown(await admin.says("/log"))
    assert "назначил(а) администратором 123" in shown(await admin.other(language="ru").says("/log"))


async def test_the_last_twenty_actions_are_shown(admin: Person) -> None:
    for number in range(1, SHOWN + 6):
        await admin.says(f"/admins add {number + 100}")
    told = shown(await admin.says("/log")).splitlines()
    assert (len(told), "125" in told[1]) == (SHOWN + 1, True)


async def test_buttons_of_a_list_are_for_private_chats(admin: Person) -> None:
    group = admin.other(chat=-5, kind="supergroup")
    assert list(buttons(await group.taps("admins"))) == []
    assert "private chat" in shown(await group.taps("admins link"))
