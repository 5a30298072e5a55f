"""What may hang below a message: checked as Telegram checks it.

Source: https://core.telegram.org/bots/api#inlinekeyboardmarkup and the sentences of TDLib and the server.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.params import Params
from bot.sandbox.refusal import bad_request

_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
_MOST_BUTTONS = 100
_MOST_DATA = 64


def reply_markup(params: Params, *, inline_only: bool = False) -> dict[str, Any] | None:
    """The call's reply_markup, checked; None if there is none or it is empty."""
    markup = params.json("reply_markup", dict)
    if not markup:
        return None
    if not any(kind in markup for kind in _KINDS):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard")
        return {"inline_keyboard": _checked(rows)} if rows else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        _reply_keyboard(_rows(markup["keyboard"], "keyboard"))
    return dict(markup)


def _rows(value: Any, field: str) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(f'can\'t parse reply keyboard markup JSON object: field "{field}" must be an Array of Array')
    return [row for row in value if row]


def _checked(rows: list[list[Any]]) -> list[list[dict[str, Any]]]:
    if sum(len(row) for row in rows) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return [[_button(one) for one in row] for row in rows]


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: exactly one action is allowed, found {len(actions)}")
    if actions == ["callback_data"]:
        _data(button["callback_data"])
    if actions == ["url"]:
        _address(button["url"])
    return dict(button)


def _data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "surrogatepass")) <= _MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _address(address: Any) -> None:
    why = _wrong(address) if isinstance(address, str) else "URL must be a String"
    if why:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: {why}")


def _wrong(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme.lower() == "tg":
        return "" if parts.netloc or parts.path else "Wrong tg URL"
    if parts.scheme.lower() not in ("http", "https"):
        return "Unsupported URL protocol"
    if not host:
        return "URL host is empty"
    return "" if ("." in host or ":" in host) and " " not in address.strip() else "Wrong HTTP URL"


def _reply_keyboard(rows: list[list[Any]]) -> None:
    for button in (one for row in rows for one in row):
        text = button.get("text") if isinstance(button, dict) else button
        if not isinstance(text, str) or not text:
            raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
