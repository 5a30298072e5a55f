"""The lists of words that come with Casewatch, and what may stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import lists
from bot.config.file import parse_config
from bot.config.lists import shipped_lists
from bot.config.rule import Phrase
from bot.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "feeds.yaml"
ONE = "version: 1\nfeeds: []\n{words}topics:\n  - id: t\n    keywords: {{en: [$held]}}\n"


def words(phrases: tuple[Phrase, ...]) -> list[str]:
    return [" ".join(one.text for one in (term.choices or (term,))) for phrase in phrases for term in phrase]


def test_every_language_has_lists() -> None:
    assert set(shipped_lists()) == {"ru", "en", "kk", "ky", "uk", "uz"}
    assert all(shipped_lists().values())


def test_every_shipped_list_is_named() -> None:
    named = re.compile(r"\$([a-z-]+)")
    in_topics = set(named.findall(SHIPPED.read_text(encoding="utf-8")))
    for file in (Path(lists.__file__).parent / "words").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        made = set(re.findall(r"(?m)^([a-z-]+):", text))
        assert made - in_topics - set(named.findall(text)) == set(), file.name


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the shipped lists are read from."""
    monkeypatch.setattr(lists, "_HERE", tmp_path)
    shipped_lists.cache_clear()
    yield tmp_path
    shipped_lists.cache_clear()


def test_a_list_goes_on_over_lines_and_may_name_those_above_it(folder: Path) -> None:
    (folder / "en.txt").write_text("# Held.\nstate: Russia, new state # of many\nheld: arrest\nheld: $state, hold in\n")
    assert words(tuple(shipped_lists()["en"]["held"])) == ["arrest Russia", "new", "state", "hold", "in"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("arrest, detain", "a name and a colon are missing; write «held: arrest, detain»"),
        ("held: $state", "«$state» cannot be used: there is no list «state» in this language"),
        ("held: a ~ b", "«a ~ b» stands in a list; write words and phrases there, without «~», «+» and «!»"),
        ("held: ab*", "«ab*» would match nearly everything"),
    ],
)
def test_a_line_that_cannot_be_used_is_told(folder: Path, line: str, told: str) -> None:
    (folder / "en.txt").write_text(f"other: word\n{line}\n")
    with pytest.raises(ConfigError, match=re.escape(told)) as refused:
        shipped_lists()
    assert "en.txt, line 2" in str(refused.value)


def test_a_list_of_the_configuration_takes_the_place_of_a_shipped_one(folder: Path) -> None:
    (folder / "en.txt").write_text("held: arrest\n")
    shipped, own = (
        parse_config(ONE.format(words=given)).topics[0].keywords["en"][0].sides[0]
        for given in ("", "words: {held: {en: [seize]}}\n")
    )
    assert (words(shipped), words(own)) == (["arrest"], ["seize"])
