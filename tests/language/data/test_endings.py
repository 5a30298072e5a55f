"""Files of endings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.language.data.endings import ending_classes
from tests.language.data.given import given


def test_a_file_of_endings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "ий = ий а\n- = - у\nувати = увати ован{ий}\nувати = ую\nти = {ий}\n"
    assert ending_classes(given(text, tmp_path, monkeypatch)) == {
        "ий": (("ий", "а"),),
        "": (("", "у"),),
        "увати": (("увати", "ований", "ована"), ("ую",)),
        "ти": (("ий", "а"),),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ий ого\n", "line 1: it is not a class"),
        ("ий =\n", "line 1: it is not a class"),
        ("ий = ий ий\n", "line 1: «ий» stands here twice"),
        ("увати = ован{ий}\n", "line 1: «ован{ий}» refers to no class above"),
        ("ий = ий\nувати = ован{ий\n", "line 2: «ован{ий» refers to no class above"),
        ("Ий = ий\n", "line 1: «Ий» has a capital letter"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=problem):
        ending_classes(given(text, tmp_path, monkeypatch))
