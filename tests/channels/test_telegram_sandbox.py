"""The channel to Telegram over a real socket: what arrives, and what a refusal becomes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.base import Address
from bot.channels.telegram import TelegramChannel
from bot.errors import SendFailure, SendTrouble
from bot.messages.text import Button, Message, Quote, Run, bold, text
from tests.channels.people import CHAT, GROUP, People

pytestmark = pytest.mark.asyncio(loop_scope="module")
HERE = Address(CHAT)
LINK = "https://outlet.example/a?b=1&c=2"
ALERT = Message(
    text(
        bold("A & <b>"),
        "\nTitle\n",
        Quote((Run("Россия & "), Run("выдача", "bold"))),
        "\n",
        Run("page", url=LINK),
        f"\n{LINK}",
    ),
    buttons=((Button("Why?", data="why 42"), Button("Page", url=LINK)),),
)


async def test_a_message_arrives_as_it_was_meant(channel: TelegramChannel, people: People) -> None:
    sent = await channel.send(HERE, ALERT)
    [shown] = await people.seen()
    assert shown["message_id"] == sent
    assert shown["html"] == (
        "<b>A &amp; &lt;b&gt;</b>\nTitle\n<blockquote expandable>Россия &amp; <b>выдача</b></blockquote>\n"
        '<a href="https://outlet.example/a?b=1&amp;c=2">page</a>\nhttps://outlet.example/a?b=1&amp;c=2'
    )
    assert shown["buttons"] == [[{"text": "Why?", "callback_data": "why 42"}, {"text": "Page", "url": LINK}]]
    assert (shown["silent"], shown["link_preview_options"], shown["thread"]) == (False, {"is_disabled": True}, None)


async def test_a_message_may_come_silently_with_a_preview_into_a_topic(
    channel: TelegramChannel, people: People
) -> None:
    await people.do("topic", chat=GROUP, thread=3)
    await channel.send(Address(GROUP, 3, "supergroup"), Message(text(LINK), preview=True, silent=True))
    [shown] = await people.seen(GROUP)
    assert (shown["silent"], shown["link_preview_options"], shown["thread"]) == (True, {"is_disabled": False}, 3)


async def test_without_markup_nothing_of_the_text_is_lost(channel: TelegramChannel, people: People) -> None:
    await channel.send(HERE, ALERT, as_plain_text=True)
    [shown] = await people.seen()
    assert shown["entities"] == []
    assert shown["text"] == f"A & <b>\nTitle\nРоссия & выдача\npage ({LINK})\n{LINK}"
    assert shown["buttons"][0][0]["callback_data"] == "why 42"


@pytest.mark.parametrize(("as_plain_text", "sign"), [(False, "слово "), (True, "😀")])
async def test_a_message_that_is_too_long_comes_in_parts_with_title_and_link(
    channel: TelegramChannel, people: People, as_plain_text: bool, sign: str
) -> None:
    pages = [Run(f"page {number}", url=f"https://outlet.example/{'x' * 1_200}") for number in range(4)]
    long = Message(text(bold("Title"), "\n", sign * 2_500, "\n", *pages, "\n", LINK), buttons=ALERT.buttons)
    sent = await channel.send(HERE, long, as_plain_text=as_plain_text)
    shown = await people.seen()
    assert len(shown) > 1
    assert shown[0]["text"].startswith("Title")
    assert shown[-1]["text"].endswith(LINK)
    assert "".join(one["text"] for one in shown).count(sign.strip()) == 2_500
    assert [bool(one["buttons"]) for one in shown] == [False] * (len(shown) - 1) + [True]
    assert shown[-1]["message_id"] == sent
    everything = "".join(one["text" if as_plain_text else "html"] for one in shown)
    assert everything.count("https://outlet.example/xxx") == 4


async def test_an_edit_replaces_text_and_buttons(channel: TelegramChannel, people: People) -> None:
    sent = await channel.send(HERE, ALERT)
    await channel.edit(HERE, sent, Message(text(bold("New & <i>")), preview=True))
    [shown] = await people.seen()
    assert (shown["html"], shown["buttons"]) == ("<b>New &amp; &lt;i&gt;</b>", [])


async def test_an_edit_that_changes_nothing_is_fine(channel: TelegramChannel, people: People) -> None:
    sent = await channel.send(HERE, ALERT)
    await channel.edit(HERE, sent, ALERT)
    [shown] = await people.seen()
    assert shown["edited"] is None


async def refused(channel: TelegramChannel, to: Address) -> tuple[SendTrouble, int | None, int | None, float | None]:
    with pytest.raises(SendFailure) as failed:
        await channel.send(to, ALERT)
    wait = failed.value.retry_after.total_seconds() if failed.value.retry_after else None
    return failed.value.trouble, failed.value.code, failed.value.migrated_to, wait


async def test_what_telegram_refuses_is_told_apart(channel: TelegramChannel, people: People) -> None:
    assert await refused(channel, Address(999)) == (SendTrouble.CHAT_NOT_FOUND, 400, None, None)
    await people.do("send", chat=GROUP, user=1, text="/start")
    assert await refused(channel, Address(GROUP, 3)) == (SendTrouble.THREAD_GONE, 400, None, None)
    await people.do("topic", chat=GROUP, thread=3, closed=True)
    assert await refused(channel, Address(GROUP, 3)) == (SendTrouble.THREAD_GONE, 400, None, None)
    moved = await people.do("migrate", chat=GROUP, user=1)
    assert await refused(channel, Address(GROUP)) == (SendTrouble.MIGRATED, 400, moved["chat"], None)
    await people.do("member", chat=CHAT, status="kicked")
    assert await refused(channel, HERE) == (SendTrouble.FORBIDDEN, 403, None, None)


async def test_what_goes_wrong_on_the_way_is_told_apart(channel: TelegramChannel, people: People) -> None:
    expected: dict[SendTrouble, dict[str, Any]] = {
        SendTrouble.PAUSED: {"code": 429, "parameters": {"retry_after": 5}},
        SendTrouble.TOKEN: {"code": 401},
        SendTrouble.UNREACHABLE: {"code": 502},
        SendTrouble.MARKUP: {"code": 400, "description": "Bad Request: can't parse entities: no end tag"},
        SendTrouble.REJECTED: {"code": 400},
    }
    met = []
    for fault in expected.values():
        await people.do("faults", method="sendMessage", **fault)
        met.append(await refused(channel, HERE))
    assert [trouble for trouble, *_ in met] == list(expected)
    assert met[0] == (SendTrouble.PAUSED, 429, None, 5)
    assert await people.seen() == []


async def test_an_edit_that_fails_says_why(channel: TelegramChannel, people: People) -> None:
    with pytest.raises(SendFailure) as failed:
        await channel.edit(HERE, 4_711, ALERT)
    assert failed.value.trouble is SendTrouble.REJECTED
    await people.do("member", chat=CHAT, status="kicked")
    with pytest.raises(SendFailure) as failed:
        await channel.edit(HERE, 4_711, ALERT)
    assert failed.value.trouble is SendTrouble.FORBIDDEN
