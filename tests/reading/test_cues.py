"""The words that tell facts from fears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.reading.data as data
from bot.errors import ConfigError
from bot.reading import cues


@pytest.fixture
def one_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(data, "_HERE", tmp_path)
    _forget()
    yield tmp_path / cues.FILE
    _forget()


def _forget() -> None:
    cues._cues.cache_clear()
    cues._beginning.cache_clear()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("боится", ["fear"]),
        ("боец", []),
        ("не поступало", ["absent"]),
        ("не пришла", []),
        ("не может", ["none"]),
        ("вероятнее", ["possible"]),
    ],
)
def test_the_longest_cue_counts(words: str, kinds: list[str]) -> None:
    assert [cue.kind for cue in cues.cues_at(words.split(), 0, "ru")] == kinds


def test_cues_are_looked_for_in_one_language_or_in_all() -> None:
    found = {language: len(cues.cues_at(["може"], 0, language)) for language in ("ru", "uk", None)}
    assert found == {"ru": 0, "uk": 1, None: 1}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("ru hope: надеется", "«ru hope» is no language and kind; write one such as «ru fear»"),
        ("de fear: angst", "«de fear» is no language and kind; write one such as «ru fear»"),
        ("ru fear: боится боится", "«боится» stands on line 2 already; keep one"),
        ("ru fear: Боится", "«Боится» has a capital letter; write small letters"),
    ],
)
def test_a_broken_line_is_named(line: str, sentence: str, one_list: Path) -> None:
    one_list.write_text(f"# cues\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        cues.cues_at(["боится"], 0, "ru")
    assert raised.value.problems == ((2, sentence),)
