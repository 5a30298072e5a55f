"""What may hang below a message."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox.keyboards import reply_markup
from bot.sandbox.params import Params
from bot.sandbox.refusal import Refusal


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Press", **button}]]}


@pytest.mark.parametrize(
    "markup",
    [
        inline(callback_data="x" * 64),
        inline(callback_data="я" * 32),
        inline(url="https://example.org/a"),
        inline(url="tg://resolve?domain=x"),
        inline(switch_inline_query=""),
        {"keyboard": [["a", {"text": "b"}]]},
        {"remove_keyboard": True},
        {"force_reply": True},
    ],
)
def test_good_markup_is_kept(markup: dict[str, Any]) -> None:
    assert reply_markup(Params({"reply_markup": markup})) == markup
    assert reply_markup(Params({"reply_markup": json.dumps(markup)})) == markup


@pytest.mark.parametrize("markup", [None, "", {}, {"inline_keyboard": []}, {"inline_keyboard": [[]]}])
def test_empty_markup_is_none(markup: Any) -> None:
    assert reply_markup(Params({"reply_markup": markup})) is None


@pytest.mark.parametrize(
    ("markup", "part"),
    [
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (inline(callback_data=5), "BUTTON_DATA_INVALID"),
        (inline(), "Text buttons are unallowed in the inline keyboard"),
        (inline(callback_data="a", url="https://example.org"), "exactly one action"),
        (inline(url="ftp://example.org"), "inline keyboard button URL 'ftp://example.org' is invalid"),
        (inline(url="https://"), "URL host is empty"),
        (inline(url="http://localhost/x"), "Wrong HTTP URL"),
        (inline(url="http://[1"), "Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}, "inline keyboard button"),
        ({"inline_keyboard": [{"text": "x"}]}, "Array of Array"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]}, "too long"),
        ({"something": 1}, "object expected as reply markup"),
        ("{", "can't parse reply_markup JSON object"),
        ("[]", "object expected"),
    ],
)
def test_bad_markup_is_refused(markup: Any, part: str) -> None:
    with pytest.raises(Refusal, match=r"^Bad Request: ") as refused:
        reply_markup(Params({"reply_markup": markup}))
    assert part in refused.value.description
