"""Invitations: made, passed on, used once, revoked, expired."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.settings import Access, Door
from tests.commands.asking import Person, data_of, labels, shown
from tests.commands.test_admins import secret_of

SENTENCE = "This bot works by invitation. Whoever runs it can send you a link."


@pytest.fixture
def admin(person: Person) -> Person:
    """Who runs a bot that works by invitation."""
    return person.other(door=Door(frozenset({7}), "invite"))


async def test_an_invitation_lets_one_person_in(admin: Person) -> None:
    told = shown(await admin.says("/invite"))
    assert "https://t.me/casewatch_bot?start=i_" in told
    assert "until 13 Feb 2026" in told
    one, other = admin.other(user=8, chat=8), admin.other(user=9, chat=9)
    assert shown(await one.says("/latest")) == SENTENCE
    assert "Choose what you want to hear about" in shown(await one.says(f"/start {secret_of(told)}"))
    assert "Nothing has been found" in shown(await one.says("/latest"))
    assert "works no more" in shown(await other.says(f"/start {secret_of(told)}"))
    assert shown(await other.says("/latest")) == SENTENCE
    assert await other.known() is None


async def test_an_invitation_gives_no_right_of_an_administrator(admin: Person) -> None:
    one, secret = admin.other(user=8, chat=8), secret_of(shown(await admin.says("/invite")))
    assert "works no more" in shown(await one.says(f"/start a_{secret[2:]}"))
    await one.says(f"/start {secret}")
    assert shown(await one.says("/log")) == "This is for administrators of this bot."


async def test_whoever_is_let_in_already_does_not_use_it_up(admin: Person) -> None:
    secret = secret_of(shown(await admin.says("/invite")))
    assert "Choose what" in shown(await admin.says(f"/start {secret}"))
    assert "Choose what" in shown(await admin.other(user=8, chat=8).says(f"/start {secret}"))
    assert "Choose what" in shown(await admin.other(user=8, chat=8).says(f"/start {secret}"))


@pytest.mark.parametrize("spoilt", ["expired", "revoked", "in a group", "only administrators"])
async def test_an_invitation_that_works_no_more_lets_nobody_in(admin: Person, spoilt: str) -> None:
    one, secret = admin.other(user=8, chat=8), secret_of(shown(await admin.says("/invite")))
    if spoilt == "expired":
        one = one.other(now=one.now + timedelta(days=7))
    elif spoilt == "revoked":
        await admin.taps(data_of(await admin.says("/invite list"), "Revoke invitation 1"))
    elif spoilt == "in a group":
        one = one.other(chat=-5, kind="group")
    else:
        one = one.other(door=Door(frozenset({7}), "admins"))
    assert "Choose what" not in shown(await one.says(f"/start {secret}"))
    assert await one.known() is None


async def test_open_invitations_are_listed_and_revoked(admin: Person) -> None:
    for _ in range(3):
        await admin.says("/invite")
    assert labels(await admin.says("/invite list")) == [f"Revoke invitation {number}" for number in (1, 2, 3)]
    assert labels(await admin.taps("invite revoke 2")) == ["Revoke invitation 1", "Revoke invitation 3"]
    later = admin.other(now=admin.now + timedelta(days=7))
    assert shown(await later.says("/invite list")) == "No invitation is open."
    assert "revoked invitation 2" in shown(await admin.says("/log"))


@pytest.mark.parametrize(("access", "words"), [("open", "Nobody needs"), ("admins", "let nobody in")])
async def test_where_an_invitation_does_nothing_none_is_made(admin: Person, access: Access, words: str) -> None:
    told = shown(await admin.other(door=Door(frozenset({7}), access)).says("/invite"))
    assert words in told
    assert "t.me" not in told


async def test_in_an_open_bot_an_old_invitation_is_a_welcome(admin: Person) -> None:
    secret = secret_of(shown(await admin.says("/invite")))
    anybody = admin.other(user=8, chat=8, door=Door())
    assert "Choose what" in shown(await anybody.says(f"/start {secret}"))
    assert await anybody.known() is None
