"""What a bot may offer for an inline query, and the sentences with which anything else is refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.asking import PERSON, act, ask

CONTENT = {"message_text": "<b>Said</b>", "parse_mode": "HTML"}


def article(**change: Any) -> dict[str, Any]:
    """A result that is right, but for what is changed; None takes a field away."""
    made = {"type": "article", "id": "1", "title": "One", "input_message_content": CONTENT} | change
    return {name: value for name, value in made.items() if value is not None}


async def typed(http: httpx.AsyncClient, query: str = "x") -> str:
    number: str = (await act(http, "inline", chat=PERSON, query=query))["inline_query_id"]
    return number


@pytest.mark.parametrize(
    "results",
    [
        [],
        [article(id=str(number)) for number in range(50)],
        [article(id="я" * 32)],
        [article(type="Article", description="about it", reply_markup={"inline_keyboard": []})],
    ],
)
async def test_good_results_are_taken_once(people: httpx.AsyncClient, results: list[dict[str, Any]]) -> None:
    query = await typed(people)
    assert await ask(people, "answerInlineQuery", inline_query_id=query, results=results) == {
        "ok": True,
        "result": True,
    }
    again = await ask(people, "answerInlineQuery", inline_query_id=query, results=results)
    assert again["description"].startswith("Bad Request: query is too old")


@pytest.mark.parametrize("query", ["", "7", None])
async def test_only_what_was_asked_can_be_answered(people: httpx.AsyncClient, query: str | None) -> None:
    answer = await ask(people, "answerInlineQuery", inline_query_id=query, results=[article()])
    assert answer["description"].startswith("Bad Request: query is too old")


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ([article(id=str(number)) for number in range(51)], "too many inline query results specified"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="x" * 65)], "RESULT_ID_INVALID"),
        ([article(id="я" * 33)], "RESULT_ID_INVALID"),
        ([article(id=None)], "can't parse inline query result: Can't find field \"id\""),
        ([article(id="")], 'can\'t parse inline query result: Field "id" must be a non-empty String'),
        ([article(id=5)], 'can\'t parse inline query result: Field "id" must be a non-empty String'),
        ([article(type=None)], "can't parse inline query result: Can't find field \"type\""),
        ([article(type="photo")], 'can\'t parse inline query result: type "photo" is unsupported'),
        ([article(title=None)], "can't parse inline query result: Can't find field \"title\""),
        (
            [article(input_message_content=None)],
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            [article(input_message_content={"message_text": ""})],
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            [article(input_message_content={"message_text": "<b>x", "parse_mode": "HTML"})],
            "can't parse inline query result: can't parse entities",
        ),
        (
            [article(input_message_content={"message_text": "x" * 4097})],
            "can't parse inline query result: message is too long",
        ),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "y" * 65}]]})],
            "can't parse inline query result: BUTTON_DATA_INVALID",
        ),
        (["x"], "can't parse inline query result: Inline query result must be an object"),
        ({"id": "1"}, "can't parse results"),
    ],
)
async def test_bad_results_are_refused_in_telegrams_words(
    people: httpx.AsyncClient, results: Any, sentence: str
) -> None:
    query = await typed(people)
    answer = await ask(people, "answerInlineQuery", inline_query_id=query, results=results)
    assert (answer["error_code"], answer["description"].startswith(f"Bad Request: {sentence}")) == (400, True), answer
    assert (await ask(people, "answerInlineQuery", inline_query_id=query, results=[article()]))["ok"]
