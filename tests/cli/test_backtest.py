"""`casewatch backtest`: what other keywords would have made of the articles stored."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.language.guess import language_of_rule
from bot.language.tokens import folded_words
from storage.database import open_storage
from tests.cli.conftest import Casewatch
from tests.storage.made import entry, file

TEXTS = {"Экстрадиция отменена": ("extradition",), "Суд решил о [b]выдаче[/b] России": (), "Погода": ()}


@pytest.fixture
def stored(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with these articles of the last days."""
    monkeypatch.setenv("CASEWATCH_DATABASE_URL", database_url)

    async def fill() -> None:
        async with await open_storage(database_url) as storage:
            for number, (text, topics) in enumerate(TEXTS.items()):
                time = datetime.now(UTC) - timedelta(days=number, minutes=1)
                made = entry(f"address:{number}", f"h{number}", topics=topics, published=time)
                await file(storage, replace(made, title=text, body=text, words=" ".join(folded_words(text))))

    asyncio.run(fill())


@pytest.mark.usefixtures("stored")
def test_a_keyword_says_how_many_more_and_which(casewatch: Casewatch) -> None:
    said = casewatch("backtest", "extradition", "--keyword", "выдача ~ Россия", "--days", "10")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:3] == [
        "with the keyword (ru): выдача ~ Россия",
        "3 articles of the last 10 days; 1 were told under extradition",
        "2 would be told, 0.2 a day: 1 more and 0 fewer",
    ]
    assert "Суд решил о [b]выдаче[/b] России" in said.out
    assert "meets выдача ~ Россия" in said.out


@pytest.mark.usefixtures("stored")
def test_an_exclusion_says_how_many_fewer(casewatch: Casewatch) -> None:
    said = casewatch("backtest", "extradition", "--exclude", "отменить", "--lang", "ru")
    assert "0 would be told, 0.0 a day: 0 more and 1 fewer" in said.out
    assert "excluded by «отменить»" in said.out


@pytest.mark.usefixtures("stored")
def test_without_a_rule_the_topic_is_tried_as_it_is(casewatch: Casewatch) -> None:
    said = casewatch("backtest", "extradition", "--days", "1")
    assert said.out.splitlines() == [
        "1 articles of the last 1 days; 1 were told under extradition",
        "1 would be told, 1.0 a day: 0 more and 0 fewer",
    ]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extradicion",), "there is no topic «extradicion»; did you mean «extradition»?"),
        (("extradition", "--keyword", "суд ~"), "one side of «~» is empty"),
        (("extradition", "--keyword", "экстрадиция"), "«экстрадиция» is there already"),
        (("extradition", "--keyword", "суд", "--lang", "Russian"), "write a language's code"),
    ],
)
def test_what_cannot_be_tried_is_told_in_a_sentence(
    casewatch: Casewatch, arguments: tuple[str, ...], told: str
) -> None:
    said = casewatch("backtest", *arguments)
    assert said.code == 1
    assert told in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("rule", "language"),
    [
        ("выдача ~ Россия", "ru"),
        ("hand over ~ Russia", "en"),
        ("жалдамалылық", "kk"),
        ("видача ~ Росії", "uk"),
        ("$held", "en"),
        ("172", "en"),
    ],
)
def test_the_language_of_a_rule_is_guessed(rule: str, language: str) -> None:
    assert language_of_rule(rule) == language
