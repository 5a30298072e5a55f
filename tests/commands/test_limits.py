"""How much one person may ask for at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.limits import CAPACITY, NO_WAIT, PER_SECOND, REMEMBERED, Bucket, Limits, spend
from tests.commands.asking import Person, shown
from tests.storage.made import NOW

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("left", "passed", "cost", "afterwards", "wait"),
    [
        (CAPACITY, 0, 10, CAPACITY - 10, 0),
        (10, 0, 10, 0, 0),
        (5, 0, 10, 5, 5 / PER_SECOND),
        (5, 4, 10, 5 + 4 * PER_SECOND, (5 - 4 * PER_SECOND) / PER_SECOND),
        (5, 10, 10, 10 * PER_SECOND - 5, 0),
        (5, 100_000, 10, CAPACITY - 10, 0),
        (5, -60, 10, 5, 5 / PER_SECOND),  # the clock was set back
        (CAPACITY, 0, CAPACITY * 2, -CAPACITY, 0),
        (-CAPACITY, 0, 10, -CAPACITY, (CAPACITY + 10) / PER_SECOND),
    ],
)
def test_a_cost_is_paid_or_waited_for(left: float, passed: float, cost: float, afterwards: float, wait: float) -> None:
    bucket, waiting = spend(Bucket(left, NOW), cost, NOW + passed * SECOND)
    assert (bucket.left, waiting) == (afterwards, timedelta(seconds=wait))


def test_whoever_waits_as_long_as_they_are_told_may_go_on() -> None:
    limits, now = Limits(), NOW
    for _ in range(100):
        wait = limits.spend(7, 7, now)
        assert limits.spend(7, 7, now + wait) == NO_WAIT if wait else True
        now += wait


def test_one_person_does_not_pay_for_another() -> None:
    limits = Limits()
    while not limits.spend(1, 10, NOW):
        pass
    assert limits.spend(2, 10, NOW) == NO_WAIT


def test_what_costs_nothing_is_never_waited_for() -> None:
    limits = Limits()
    while not limits.spend(1, 10, NOW):
        pass
    assert limits.spend(1, 0, NOW) == NO_WAIT


def test_those_with_a_full_bucket_are_forgotten_and_no_others() -> None:
    limits, later = Limits(), NOW + timedelta(days=1)
    for who in range(REMEMBERED - 1):
        limits.spend(who, 1, NOW)
    while not limits.spend(-1, 10, later):
        pass
    limits.spend(-2, 1, later)
    assert set(limits._buckets) == {-1, -2}
    assert limits.spend(-1, 10, later)


@pytest.mark.parametrize("said", ["/person Арслан Темирбаев", "/watch Арслан Темирбаев", "/search суд"])
async def test_whoever_asks_for_too_much_is_told_when_to_try_again(person: Person, said: str) -> None:
    hasty, seconds = person.other(limits=Limits()), 0
    for _ in range(50):
        told = shown(await hasty.says(said))
        if "a lot at once" in told:
            seconds = int(next(word for word in told.split() if word.isdigit()))
            break
    assert seconds
    tapped = await hasty.taps(f"{said[1:]} 0")
    assert tapped.alarm
    assert "a lot at once" in shown(tapped)
    assert "a lot at once" not in shown(await hasty.says("/sources"))
    assert "a lot at once" not in shown(await hasty.other(user=8).says(said))
    later = hasty.other(now=hasty.now + timedelta(seconds=seconds))
    assert "a lot at once" not in shown(await later.says(said))


async def test_many_names_at_once_are_paid_for_one_by_one(person: Person) -> None:
    hasty = person.other(limits=Limits())
    names = "\n".join(f"Арслан{letter} Темирбаев" for letter in "абвгдежзик")
    assert "From now on" in shown(await hasty.says(f"/watch {names}"))
    assert "a lot at once" in shown(await hasty.says("/watch Динара Сейтова"))


async def test_an_article_to_be_read_costs_too(person: Person) -> None:
    hasty, article = person.other(limits=Limits()), "Суд отложил экстрадицию. " * 10
    told = [shown(await hasty.writes(article)) for _ in range(50)]
    assert "Extradition" in told[0]
    assert "a lot at once" in told[-1]
