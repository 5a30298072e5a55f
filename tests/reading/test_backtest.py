"""What a change of rules makes of articles."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.config.file import parse_config
from bot.config.model import Topic
from bot.config.rule import Rule
from bot.reading.backtest import EXAMPLES, Asked, Comparison, Tally, backtest
from bot.reading.model import Article, Hit, Suppressed

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)


def topic(keywords: str, exclude: str = "", more: str = "") -> Topic:
    text = f"{{id: t, keywords: {{ru: [{keywords}]}}, exclude: {{ru: [{exclude}]}}{more}}}"
    return parse_config(f"version: 1\nfeeds: []\ntopics: [{text}]\n").topics[0]


def asked(body: str, *, matched: bool = False, number: int = 1, country: str | None = None) -> Asked:
    article = Article("", body, "ru", country)
    return Asked(number, article, f"https://a.example/{number}", NOW - timedelta(days=number), matched)


def rule(one: Topic, part: str = "keywords") -> list[tuple[str, Rule]]:
    """The last rule of a list, as what changed."""
    return [("ru", getattr(one, part)["ru"][-1])]


OLD, MORE = topic("экстрадиция"), topic("экстрадиция, выдача ~ Россия")
NARROWER = topic("экстрадиция", "кредит")


@pytest.mark.parametrize(
    ("before", "after", "changed", "body", "verdict"),
    [
        (OLD, MORE, rule(MORE), "Суд решил о выдаче его России.", (False, True)),
        (OLD, MORE, rule(MORE), "Экстрадиция. Суд решил о выдаче его России.", (True, True)),
        (OLD, MORE, rule(MORE), "Россия. Выдача кредита.", (False, False)),
        (MORE, OLD, rule(MORE), "Суд решил о выдаче его России.", (True, False)),
        (OLD, NARROWER, rule(NARROWER, "exclude"), "Кредит и экстрадиция.", (True, False)),
        (OLD, NARROWER, rule(NARROWER, "exclude"), "Кредит. Экстрадиция.", (True, True)),
        (NARROWER, OLD, rule(NARROWER, "exclude"), "Кредит и экстрадиция.", (False, True)),
    ],
)
def test_what_matched_and_would_match_is_read(
    before: Topic, after: Topic, changed: list[tuple[str, Rule]], body: str, verdict: tuple[bool, bool]
) -> None:
    assert Comparison(before, after, changed).of(asked(body))[:2] == verdict


@pytest.mark.parametrize("matched", [True, False])
def test_where_no_changed_rule_stands_nothing_changes(matched: bool) -> None:
    # As it was told, whatever a reading would say by now.
    assert Comparison(OLD, MORE, rule(MORE)).of(asked("Экстрадиция отменена", matched=matched))[:2] == (
        matched,
        matched,
    )


@pytest.mark.parametrize("matched", [True, False])
def test_without_a_change_what_was_told_is_compared_with_a_reading(matched: bool) -> None:
    assert Comparison(None, OLD).of(asked("Экстрадиция состоялась.", matched=matched))[:2] == (matched, True)
    assert Comparison(None, OLD).of(asked("Погода.", matched=matched))[:2] == (matched, False)


@pytest.mark.parametrize(
    ("more", "body", "country", "matches"),
    [
        (", countries: [KZ]", "Экстрадиция в Казахстан.", "DE", True),
        (", countries: [KZ]", "Экстрадиция.", "KZ", True),
        (", countries: [KZ]", "Экстрадиция во Францию.", "KZ", False),
        (", countries: [KZ]", "Экстрадиция по ст. 172 УК РК.", "DE", True),
        (", statutes: [KZ criminal 172]", "Его судят по ст. 172 УК РК.", "DE", True),
    ],
)
def test_countries_and_statutes_count_as_in_a_reading(more: str, body: str, country: str, matches: bool) -> None:
    assert Comparison(None, topic("экстрадиция", more=more)).of(asked(body, country=country))[1] is matches


def test_an_example_says_why() -> None:
    come = Comparison(OLD, MORE, rule(MORE)).of(asked("О выдаче России"))[2].hit
    gone = Comparison(OLD, NARROWER, rule(NARROWER, "exclude")).of(asked("Кредит и экстрадиция."))[2].hit
    assert isinstance(come, Hit)
    assert come.rule == "выдача ~ Россия"
    assert isinstance(gone, Suppressed)
    assert gone.reason == "excluded by «кредит»"


async def batches(*listed: Sequence[Asked]) -> AsyncIterator[Sequence[Asked]]:
    for one in listed:
        yield one


GAINED = "Суд решил о выдаче его России."


async def test_what_comes_is_counted_by_day_with_the_newest_as_examples() -> None:
    listed = [asked(GAINED, number=number % 4) for number in range(8)]
    told: list[int] = []
    tally = await backtest(batches(listed[:5], listed[5:]), Comparison(OLD, MORE, rule(MORE)), told.append)
    assert (tally.read, tally.gained, tally.lost, tally.failed) == (8, 8, 0, 0)
    assert tally.days == {date(2026, 2, 6 - n): 2 for n in range(4)}
    assert [one.entry_id for one in tally.come] == [one.entry_id for one in listed[:EXAMPLES]]
    assert told == [5, 8]


async def test_what_goes_is_counted_too() -> None:
    tally = await backtest(batches([asked(GAINED), asked("Погода")]), Comparison(MORE, OLD, rule(MORE)))
    assert (tally.gained, tally.lost, len(tally.go), tally.matching) == (0, 1, 1, 0)


async def test_it_ends_when_it_is_enough() -> None:
    tally = await backtest(
        batches([asked(GAINED)], [asked(GAINED)]), Comparison(OLD, MORE, rule(MORE)), enough=lambda: True
    )
    assert tally.read == 1


async def test_the_reading_can_be_done_elsewhere() -> None:
    done: list[int] = []

    async def off_loop(work: Callable[[], Tally]) -> Tally:
        tally = work()
        done.append(tally.read)
        return tally

    await backtest(batches([asked(GAINED)], [asked(GAINED)]), Comparison(OLD, MORE, rule(MORE)), off_loop=off_loop)
    assert done == [1, 2]


async def test_an_article_that_cannot_be_read_is_counted_and_the_others_are_tried() -> None:
    broken = Asked(1, Article("", None, "ru"), "", NOW, False)  # type: ignore[arg-type]  # what no store gives
    tally = await backtest(batches([broken, asked(GAINED)]), Comparison(OLD, MORE, rule(MORE)))
    assert (tally.read, tally.failed, tally.gained) == (2, 1, 1)
