"""Word lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.language.data import listed_forms, word_groups, word_lists
from tests.language.data.given import given


def test_an_indented_line_goes_on_with_its_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = given("flee fled  # irregular\n  fleeing\nfight\n", tmp_path, monkeypatch)
    assert word_groups(name) == (("flee", "fled", "fleeing"), ("fight",))
    assert listed_forms(name) == {"flee": "flee", "fled": "flee", "fleeing": "flee", "fight": "fight"}


def test_a_list_may_have_several_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert word_lists(given("ru: и в\nuz: va\nru: на\n", tmp_path, monkeypatch)) == {
        "ru": ("и", "в", "на"),
        "uz": ("va",),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("one two\ntwo three\n", "line 2: «two» stands on line 1 already"),
        ("one\n  two\n  one\n", "line 3: «one» stands on line 1 already"),
        ("One\n", "line 1: «One» has a capital letter"),
    ],
)
def test_a_wrong_group_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=problem):
        word_groups(given(text, tmp_path, monkeypatch))


@pytest.mark.parametrize(
    ("text", "problem"),
    [("ru: и\nв на\n", "line 2: a language and a colon"), ("ru: Он\n", "line 1: «Он» has a capital letter")],
)
def test_a_wrong_list_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=problem):
        word_lists(given(text, tmp_path, monkeypatch))
