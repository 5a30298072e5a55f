"""The text of a call: parsed, cleaned and measured as Telegram does it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.markup import Entity, parse_html, tidy
from bot.sandbox.params import Params, as_integer
from bot.sandbox.refusal import bad_request
from bot.sandbox.units import units

MOST_TEXT = 4_096
MOST_CAPTION = 1_024
_MOST_SOURCE = 1 << 15  # bytes, markup and all: the real server does not even parse more
_TEXTS = {"text_link": ("url",), "custom_emoji": ("custom_emoji_id",)}  # what an entity of a kind must say


def message_text(params: Params) -> tuple[str, list[Entity]]:
    """The call's text with its entities; refused if it is empty or longer than 4,096 units."""
    text, entities = _read(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MOST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption(params: Params) -> tuple[str, list[Entity]]:
    """The call's caption with its entities, possibly empty; refused if it is longer than 1,024 units."""
    text, entities = _read(params, "caption", "caption_entities")
    if units(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _read(params: Params, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    text = params.text(name).replace("\r", "")
    if len(text.encode()) > _MOST_SOURCE:
        raise bad_request("text is too long")
    mode = params.text("parse_mode").strip().lower()
    if mode == "html":
        return tidy(*parse_html(text))
    if mode:
        raise bad_request("unsupported parse_mode: the sandbox reads HTML, or entities")
    given = params.json(entities_name, list) or []
    return tidy(text, sorted((_entity(one) for one in given), key=lambda one: (one["offset"], -one["length"])))


def _entity(given: Any) -> Entity:
    if not isinstance(given, dict) or not isinstance(given.get("type"), str):
        raise bad_request("can't parse MessageEntity: an object with type, offset and length is expected")
    numbers = {name: as_integer(given.get(name), f'MessageEntity field "{name}"') for name in ("offset", "length")}
    for name in _TEXTS.get(given["type"], ()):
        if not isinstance(given.get(name), str):
            raise bad_request(f'can\'t parse MessageEntity: field "{name}" must be of type String')
    if given["type"] == "text_mention":
        user = given.get("user")
        as_integer(user.get("id") if isinstance(user, dict) else None, 'MessageEntity field "user.id"')
    if not isinstance(given.get("language", ""), str):
        raise bad_request('can\'t parse MessageEntity: field "language" must be of type String')
    return given | numbers
