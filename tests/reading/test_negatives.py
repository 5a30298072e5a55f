"""Whether an article is about somebody else than the watched person, as the watcher said."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.negatives import case_of, exclusions_of, offered, written
from bot.reading.read import understand
from storage.records import Exclusion, Negative, NegativeKind

TOPICS = compile_topics(())
NAME = "Арслан Темирбаев"


def met(name: str, body: str, *said: tuple[NegativeKind, dict[str, Any]]) -> list[tuple[int, bool]]:
    """The negatives that the text meets, by number from 1, all of one watcher."""
    article = Article("", body)
    reading = understand(article, TOPICS, NameIndex([name]))
    negatives = [Negative(n, 5, 9, kind, detail) for n, (kind, detail) in enumerate(said, start=1)]
    found = exclusions_of(article, reading, {name: 9}, {9: negatives})
    return [(one.negative_id, one.only_possible) for one in found]


def father(word: str) -> tuple[NegativeKind, dict[str, Any]]:
    return "patronymic", {"word": word}


def given(word: str) -> tuple[NegativeKind, dict[str, Any]]:
    return "given", {"word": word}


@pytest.mark.parametrize(
    ("body", "said", "left_out"),
    [
        ("Суд над Арсланом Муратовичем Темирбаевым.", father("Муратович"), True),
        ("Темирбаев Арслан Муратович задержан.", father("Муратовича"), True),
        ("Темирбаева Арслана Муратовича ищут.", father("Муратович"), True),
        ("Арслан Муратович Темирбаев. Темирбаева выдали.", father("Муратович"), True),
        ("Суд над Арсланом Маратовичем Темирбаевым.", father("Муратович"), False),
        ("Суд над Арсланом Темирбаевым.", father("Муратович"), False),
        ("Арслан Муратович Темирбаев и Арслан Маратович Темирбаев.", father("Муратович"), False),
        ("Арслана Муратовича Темирбаева и Арслана Темирбаева.", father("Муратович"), False),
    ],
)
def test_a_patronymic_that_is_another_persons(
    body: str, said: tuple[NegativeKind, dict[str, Any]], left_out: bool
) -> None:
    assert met(NAME, body, said) == ([(1, False)] if left_out else [])


def test_two_others_may_stand_in_one_article() -> None:
    body = "Арслан Муратович Темирбаев и Арслан Асанович Темирбаев."
    both = father("Муратович"), father("Асанович")
    assert met(NAME, body, *both) == [(1, False), (2, False)]
    assert met(NAME, body, both[0]) == []


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ("Искандера Темирбаева ищут.", True),
        ("Суд над Искандером Темирбаевым.", True),
        ("Суд над Александром Темирбаевым.", False),
    ],
)
def test_a_given_name_that_is_another_persons(body: str, left_out: bool) -> None:
    assert met("Александр Темирбаев", body, given("Искандер")) == ([(1, False)] if left_out else [])


def test_each_watcher_is_asked_alone() -> None:
    article = Article("", "Суд над Арсланом Муратовичем Темирбаевым.")
    reading = understand(article, TOPICS, NameIndex([NAME]))
    mine, theirs = Negative(1, 5, 9, *father("Муратович")), Negative(2, 6, 9, *father("Маратович"))
    assert exclusions_of(article, reading, {NAME: 9}, {9: [mine, theirs]}) == (Exclusion(1),)
    assert exclusions_of(article, reading, {}, {9: [mine]}) == ()


MARKED = "Арслана Темирбаева судят в Алматы по ст. 172 УК РК."


@pytest.mark.parametrize(
    ("body", "doubted"),
    [
        ("Арслан Темирбаев обжаловал приговор по ст. 172 УК РК, сообщили в Алматы.", True),
        ("Арслан Темирбаев осуждён по ст. 188 УК РК.", False),
        ("Арслан Темирбаев приехал в Алматы.", False),
    ],
)
def test_another_case_makes_articles_about_it_only_possible(body: str, doubted: bool) -> None:
    case = case_of(understand(Article("", MARKED), TOPICS))
    assert met(NAME, body, ("case", case)) == ([(1, True)] if doubted else [])


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        (NAME, "Арслан Муратович Темирбаев", (("patronymic", "Муратович"),)),
        (NAME, "Арслана Муратовича Темирбаева. Арслан Муратович Темирбаев", (("patronymic", "Муратовича"),)),
        ("Арслан Маратович Темирбаев", "Арслан Маратович Темирбаев", ()),
        (NAME, "Арслану Темирбаеву", ()),
        ("Александр Темирбаев", "Искандер Темирбаев", (("given", "Искандер"),)),
    ],
)
def test_what_is_offered_is_what_is_written_otherwise(
    name: str, body: str, words: tuple[tuple[NegativeKind, str], ...]
) -> None:
    mentions = understand(Article("", body), TOPICS, NameIndex([name])).watched
    assert offered(name, [written(body, one.where) for one in mentions]) == words
