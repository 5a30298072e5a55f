"""The catalogues have every sentence of the code, whole, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.messages.speech import LOCALES, languages

BOT = LOCALES.parent.parent
# As the Makefile tells pybabel: a count is a sentence and its plural.
MARKS = {"say": None, "mark": None, "count": (1, 2)}
Id = str | tuple[str, ...]


@pytest.fixture(scope="module")
def marked() -> set[Id]:
    """Every sentence that the code says, counts or marks."""
    found = extract_from_dir(BOT, method_map=[("**.py", "python")], keywords=MARKS)
    return {tuple(one[2]) if isinstance(one[2], list | tuple) else one[2] for one in found}


def catalogue(language: str) -> Catalog:
    with Path(LOCALES, language, "LC_MESSAGES", "casewatch.po").open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def entries(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def words(sentence: str) -> str:
    """The letters that stand outside the placeholders."""
    return "".join(sign for text, *_ in Formatter().parse(sentence) for sign in text if sign.isalpha())


def wholes(message: Message) -> Iterator[tuple[str, str]]:
    """Each sentence of the code with what stands for it; every plural form stands for the plural."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        for form in message.string or ():
            yield message.id[-1], form


def test_the_code_is_searched_where_its_sentences_are(marked: set[Id]) -> None:
    assert {"Why?", "recent cases", ("I read {number} source", "I read {number} sources")} <= marked


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_has_every_sentence_of_the_code_and_no_other(language: str, marked: set[Id]) -> None:
    assert {message.id if isinstance(message.id, str) else tuple(message.id) for message in entries(language)} == marked
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_translated_for_good(language: str) -> None:
    bare = [message.id for message in entries(language) if not all(said.strip() for _, said in wholes(message))]
    assert bare == []
    assert [message.id for message in entries(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_same_placeholders(language: str) -> None:
    pairs = [pair for message in entries(language) for pair in wholes(message)]
    assert [said for sentence, said in pairs if fields(said) != fields(sentence)] == []


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_same_space_and_commands(language: str) -> None:
    def frame(sentence: str) -> tuple[bool, bool, list[str]]:
        commands = sorted(word.strip(".,") for word in sentence.split() if word.startswith("/"))
        return sentence[:1].isspace(), sentence[-1:].isspace(), commands

    pairs = [pair for message in entries(language) for pair in wholes(message)]
    assert [said for sentence, said in pairs if frame(said) != frame(sentence)] == []


@pytest.mark.parametrize(("language", "forms"), [("en", 2), ("ru", 3)])
def test_a_language_has_all_its_plural_forms(language: str, forms: int) -> None:
    assert catalogue(language).num_plurals == forms
    plurals = [message for message in entries(language) if not isinstance(message.id, str)]
    assert {len(list(wholes(message))) for message in plurals} == {forms}


def test_english_says_what_the_code_says() -> None:
    sentences = [pair for message in entries("en") if isinstance(message.id, str) for pair in wholes(message)]
    assert [said for sentence, said in sentences if said != sentence] == []


def test_nothing_is_left_in_english_in_russian() -> None:
    pairs = [pair for message in entries("ru") for pair in wholes(message)]
    assert [said for sentence, said in pairs if said == sentence and words(said)] == []
