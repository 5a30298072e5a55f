"""The record of calls: complete, in order, and never with the token."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from bot.sandbox.calls import MOST_CALLS, Calls
from bot.sandbox.params import Params
from bot.sandbox.refusal import PersonError
from tests.sandbox.asking import PERSON, TOKEN, act, ask, calls

NOW = 1_800_000_000.0005


def recorded(*methods: str) -> Calls:
    """A record with a call a second."""
    made = Calls()
    for seconds, method in enumerate(methods):
        made.add(method, Params(), None, 200, TOKEN, NOW + seconds)
    return made


async def test_a_call_is_recorded_with_everything_but_the_token(people: httpx.AsyncClient) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await ask(people, "sendMessage", chat_id=PERSON, text="hello")
    [call] = await calls(people)
    assert datetime.fromisoformat(call.pop("time")).utcoffset() == timedelta(0)
    assert call.pop("n") > 0
    assert call == {
        "method": "sendMessage",
        "parameters": {"chat_id": PERSON, "text": "hello"},
        "answer": answer,
        "chat": PERSON,
        "status": 200,
    }


async def test_refused_calls_and_empty_polls_are_recorded_too(people: httpx.AsyncClient) -> None:
    await ask(people, "sendMessage", chat_id=PERSON, text="hello")
    await ask(people, "getUpdates")
    await people.post(f"/bot{TOKEN}/getMe", content=b"{", headers={"Content-Type": "application/json"})
    await ask(people, "sendPigeon")
    assert [(one["method"], one["status"]) for one in await calls(people)] == [
        ("sendMessage", 400), ("getUpdates", 200), ("getMe", 400), ("sendPigeon", 404),
    ]  # fmt: skip


async def test_files_are_recorded_by_name_and_size(people: httpx.AsyncClient) -> None:
    files = {"document": ("cases.csv", b"id,title")}
    await people.post(f"/bot{TOKEN}/sendDocument", data={"chat_id": "7"}, files=files)
    [call] = await calls(people)
    assert call["parameters"] == {"chat_id": "7", "document": {"file_name": "cases.csv", "size": 8}}


@pytest.mark.parametrize("written", [TOKEN, quote(TOKEN, safe="")])
async def test_the_token_is_nowhere_in_the_record(people: httpx.AsyncClient, written: str) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    address = f"http://127.0.0.1:9/{written}"
    button = {"inline_keyboard": [[{"text": "Open", "url": f"https://casewatch.example/{written}"}]]}
    await ask(people, "setWebhook", url=address, secret_token="Hush-1")
    await ask(people, "getWebhookInfo")
    await ask(people, "sendMessage", chat_id=PERSON, text=f"see {address}", reply_markup=button)
    await people.post(f"/bot//{TOKEN}")
    record = json.dumps(await calls(people))
    assert record.count("<hidden>") >= 6
    assert all(secret not in record for secret in (TOKEN, quote(TOKEN, safe=""), "Hush-1"))


async def test_a_long_parameter_is_recorded_in_part(people: httpx.AsyncClient) -> None:
    await ask(people, "sendMessage", chat_id=PERSON, text="x" * 30_000, entities=[{"type": "bold"}] * 9_000)
    [call] = await calls(people)
    assert {len(call["parameters"][name]) for name in ("text", "entities")} == {20_000}


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("0", ["getMe", "sendMessage", "close"]),
        ("1", ["sendMessage", "close"]),
        ("3", []),
        ("1800000000", ["getMe", "sendMessage", "close"]),
        ("1800000000.0007", ["getMe", "sendMessage", "close"]),
        ("1800000000.5", ["sendMessage", "close"]),
        ("2027-01-15T08:00:01Z", ["sendMessage", "close"]),
        ("2027-01-15T08:00:01", ["sendMessage", "close"]),
        ("2027-01-15T08:00:00.000900+00:00", ["getMe", "sendMessage", "close"]),
        ("2027-01-15T13:00:02 05:00", ["close"]),
        ("0001-01-01T00:00:00+23:00", ["getMe", "sendMessage", "close"]),
        ("9999-12-31T23:59:59-23:00", []),
    ],
)
def test_calls_are_told_from_a_number_or_a_time_on(since: str, found: list[str]) -> None:
    assert [call["method"] for call in recorded("getMe", "sendMessage", "close").since(since)] == found


@pytest.mark.parametrize("since", ["yesterday", "-1", "²", "9" * 400, "nan", "12:00"])
def test_any_other_since_is_refused_with_an_example(since: str) -> None:
    with pytest.raises(PersonError, match="since must be the number of a call, or a time such as 2026"):
        recorded("getMe").since(since)


async def test_a_wrong_since_is_an_answer_not_a_crash(people: httpx.AsyncClient) -> None:
    answer = await people.get("/sandbox/calls", params={"since": "soon"})
    assert (answer.status_code, answer.json()["ok"]) == (400, False)


def test_only_the_last_calls_are_kept() -> None:
    made = recorded(*["getMe"] * (MOST_CALLS + 2))
    assert (len(made.kept), made.kept[0]["n"]) == (MOST_CALLS, 3)


@pytest.mark.parametrize(("chat", "told"), [(7, 7), ("-5", -5), ("@outlet", None), (None, None), ([7], None)])
def test_the_chat_is_told_if_it_is_a_number(chat: Any, told: int | None) -> None:
    made = Calls()
    made.add("sendMessage", Params({"chat_id": chat}), None, 200, TOKEN, NOW)
    assert made.since("0")[0]["chat"] == told
