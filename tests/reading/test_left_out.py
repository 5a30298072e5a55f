"""What is left out of texts in each language: tests/data/reading/left_out, with ⟦ ⟧ around what is not the article."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bot.language.tokens import words
from bot.reading.boilerplate import left_out

FOLDER = Path(__file__).parent.parent / "data" / "reading" / "left_out"
LANGUAGES = ("en", "kk", "ky", "ru", "uk", "uz")


def cases(language: str) -> list[str]:
    """The texts of a language, the story's sentence in them."""
    head, *listed = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("\n====\n")
    story = head.splitlines()[-1].removeprefix("§").strip()
    return [one.strip().replace("§", story) for one in listed]


def marked(text: str) -> str:
    """The text with ⟦ ⟧ around what is left out."""
    listed = words(text)
    pieces, done = [], 0
    for start, end in left_out(listed, listed.folded):
        pieces += [text[done:start], "⟦", text[start:end], "⟧"]
        done = end
    return "".join([*pieces, text[done:]])


def told(text: str) -> list[str]:
    """What is left out and what is not, in turn, whatever blanks are between: two neighbours are one."""
    return "".join(text.split()).replace("⟧⟦", "").replace("⟦", "\n⟦").replace("⟧", "⟧\n").split("\n")


@pytest.mark.parametrize("case", [one for language in LANGUAGES for one in cases(language)])
def test_nothing_but_what_is_not_the_article_is_left_out(case: str) -> None:
    assert told(marked(case.replace("⟦", "").replace("⟧", ""))) == told(case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_as_many_traps_as_banners(language: str) -> None:
    listed = cases(language)
    traps = sum("⟦" not in one for one in listed)
    assert len(listed) >= 25
    assert traps >= len(listed) * 2 // 5


def test_stretches_never_overlap_however_many_there_are() -> None:
    lines = [
        "Поддержите нас! Мы пишем.",
        "Читайте также",
        "Теги:",
        "Комментарии 2",
        "(признан",
        "Об авторе",
        "© Пример",
    ]
    for line in lines:
        text = f"{line}\n" * 2000
        listed = words(text)
        found = left_out(listed, listed.folded)
        assert all(end <= start for (_, end), (start, _) in pairwise([(0, 0), *found, (len(text), 0)]))
