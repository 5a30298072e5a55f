"""Inline results: what the bot offers for what a person types after its name, checked as Telegram checks it.

Sources: https://core.telegram.org/bots/api#inline-mode and the sentences of the Bot API server (Client.cpp).
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.call import Call
from bot.sandbox.keyboards import reply_markup
from bot.sandbox.params import Params
from bot.sandbox.refusal import Refusal, bad_request
from bot.sandbox.wording import message_text

_MOST_RESULTS = 50
_MOST_ID = 64  # bytes
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_inline_query(call: Call) -> bool:
    """answerInlineQuery: articles, once for each query."""
    query_id = call.params.text("inline_query_id")
    given = call.params.json("results", list) or []
    if len(given) > _MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_result(one) for one in given]
    if len({one["id"] for one in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if call.world.inline.get(query_id, ()) is not None:
        raise bad_request(_TOO_OLD)
    call.world.inline[query_id] = results
    shown = [{name: one[name] for name in ("id", "title", "description")} for one in results]
    call.world.journal.add("inline_answered", {"inline_query_id": query_id, "results": shown})
    return True


def _result(given: Any) -> dict[str, Any]:
    """A result with its message read; refused in Telegram's words if it cannot be used."""
    if not isinstance(given, dict):
        raise _unparsed("Inline query result must be an object")
    kind, result_id = _required(given, "type").lower(), _required(given, "id")
    if kind != "article":
        raise _unparsed(f'type "{kind}" is unsupported for the inline query result: the sandbox reads articles')
    if len(result_id.encode("utf-8", "surrogatepass")) > _MOST_ID:
        raise bad_request("RESULT_ID_INVALID")
    return {
        "id": result_id,
        "title": _required(given, "title"),
        "description": str(given.get("description") or ""),
        **_message(given),
    }


def _message(given: dict[str, Any]) -> dict[str, Any]:
    """What is posted if this result is picked."""
    content = given.get("input_message_content")
    if not isinstance(content, dict) or not content.get("message_text"):
        raise _unparsed("Input message content is not specified")
    params = Params({**content, "text": content["message_text"], "reply_markup": given.get("reply_markup")})
    try:
        text, entities = message_text(params)
        markup, preview = reply_markup(params, inline_only=True), params.json("link_preview_options", dict)
    except Refusal as refusal:
        raise _unparsed(refusal.description.removeprefix("Bad Request: ")) from None
    return {"text": text, "entities": entities, "link_preview": preview, "reply_markup": markup}


def _required(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    if value is None:
        raise _unparsed(f'Can\'t find field "{name}"')
    if not isinstance(value, str) or not value:
        raise _unparsed(f'Field "{name}" must be a non-empty String')
    return value


def _unparsed(why: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {why}")
