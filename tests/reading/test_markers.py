"""The phrases of data/boilerplate.txt: what is refused, and that each can be met."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from bot.errors import ConfigError
from bot.language.tokens import fold, words
from bot.reading import data
from bot.reading.data import phrases
from bot.reading.markers import FILE, WordKind, markers


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("headline: читайте также", "«headline» is no kind; write one of heading, block"),
        ("heading:", "a key, a colon or a phrase is missing"),
        ("читайте также", "a key, a colon or a phrase is missing"),
        ("heading: Читайте также", "«Читайте» has a capital letter"),
        ("notice: под*писка", "«под*писка» has «*» inside"),
        ("notice: .. канал", "begins or ends openly"),
        ("notice: подпишитесь ..", "begins or ends openly"),
        ("notice: подпис* на", "begins or ends openly"),
        ("credit: :", "begins or ends openly"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(
    line: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text(f"# comment\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(data, "_HERE", tmp_path)
    with pytest.raises(ConfigError, match=f"{FILE}, line 2: ") as caught:
        markers.__wrapped__()
    assert said in str(caught.value)


def plain() -> list[tuple[str, str]]:
    """The file's phrases that are nothing but words."""
    listed = [(key, phrase) for _, key, phrase in phrases(FILE)]
    return [
        (key, phrase)
        for key, phrase in listed
        if not any(sign in phrase for sign in ".*:") and key != "ticker" and key not in get_args(WordKind)
    ]


@pytest.mark.parametrize(("kind", "phrase"), plain())
def test_a_phrase_of_the_file_is_met_where_it_stands(kind: str, phrase: str) -> None:
    listed = words(phrase.capitalize())
    folded = [fold(word) for word in listed.written]
    met = [one.kind for one in markers().at(folded, 0) if one.last(listed, folded, 0) == len(folded) - 1]
    assert kind in met


def test_no_phrase_stands_twice() -> None:
    lines = [(key, phrase) for _, key, phrase in phrases(FILE)]
    assert sorted(set(lines)) == sorted(lines)


@pytest.mark.parametrize(
    ("kind", "word", "has"),
    [
        ("speech", "сказала", True),
        ("speech", "рассказываем", False),
        ("ours", "нашей", True),
        ("ours", "нашли", False),
        ("step", "арестован", True),
        ("relative", "who", True),
    ],
)
def test_a_list_of_words_has_whole_words_and_beginnings(kind: WordKind, word: str, has: bool) -> None:
    assert markers().has(kind, ["и", word]) is has
