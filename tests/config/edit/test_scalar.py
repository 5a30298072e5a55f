"""Values are quoted only where YAML needs it, and always read as what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.config.edit.scalar import WIDTH, flow, flow_lines, written


@pytest.mark.parametrize(
    ("value", "inside", "outside"),
    [
        ("выдача ~ Россия", "выдача ~ Россия", "выдача ~ Россия"),
        ("https://one.example/rss?a=1&b=2", "https://one.example/rss?a=1&b=2", "https://one.example/rss?a=1&b=2"),
        ("=СОЧ", "=СОЧ", "=СОЧ"),
        ("казах*", "казах*", "казах*"),
        ("24.kg", "24.kg", "24.kg"),
        ("no", "no", "no"),
        ("a, b", '"a, b"', "a, b"),
        ("[x]", '"[x]"', '"[x]"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("*казах", '"*казах"', '"*казах"'),
        ("true", '"true"', '"true"'),
        ("~", '"~"', '"~"'),
        ("", '""', '""'),
        (" x", '" x"', '" x"'),
        ('say "x": y', '"say \\"x\\": y"', '"say \\"x\\": y"'),
        ("172", '"172"', '"172"'),
        ("2026-02-06", '"2026-02-06"', '"2026-02-06"'),
        ("a\nb", '"a\\nb"', '"a\\nb"'),
    ],
)
def test_quotation_marks_stand_where_they_are_needed(value: str, inside: str, outside: str) -> None:
    assert written(value) == inside
    assert written(value, flow=False) == outside


@pytest.mark.parametrize(
    ("value", "shown"), [("172", "172"), ("0172", '"0172"'), ("1_0", '"1_0"'), ("207.30", '"207.30"')]
)
def test_a_number_that_is_taken_as_text_needs_none(value: str, shown: str) -> None:
    assert written(value, number=True) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_again(value: str) -> None:
    for shape in (f"[{written(value)}]", f"- {written(value, flow=False)}"):
        assert YAML(typ="rt").load(shape) == [value]


@given(
    st.dictionaries(st.sampled_from(["name", "url", "title", "every"]), st.text("ab, :я#", max_size=90)),
    st.integers(0, 9),
)
def test_a_long_mapping_is_broken_between_its_pairs(fields: dict[str, str], column: int) -> None:
    text = flow_lines(fields, column, "\n")
    assert YAML(typ="rt").load(" " * column + text) == fields
    first, *rest = text.split("\n")
    assert all(len(line) <= WIDTH for line in (" " * column + first, *rest))


def test_lists_and_mappings_stand_within_braces() -> None:
    assert flow({"a": ("x", "y, z"), "b": {"en": "t"}}) == '{a: [x, "y, z"], b: {en: t}}'
