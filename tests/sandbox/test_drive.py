"""A person's side: what people can do, and the sentence when they cannot."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.sandbox.asking import GROUP, PERSON, act, ask, calls, fail, messages

SUPERGROUP = -1_000_000_000_500
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y 1")]])


async def update(people: httpx.AsyncClient) -> dict[str, Any]:
    """The newest update, without its id."""
    newest: dict[str, Any] = (await ask(people, "getUpdates"))["result"][-1]
    return {kind: content for kind, content in newest.items() if kind != "update_id"}


@pytest.mark.parametrize(
    ("fields", "chat", "sender"),
    [
        (
            {"chat": 7},
            {"id": 7, "type": "private", "first_name": "Person 7"},
            {"id": 7, "is_bot": False, "first_name": "Person 7"},
        ),
        (
            {"chat": "7", "user": "7", "name": "Айгуль", "language": "kk"},
            {"id": 7, "type": "private", "first_name": "Айгуль"},
            {"id": 7, "is_bot": False, "first_name": "Айгуль", "language_code": "kk"},
        ),
        (
            {"chat": -5, "title": "Editors"},
            {"id": -5, "type": "group", "title": "Editors"},
            {"id": 1001, "is_bot": False, "first_name": "Person 1001"},
        ),
        (
            {"chat": SUPERGROUP, "user": 8},
            {"id": SUPERGROUP, "type": "supergroup", "title": f"Supergroup {-SUPERGROUP}"},
            {"id": 8, "is_bot": False, "first_name": "Person 8"},
        ),
    ],
)
async def test_what_a_person_writes_is_an_update(
    people: httpx.AsyncClient, fields: dict[str, Any], chat: dict[str, Any], sender: dict[str, Any]
) -> None:
    sent = await act(people, "send", text="😀 /start", **fields)
    message = (await update(people))["message"]
    assert message.pop("date") > 0
    assert message == {
        "message_id": sent["message_id"],
        "chat": chat,
        "from": sender,
        "text": "😀 /start",
        "entities": [{"type": "bot_command", "offset": 3, "length": 6}],
    }


async def test_a_channel_speaks_for_itself(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=SUPERGROUP, type="channel", title="News", text="hello")
    post = (await update(people))["channel_post"]
    assert (post["sender_chat"]["type"], "from" in post) == ("channel", False)


async def test_a_message_can_stand_in_a_topic_and_answer_another(people: httpx.AsyncClient) -> None:
    first = await act(people, "send", chat=SUPERGROUP, text="first")
    await act(people, "send", chat=SUPERGROUP, text="second", thread=3, reply_to=first["message_id"])
    message = (await update(people))["message"]
    assert (message["message_thread_id"], message["is_topic_message"], message["chat"]["is_forum"]) == (3, True, True)
    assert message["reply_to_message"]["text"] == "first"


@pytest.mark.parametrize("named", [{"data": "y 1"}, {"label": "Yes"}, {"data": "y 1", "user": 8}])
async def test_a_button_is_tapped_by_its_data_or_its_label(
    client: Bot, people: httpx.AsyncClient, named: dict[str, Any]
) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    asked = await client.send_message(PERSON, "Sure?", reply_markup=BUTTONS)
    tapped = await act(people, "tap", chat=PERSON, message_id=asked.message_id, **named)
    query = (await client.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.id, query.data, query.from_user.id) == (
        tapped["callback_query_id"], "y 1", named.get("user", PERSON),
    )  # fmt: skip
    assert query.message.message_id == asked.message_id


async def test_messages_are_shown_by_chat_or_all_in_the_order_they_were_written(people: httpx.AsyncClient) -> None:
    for chat, text in ((PERSON, "a"), (GROUP, "b"), (PERSON, "c")):
        await act(people, "send", chat=chat, text=text)
    everywhere = (await people.get("/sandbox/messages")).json()
    assert [one["text"] for one in everywhere] == ["a", "b", "c"]
    assert [one["text"] for one in await messages(people, GROUP)] == ["b"]
    assert await messages(people, 404) == []


async def test_a_blocked_bot_cannot_write_until_the_person_writes_again(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    await act(people, "member", chat=PERSON, status="kicked")
    assert (await update(people))["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await ask(people, "sendMessage", chat_id=PERSON, text="x")
    assert (refused["error_code"], refused["description"]) == (403, "Forbidden: bot was blocked by the user")
    await act(people, "send", chat=PERSON, text="/start")
    assert (await ask(people, "sendMessage", chat_id=PERSON, text="x"))["ok"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("left", "Forbidden: bot is not a member of the group chat"),
        ("kicked", "Forbidden: bot was kicked from the group chat"),
    ],
)
async def test_a_bot_outside_a_group_hears_and_says_nothing(people: httpx.AsyncClient, status: str, words: str) -> None:
    await act(people, "send", chat=GROUP, text="/start")
    await act(people, "member", chat=GROUP, status=status)
    assert (await ask(people, "sendMessage", chat_id=GROUP, text="x"))["description"] == words
    unheard = await people.post("/sandbox/send", json={"chat": GROUP, "text": "x"})
    assert "add it with POST /sandbox/member" in unheard.json()["error"]


async def test_a_group_that_moves_says_where_to_in_both_chats(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=GROUP, text="/start", title="Editors")
    moved = await act(people, "migrate", chat=GROUP, to=SUPERGROUP)
    assert moved["chat"] == SUPERGROUP
    told = [one["message"] for one in (await ask(people, "getUpdates"))["result"]][-2:]
    assert [(one["chat"]["id"], one["chat"]["title"]) for one in told] == [(GROUP, "Editors"), (SUPERGROUP, "Editors")]
    assert (told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]) == (SUPERGROUP, GROUP)
    refused = await ask(people, "sendMessage", chat_id=GROUP, text="x")
    assert (refused["error_code"], refused["parameters"]) == (400, {"migrate_to_chat_id": SUPERGROUP})
    assert (await ask(people, "sendMessage", chat_id=SUPERGROUP, text="x"))["ok"]


async def test_a_closed_topic_takes_no_message(people: httpx.AsyncClient) -> None:
    await act(people, "topic", chat=SUPERGROUP, thread=3)
    answers = []
    for closed in (False, True, False):
        await act(people, "topic", chat=SUPERGROUP, thread=3, closed=closed)
        answer = await ask(people, "sendMessage", chat_id=SUPERGROUP, message_thread_id=3, text="x")
        answers.append(answer.get("description", ""))
    assert answers == ["", "Bad Request: TOPIC_CLOSED", ""]


async def test_a_reset_forgets_all_but_ids_go_on(people: httpx.AsyncClient) -> None:
    before = await act(people, "send", chat=PERSON, text="/start")
    await fail(people, {"code": 500, "method": "getMe"})
    await ask(people, "sendMessage", chat_id=PERSON, text="x")
    last = (await calls(people))[-1]["n"]
    await act(people, "reset")
    assert (await people.get("/sandbox/messages")).json() == []
    assert (await people.get("/sandbox/faults")).json() == []
    assert await calls(people) == []
    assert (await ask(people, "sendMessage", chat_id=PERSON, text="x"))["description"] == "Bad Request: chat not found"
    assert (await calls(people))[0]["n"] > last
    assert (await act(people, "send", chat=PERSON, text="/start"))["update_id"] > before["update_id"]
    assert len((await ask(people, "getUpdates"))["result"]) == 1


async def test_open_faults_are_shown_as_they_can_be_posted_again(people: httpx.AsyncClient) -> None:
    await fail(
        people, {"code": 429, "chat": PERSON, "parameters": {"retry_after": 3}}, {"code": "timeout", "times": -1}
    )
    shown = (await people.get("/sandbox/faults")).json()
    assert [(one["code"], one["chat"], one["times"]) for one in shown] == [(429, PERSON, 1), (0, None, -1)]
    await act(people, "reset")
    await fail(people, *shown)
    assert (await people.get("/sandbox/faults")).json() == shown


async def test_one_fault_needs_no_list_and_one_wrong_fault_spoils_all(people: httpx.AsyncClient) -> None:
    assert (await people.post("/sandbox/faults", json={"code": 500})).status_code == 200
    assert (await people.post("/sandbox/faults", json=[{"code": 500}, {"code": 1}])).status_code == 400
    assert len((await people.get("/sandbox/faults")).json()) == 1


@pytest.mark.parametrize(
    ("action", "body", "sentence"),
    [
        ("send", {}, "text is missing"),
        ("send", {"chat": 7, "text": ""}, "text is missing"),
        ("send", {"chat": 7, "text": 5}, "text must be a text"),
        ("send", {"text": "x"}, "chat is missing"),
        ("send", {"chat": "me", "text": "x"}, "chat must be a whole number"),
        ("send", {"chat": 7.0, "text": "x"}, "chat must be a whole number"),
        ("send", {"chat": True, "text": "x"}, "chat must be a whole number"),
        ("send", {"chat": [7], "text": "x"}, "chat must be a whole number"),
        ("send", {"chat": 10**30, "text": "x"}, "chat is too large"),
        ("send", {"chat": 0, "text": "x"}, "chat must not be 0"),
        ("send", {"chat": 7, "type": "group", "text": "x"}, "type must be one of private, group, supergroup, channel"),
        ("send", {"chat": -7, "type": "private", "text": "x"}, "type must be one of"),
        ("send", {"chat": -7, "type": "club", "text": "x"}, "type must be one of"),
        ("send", {"chat": 7, "user": -3, "text": "x"}, "user must be the id of a person"),
        ("send", {"chat": 7, "user": "me", "text": "x"}, "user must be a whole number"),
        ("send", {"chat": 7, "name": 5, "text": "x"}, "name must be a text"),
        ("send", {"chat": 7, "reply_to": 99, "text": "x"}, "reply_to names no message"),
        ("send", {"chat": 7, "thread": "x", "text": "x"}, "thread must be a whole number"),
        ("send", ["x"], "the body must be a JSON object"),
        ("send", "text", "the body must be a JSON object"),
        ("tap", {"chat": 404, "message_id": 1, "data": "x"}, "chat does not exist yet"),
        ("tap", {"chat": 1, "data": "x"}, "message_id is missing"),
        ("tap", {"chat": 1, "message_id": 99, "data": "x"}, "message_id names no message"),
        ("tap", {"chat": 1, "message_id": 1}, "data is missing"),
        ("tap", {"chat": 1, "message_id": 1, "data": "x"}, "it has no buttons to press"),
        ("tap", {"chat": 1, "message_id": 1, "data": {}}, "data must be a text"),
        ("tap", {"chat": 1, "message_id": 2, "data": "n"}, "it has ['y 1']"),
        ("tap", {"chat": 1, "message_id": 2, "label": "n"}, "no button with it"),
        ("member", {"chat": 1, "status": "owner"}, "status must be one of member, administrator, left, kicked"),
        ("topic", {"chat": 1, "thread": 3}, "only groups have topics"),
        ("topic", {"chat": -5}, "thread is missing"),
        ("migrate", {"chat": 1}, "not a basic group"),
        ("migrate", {"chat": -6, "to": -7}, "to must be the id of a chat that does not exist yet"),
        ("migrate", {"chat": -404}, "chat does not exist yet"),
        ("administrators", {"chat": -5}, "users must be a list of user ids"),
        ("administrators", {"chat": -5, "users": [None]}, "users is missing"),
        ("faults", {"code": "9" * 5000}, "faults: code must be 400 to 599"),
        (
            "faults",
            {"code": 429, "parameters": {"retry_after": "1\r\nX: y"}},
            "parameters.retry_after must be a number",
        ),
        ("faults", {"code": 429, "parameters": {"retry_after": 1.5}}, "retry_after must be a whole number"),
        ("faults", [[]], "write a list of objects"),
    ],
)
async def test_what_cannot_be_done_is_refused_with_what_to_write(
    people: httpx.AsyncClient, action: str, body: Any, sentence: str
) -> None:
    await act(people, "send", chat=1, text="/start")
    await act(people, "send", chat=-6, text="/start")
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y 1"}]]}
    await ask(people, "sendMessage", chat_id=1, text="Sure?", reply_markup=keyboard)
    answer = await people.post(f"/sandbox/{action}", json=body)
    assert (answer.status_code, answer.json()["ok"]) == (400, False)
    assert sentence in answer.json()["error"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"chat": NaN}', b'{"text": "\\ud83d"}'])
@pytest.mark.parametrize("action", ["send", "tap", "faults", "reset"])
async def test_a_body_that_is_no_json_is_refused(people: httpx.AsyncClient, action: str, body: bytes) -> None:
    answer = await people.post(f"/sandbox/{action}", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("the body cannot be read: ")


@pytest.mark.parametrize("query", ["chat=x", "chat=%FF", f"chat={'9' * 5000}"])
async def test_messages_of_no_chat_are_refused(people: httpx.AsyncClient, query: str) -> None:
    answer = await people.get(f"/sandbox/messages?{query}")
    assert (answer.status_code, answer.json()["error"]) == (400, "chat must be a whole number")
