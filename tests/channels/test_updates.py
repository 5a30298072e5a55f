"""Updates that the library cannot read keep no others back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.updates import UpdateRequest, update_of

GOOD = {
    "update_id": 2,
    "message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "/help"},
}
BROKEN = {"update_id": 1, "message": {"text": "Петров"}}


@pytest.mark.parametrize(
    ("result", "left"),
    [
        ([GOOD], [GOOD]),
        ([BROKEN, GOOD], [{"update_id": 1}, GOOD]),
        ([{"update_id": 1, "message": 5}], [{"update_id": 1}]),
        ([{"message": {}}, "x", GOOD], [GOOD]),
        ([], []),
        (True, True),
        ({"id": 1}, {"id": 1}),
    ],
)
def test_each_update_of_an_answer_can_be_read(result: Any, left: Any) -> None:
    payload = json.dumps({"ok": True, "result": result}).encode()
    assert UpdateRequest.parse_json_payload(payload) == {"ok": True, "result": left}


def test_a_refusal_is_left_as_it_is() -> None:
    refused = {"ok": False, "error_code": 409, "description": "Conflict"}
    assert UpdateRequest.parse_json_payload(json.dumps(refused).encode()) == refused


def test_what_cannot_be_read_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    assert update_of(dict(BROKEN), None) is None
    assert "could not be read" in caplog.text
    assert "Петров" not in caplog.text
