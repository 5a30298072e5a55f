"""Lengths of time, sizes and rates in words. Pure."""

from __future__ import annotations

from datetime import timedelta

from babel.numbers import format_decimal

from bot.messages.speech import Speech

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
# A rate is told a day, a week or a month: whichever is the first to give more than a fraction of one.
LEAST = 0.75
WEEK_DAYS, MONTH_DAYS = 7, 30


def length(time: timedelta, speech: Speech) -> str:
    """A length of time: whole days from two days on, else whole hours, else minutes, one at least."""
    if time >= 2 * DAY:
        return speech.count("{number} day", "{number} days", time // DAY)
    if time >= HOUR:
        return speech.count("{number} hour", "{number} hours", time // HOUR)
    return speech.count("{number} minute", "{number} minutes", max(1, time // timedelta(minutes=1)))


def usually(per_day: float, speech: Speech) -> str:
    """How often something usually happens."""
    if per_day >= LEAST:
        return speech.say("usually about {number} a day", number=round(per_day))
    if per_day * WEEK_DAYS >= LEAST:
        return speech.say("usually about {number} a week", number=round(per_day * WEEK_DAYS))
    return speech.say("usually about {number} a month", number=max(1, round(per_day * MONTH_DAYS)))


def size(amount: float, speech: Speech) -> str:
    """Bytes, in megabytes or gigabytes."""
    if amount >= GIGABYTE:
        return speech.say("{number} GB", number=_decimal(amount / GIGABYTE, speech))
    return speech.say("{number} MB", number=_decimal(amount / MEGABYTE, speech))


def _decimal(number: float, speech: Speech) -> str:
    return str(format_decimal(number, format="0.#" if number < 100 else "0", locale=speech.language))
