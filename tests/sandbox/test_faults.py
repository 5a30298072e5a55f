"""Failures on demand, as they are ordered and used up."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.faults import Faults, read_fault
from bot.sandbox.refusal import PersonError


@pytest.mark.parametrize(
    ("given", "description", "parameters"),
    [
        ({"code": 429}, "Too Many Requests: retry after 1", {"retry_after": 1}),
        ({"code": 429, "parameters": {"retry_after": 9}}, "Too Many Requests: retry after 9", {"retry_after": 9}),
        ({"code": "502"}, "Bad Gateway", {}),
        ({"code": 403, "description": "Forbidden: user is deactivated"}, "Forbidden: user is deactivated", {}),
        ({"code": 418}, "Error", {}),
    ],
)
def test_a_fault_has_the_usual_words(given: dict[str, Any], description: str, parameters: dict[str, int]) -> None:
    fault = read_fault(given)
    assert (fault.description, fault.parameters) == (description, parameters)


@pytest.mark.parametrize("code", [0, "0", "timeout"])
def test_no_answer_has_three_names(code: Any) -> None:
    assert read_fault({"code": code}).code == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "code"),
        ({"code": True}, "code"),
        ({"code": 200}, "code"),
        ({"code": "soon"}, "code"),
        ({"code": 429, "method": "sendPigeon"}, "method"),
        ({"code": 429, "times": 0}, "times"),
        ({"code": 429, "times": "inf"}, "times"),
        ({"code": 429, "chat": "x"}, "chat"),
        ({"code": 429, "delay": 61}, "delay"),
        ({"code": 429, "parameters": 5}, "parameters"),
        ({"code": 429, "colour": "red"}, "colour"),
        ("429", "list of objects"),
    ],
)
def test_a_wrong_fault_is_named(given: Any, field: str) -> None:
    with pytest.raises(PersonError, match=field):
        read_fault(given)


def test_faults_are_used_up_in_order_where_they_fit() -> None:
    orders = [
        {"code": 403, "method": "sendmessage", "chat": 7},
        {"code": 500, "times": 2},
        {"code": 400, "method": "getMe", "times": -1},
    ]
    faults = Faults([read_fault(one) for one in orders])
    calls = [("sendMessage", 8), ("sendMessage", 7), ("getMe", None), ("getMe", None), ("sendMessage", 7)]
    assert [fault and fault.code for fault in (faults.take(*call) for call in calls)] == [500, 403, 500, 400, None]
    assert [one["method"] for one in faults.shown()] == ["getMe"]
