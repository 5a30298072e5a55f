"""A person's side of inline mode: typing after the bot's name, and posting one of the results."""

from __future__ import annotations

from typing import Any

from bot.sandbox import person
from bot.sandbox.fields import Fields
from bot.sandbox.refusal import PersonError
from bot.sandbox.shapes import user_shape
from bot.sandbox.state import State

_MOST_QUERY = 256  # characters


def ask(state: State, fields: Fields) -> dict[str, Any]:
    """POST inline {chat, query?, user?, language?, offset?}: the person types after the bot's name."""
    world, query = state.world, fields.text("query") or ""
    if len(query) > _MOST_QUERY:
        raise PersonError(f"query is too long: write at most {_MOST_QUERY} characters")
    chat = fields.chat(world)
    user = fields.user(world, chat)
    query_id = world.new_inline_query()
    update = {
        "id": query_id,
        "from": user_shape(user),
        "query": query,
        "offset": fields.text("offset") or "",
        "chat_type": "sender" if chat.private else chat.type,
    }
    return {"ok": True, "inline_query_id": query_id, "update_id": world.updates.add("inline_query", update)}


def choose(state: State, fields: Fields) -> dict[str, Any]:
    """POST choose {inline_query_id, result_id, chat, user?, thread?, reply_to?}: the person posts a result."""
    world, result_id = state.world, fields.text("result_id")
    results = world.inline.get(fields.text("inline_query_id") or "") or []
    result = next((one for one in results if one["id"] == result_id), None)
    if result is None:
        raise PersonError("result_id names no result: the bot has not answered this inline_query_id with it")
    chat = fields.chat(world)
    user = fields.user(world, chat)
    message, update_id = person.say(
        world, chat, user, result["text"], state.clock(),
        thread=fields.optional_number("thread"), reply_to=fields.optional_number("reply_to"),
        entities=result["entities"], link_preview=result["link_preview"], reply_markup=result["reply_markup"],
        service={"via_bot": user_shape(world.bot)},
    )  # fmt: skip
    return {"ok": True, "message_id": message.message_id, "update_id": update_id}
