"""Whatever is read can be written again."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.strict_json import MOST_DEPTH, NotStrict, load


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, 2.5, "😀", null, true]}',
        "-1e300",
        '"\\ud83d\\ude00"',
        "[" * MOST_DEPTH + "]" * MOST_DEPTH,
        "[[]," * (MOST_DEPTH - 1) + "[]" + "]" * (MOST_DEPTH - 1),
    ],
)
def test_good_json_is_read(text: str) -> None:
    assert load(text) == load(text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("{'a': 1}", "not JSON"),
        (b'"\xff"', "not JSON"),
        ("9" * 5000, "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("NaN", "NaN is no number"),
        ("[-Infinity]", "-Infinity is no number"),
        ("1e999", "too large"),
        ('{"a": "\\ud83d"}', "UTF-8"),
        ('{"\\udc00": 1}', "UTF-8"),
        ("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1), "deeper than 50 levels"),
        ('{"a":' * 500 + "1" + "}" * 500, "deeper than 50 levels"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str | bytes, why: str) -> None:
    with pytest.raises(NotStrict, match=why):
        load(text)
