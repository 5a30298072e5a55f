"""What the bot says, edits and takes back, and what Telegram would refuse of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from tests.sandbox.asking import GROUP, PERSON, act, ask, messages

CHANNEL, FORUM = -1_000_000_000_500, -1_000_000_000_600


def keyboard(data: str = "y 1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data=data)]])


@pytest_asyncio.fixture(loop_scope="module")
async def sent(client: Bot, people: httpx.AsyncClient) -> Message:
    """What the bot answered to a person's first message."""
    await act(people, "send", chat=PERSON, text="/start")
    return await client.send_message(PERSON, "<b>Sure?</b>", parse_mode=ParseMode.HTML, reply_markup=keyboard())


async def test_a_message_keeps_all_that_was_said_of_it(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    await client.send_message(
        PERSON, "see https://outlet.example", reply_markup=keyboard(), disable_notification=True, protect_content=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True), reply_parameters=ReplyParameters(1),
    )  # fmt: skip
    shown = (await messages(people))[-1]
    assert shown["buttons"] == [[{"text": "Yes", "callback_data": "y 1"}]]
    assert (shown["silent"], shown["protected"], shown["reply_to"]) == (True, True, 1)
    assert shown["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    "parameters",
    [
        {"text": "x" * 4096},
        {"text": "😀" * 2048},
        {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
        {"text": f'<a href="tg://user?id={"1" * 5000}">x</a>', "parse_mode": "HTML"},
        {"text": "x", "reply_parameters": {"message_id": 9, "allow_sending_without_reply": True}},
        {"text": "x", "reply_markup": keyboard("x" * 64).to_json()},
    ],
)
async def test_a_message_is_taken_to_the_last_letter_telegram_takes(
    people: httpx.AsyncClient, parameters: dict[str, Any]
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await ask(people, "sendMessage", chat_id=PERSON, **parameters)
    assert answer["ok"]
    assert (await messages(people))[-1]["text"] == answer["result"]["text"]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2048 + "x"}, "message is too long"),
        ({"text": "x" * 32_769}, "text is too long"),
        ({"text": "<b>" * 20_000, "parse_mode": "HTML"}, "text is too long"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": {"a": 1}}, 'parameter "text" must be of type String'),
        ({"text": "<b>x", "parse_mode": "html"}, "can't parse entities: Can't find end tag"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "*x*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 404}, "chat not found"),
        ({"text": "x", "chat_id": "@outlet"}, "chat not found"),
        ({"text": "x", "chat_id": 10**400}, "chat not found"),
        ({"text": "x", "message_thread_id": 9}, "message thread not found"),
        ({"text": "x", "message_thread_id": "first"}, 'parameter "message_thread_id" must be of type Integer'),
        ({"text": "x", "message_thread_id": 1.5}, 'parameter "message_thread_id" must be of type Integer'),
        ({"text": "x", "disable_notification": "perhaps"}, 'parameter "disable_notification" must be of type Boolean'),
        ({"text": "x", "disable_notification": [[]]}, 'parameter "disable_notification" must be of type Boolean'),
        ({"text": "x", "reply_to_message_id": 9}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {"quote": "x"}}, "message_id is not specified"),
        ({"text": "x", "reply_parameters": "{"}, "can't parse reply_parameters JSON object"),
        ({"text": "x", "link_preview_options": [1]}, "can't parse link_preview_options: object expected"),
        ({"text": "x", "reply_markup": keyboard("x" * 65).to_json()}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard("я" * 33).to_json()}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "\\ud83d"}]]}'},
            "can't parse reply_markup JSON object: strings must be",
        ),
        ({"text": "x", "reply_markup": "[" * 5000}, "can't parse reply_markup JSON object"),
        ({"text": "x", "reply_markup": '{"force_reply": 1e999}'}, "can't parse reply_markup JSON object"),
    ],
)
async def test_a_message_is_refused_in_telegram_s_words(
    people: httpx.AsyncClient, parameters: dict[str, Any], sentence: str
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await ask(people, "sendMessage", **{"chat_id": PERSON} | parameters)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert answer["description"].startswith(f"Bad Request: {sentence}")
    assert len(await messages(people)) == 1


def entity(kind: str, offset: Any = 0, length: Any = 1, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("entities", "html"),
    [
        ([entity("bold", 0, 3), entity("italic", 1, 1)], "<b>a<i>b</i>c</b>def"),
        ([entity("bold", 0, 3), entity("italic", 2, 3)], "<b>ab<i>c</i></b>def"),
        ([entity("bold", -2, 3), entity("italic", 5, 10**30), entity("code", 9, 1)], "<b>a</b>bcde<i>f</i>"),
        ([entity("text_link", url='https://e.org/"')], '<a href="https://e.org/&quot;">a</a>bcdef'),
        ([entity("text_mention", user={"id": 8, "first_name": "x"})], '<a href="tg://user?id=8">a</a>bcdef'),
        ([entity("custom_emoji", custom_emoji_id="5")], '<tg-emoji emoji-id="5">a</tg-emoji>bcdef'),
        ([entity("pre", language="py")], '<pre><code class="language-py">a</code></pre>bcdef'),
        ([entity("unheard_of")], "abcdef"),
    ],
)
async def test_entities_are_an_other_way_to_say_it(
    people: httpx.AsyncClient, entities: list[dict[str, Any]], html: str
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    assert (await ask(people, "sendMessage", chat_id=PERSON, text="abcdef", entities=entities))["ok"]
    assert (await messages(people))[-1]["html"] == html


@pytest.mark.parametrize(
    ("entities", "sentence"),
    [
        ([5], "an object with type, offset and length is expected"),
        ([{"type": 5}], "an object with type, offset and length is expected"),
        ([entity("bold", "x")], 'field "offset" must be of type Integer'),
        ([entity("bold", 0, None)], 'field "length" must be of type Integer'),
        ([entity("text_link")], 'field "url" must be of type String'),
        ([entity("custom_emoji", custom_emoji_id=5)], 'field "custom_emoji_id" must be of type String'),
        ([entity("text_mention")], 'field "user.id" must be of type Integer'),
        ([entity("text_mention", user=5)], 'field "user.id" must be of type Integer'),
        ([entity("pre", language=5)], 'field "language" must be of type String'),
        ({"a": 1}, "can't parse entities: array expected"),
    ],
)
async def test_a_broken_entity_is_refused_with_its_field(
    people: httpx.AsyncClient, entities: Any, sentence: str
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await ask(people, "sendMessage", chat_id=PERSON, text="abcdef", entities=entities)
    assert sentence in answer["description"]
    assert len(await messages(people)) == 1


async def test_a_channel_takes_posts_of_its_administrators_only(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=CHANNEL, type="channel", text="first")
    assert (await ask(people, "sendMessage", chat_id=CHANNEL, text="x"))["ok"]
    await act(people, "member", chat=CHANNEL, status="member")
    refused = await ask(people, "sendMessage", chat_id=CHANNEL, text="x")
    assert refused["description"] == "Bad Request: need administrator rights in the channel chat"


async def test_an_edit_changes_text_and_buttons(client: Bot, people: httpx.AsyncClient, sent: Message) -> None:
    edited = await sent.edit_text("Done", reply_markup=keyboard("n"))
    assert isinstance(edited, Message)
    assert (edited.text, edited.edit_date is not None) == ("Done", True)
    shown = (await messages(people))[-1]
    assert (shown["html"], shown["buttons"][0][0]["callback_data"]) == ("Done", "n")
    await sent.edit_reply_markup(None)
    assert (await messages(people))[-1]["buttons"] == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda sent: sent.edit_text("<b>Sure?</b>", parse_mode=ParseMode.HTML, reply_markup=keyboard()),
        lambda sent: sent.edit_text(" <strong>Sure?</strong>\n", parse_mode=ParseMode.HTML, reply_markup=keyboard()),
        lambda sent: sent.edit_reply_markup(keyboard()),
    ],
)
async def test_an_edit_to_the_same_is_refused(sent: Message, edit: Callable[[Message], Awaitable[Any]]) -> None:
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await edit(sent)


@pytest.mark.parametrize(
    ("method", "parameters", "sentence"),
    [
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"text": "x"}, "message_id is not specified"),
        ("editMessageText", {"message_id": 2, "text": "x" * 4097}, "message is too long"),
        ("editMessageText", {"message_id": 2, "text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ("editMessageText", {"message_id": 2, "text": "x", "reply_markup": {"keyboard": [["a"]]}}, "inline keyboard"),
        ("editMessageCaption", {"message_id": 2, "caption": "x"}, "there is no caption in the message to edit"),
        ("editMessageReplyMarkup", {"message_id": 99}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("sendChatAction", {"action": "sleeping"}, "wrong parameter action in request"),
        ("forwardMessage", {"from_chat_id": PERSON, "message_id": 99}, "message to forward not found"),
        ("forwardMessage", {"message_id": 2}, "from_chat_id is empty"),
        ("copyMessage", {"from_chat_id": 404, "message_id": 2}, "chat not found"),
        ("copyMessage", {"from_chat_id": PERSON, "message_id": 99}, "message to copy not found"),
    ],
)
async def test_what_cannot_be_changed_says_why(
    people: httpx.AsyncClient, sent: Message, method: str, parameters: dict[str, Any], sentence: str
) -> None:
    answer = await ask(people, method, chat_id=PERSON, **parameters)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert answer["description"].startswith(f"Bad Request: {sentence}")


async def test_a_deleted_message_is_gone_for_the_bot(client: Bot, people: httpx.AsyncClient, sent: Message) -> None:
    assert await sent.delete()
    assert (await messages(people))[-1]["deleted"]
    for again in (sent.delete(), sent.edit_text("x"), sent.forward(PERSON), sent.reply_text("x", do_quote=True)):
        with pytest.raises(BadRequest, match=r"(?i)not found"):
            await again


async def test_in_a_group_only_an_administrator_deletes_what_others_wrote(people: httpx.AsyncClient) -> None:
    written = await act(people, "send", chat=GROUP, text="/start")
    answers = []
    for status in ("member", "administrator"):
        await act(people, "member", chat=GROUP, status=status)
        answers.append((await ask(people, "deleteMessage", chat_id=GROUP, message_id=written["message_id"]))["ok"])
    assert answers == [False, True]


async def test_a_message_is_forwarded_and_copied(client: Bot, people: httpx.AsyncClient, sent: Message) -> None:
    forwarded = await sent.forward(PERSON)
    copied = await sent.copy(PERSON)
    assert (forwarded.text, forwarded.forward_origin is not None) == ("Sure?", True)
    shown = {one["message_id"]: one for one in await messages(people)}
    assert shown[copied.message_id]["html"] == shown[sent.message_id]["html"] == "<b>Sure?</b>"


async def test_a_person_sees_that_the_bot_is_busy(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    assert await client.send_chat_action(PERSON, "typing")
    await act(people, "member", chat=PERSON, status="kicked")
    with pytest.raises(Forbidden):
        await client.send_chat_action(PERSON, "typing")


async def test_a_message_goes_to_the_topic_it_names(client: Bot, people: httpx.AsyncClient) -> None:
    await act(people, "topic", chat=FORUM, thread=3)
    said = await client.send_message(FORUM, "x", message_thread_id=3)
    assert (said.message_thread_id, said.is_topic_message) == (3, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await client.send_message(FORUM, "x", message_thread_id=4)


async def test_a_tap_is_answered_once(client: Bot, people: httpx.AsyncClient, sent: Message) -> None:
    tapped = await act(people, "tap", chat=PERSON, message_id=sent.message_id, data="y 1")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await client.answer_callback_query(tapped["callback_query_id"], "x" * 201)
    assert await client.answer_callback_query(tapped["callback_query_id"], "x" * 200, show_alert=True)
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await client.answer_callback_query(tapped["callback_query_id"])


@pytest.mark.parametrize("query", ["", "1", "x" * 5000])
async def test_a_tap_nobody_made_cannot_be_answered(people: httpx.AsyncClient, query: str) -> None:
    answer = await ask(people, "answerCallbackQuery", callback_query_id=query)
    assert answer["description"].startswith("Bad Request: query is too old")
