"""Reads the dates of feeds: RFC 822, ISO 8601, and what outlets write instead, in five languages. Pure.

feedparser takes MSK and ALMT for UTC and gives up on Russian months; here a zone that is unknown or missing is the
one of the feed's country.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from dateutil import parser as dateutil

from bot.feeds.zones import country_offset, zone_offset

_LONGEST = 100
_SHORTEST_DATE = len("20251020")
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)

_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",  # English
        "янв фев мар апр май июн июл авг сен окт ноя дек",  # Russian, Kyrgyz
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "січ лют бер кві тра чер лип серп вер жов лис гру",  # Ukrainian; "сер" alone is a Wednesday
        "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",  # Kazakh
        "yan fev mar apr may iyun iyul avg sen okt noy dek",  # Uzbek
    )
    for number, name in enumerate(names.split(), start=1)
}
_TIME = r"(?:[T ,в]*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?"
_ZONE = r"\s*([A-ZА-Я]{1,5}|(?:GMT|UTC?)?\s?[+\-−]\d{1,2}(?::?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}{_ZONE}", re.I)
_NAMED = re.compile(rf"(\d{{1,2}})[ \-.]*([^\W\d_]+)\.?[ \-,]*(\d{{4}}|\d\d)\b(?: ?г\.?)?{_TIME}{_ZONE}", re.I)
_NUMERIC = re.compile(rf"(\d{{1,2}})[./](\d{{1,2}})[./](\d{{4}}){_TIME}{_ZONE}", re.I)
_TIME_FIRST = re.compile(r"(\d{1,2}:\d\d(?::\d\d)?),? (.*\d{4}.*)")
_LEADING_WORD = re.compile(r"([^\W\d_]+(?:['’ʼ][^\W\d_]+)?)\.?,? ?(?=\d)")
_COMMENT = re.compile(r"\s*\([^)]*\)\s*$")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_YEAR = re.compile(r"\d{4}")


def parse_date(text: str, *, country: str | None, now: datetime) -> datetime | None:
    """The moment a date means, in UTC; None where it cannot be read or is not from 2000 to a day ahead of `now`.

    `country` is the feed's (ISO 3166, or None), for dates that name no zone. It never raises.
    """
    try:
        found = _read(" ".join(text[: _LONGEST + 1].split()), country, now)
    except (ValueError, OverflowError, ArithmeticError, TypeError, AttributeError, LookupError):
        # The last four have come out of dateutil on strange input.
        return None
    return found if found and _EARLIEST <= found <= now + _AHEAD else None


def _read(text: str, country: str | None, now: datetime) -> datetime | None:
    if not text or len(text) > _LONGEST:
        return None
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    plain = _plain(text)
    if match := _ISO.fullmatch(plain):
        year, month, day, *rest = match.groups()
    elif match := _NUMERIC.fullmatch(plain):
        day, month, year, *rest = match.groups()
    elif (match := _NAMED.fullmatch(plain)) and (number := _month(match[2])):
        day, _, year, *rest = match.groups()
        month = str(number)
    else:
        return _read_otherwise(plain, country, now)
    hour, minute, second, zone = rest
    local = datetime(_full_year(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001 (local)
    return _to_utc(local + timedelta(seconds=int(second or 0)), zone, country)


def _plain(text: str) -> str:
    """Without a weekday, a comment after the zone, and with the time behind the date."""
    text = _COMMENT.sub("", text)
    if (word := _LEADING_WORD.match(text)) and not _month(word[1]):
        text = text[word.end() :]
    if first := _TIME_FIRST.fullmatch(text):
        text = f"{first[2]} {first[1]}"
    return text


def _month(word: str) -> int | None:
    name = word.lower()
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _to_utc(local: datetime, zone: str | None, country: str | None) -> datetime:
    offset = zone_offset(zone, local) if zone else None
    if offset is None:
        offset = country_offset(country, local)
    return (local - offset).replace(tzinfo=UTC)


def _read_otherwise(text: str, country: str | None, now: datetime) -> datetime | None:
    """By dateutil, which fills in what is missing from today: so there must be a year, and more than a year."""
    if not _YEAR.search(text) or len(text) < _SHORTEST_DATE:
        return None
    midnight = datetime(now.year, 1, 1)  # noqa: DTZ001 (what is read is local)
    found: datetime = dateutil.parse(text, dayfirst=True, default=midnight, tzinfos=_no_zone)
    if found.tzinfo:
        return found.astimezone(UTC)
    return _to_utc(found, None, country)


def _no_zone(_name: str | None, offset: int | None) -> tzinfo | int | None:
    """An offset as it is; names mean nothing here (dateutil would warn of each)."""
    return offset
