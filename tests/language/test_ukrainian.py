"""What is Ukrainian's own: forms made by classes, and a dictionary that need not be there."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from bot.language import ukrainian
from bot.language.ukrainian import UKRAINIAN


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("похід", "походу"),  # і becomes о
        ("папір", "паперу"),  # і becomes е
        ("сторона", "сторін"),  # о becomes і
        ("нога", "нозі"),  # г becomes з
        ("рука", "руці"),  # к becomes ц
        ("муха", "мусі"),  # х becomes с
        ("просити", "прошу"),
        ("видати", "видано"),
        ("взяти", "взято"),
        ("боротися", "боротиметься"),
        ("ухилятися", "ухиляється"),
        ("ухилитися", "ухилилась"),
        ("вибори", "виборів"),
        ("рік", "років"),
    ],
)
def test_letters_change_before_endings(word: str, form: str) -> None:
    assert form in UKRAINIAN.wanted(word)


@pytest.mark.parametrize("word", ["ч", "ст", "таксі", "росію"])
def test_a_word_that_no_class_fits_is_only_itself_or_little_more(word: str) -> None:
    assert word in UKRAINIAN.wanted(word)
    assert len(UKRAINIAN.wanted(word)) < 12


def test_a_text_s_word_is_only_itself() -> None:
    assert UKRAINIAN.keys("засуджено") == {"засуджено"}


class Dictionary:
    """As much of pymorphy3 as is asked for, with one word."""

    def parse(self, word: str) -> list[SimpleNamespace]:
        lexeme = [SimpleNamespace(word="найманець"), SimpleNamespace(word="найманцьові")]
        return [SimpleNamespace(is_known=word == "найманець", normal_form="найманець", lexeme=lexeme)]


@pytest.fixture
def _dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ukrainian, "installed_dictionary", Dictionary)
    UKRAINIAN.wanted.cache_clear()
    yield
    UKRAINIAN.wanted.cache_clear()


@pytest.mark.usefixtures("_dictionary")
def test_an_installed_dictionary_adds_its_forms() -> None:
    assert "найманцьові" in UKRAINIAN.wanted("найманець")
    assert "найманцьові" not in UKRAINIAN.wanted("найманка")


def test_without_the_package_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ukrainian, "find_spec", lambda name: None)
    assert ukrainian.installed_dictionary.__wrapped__() is None
