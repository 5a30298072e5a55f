"""Time zones as feeds write them: by offset, by name, or not at all. Pure, and needs no tz data."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_ALMATY = "almaty"  # UTC+6, and UTC+5 since all of Kazakhstan took one time on 2024-03-01
_EASTERN_EUROPE = "eastern europe"  # UTC+2, and UTC+3 in the summer of the European Union's rule

_NAMES: dict[str, int | str] = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "BST", "WEST"), 1),
    **dict.fromkeys(("EET", "CEST"), 2),
    **dict.fromkeys(("EEST", "MSK", "МСК", "TRT"), 3),
    **dict.fromkeys(("MSD", "SAMT", "AZT", "GET"), 4),
    **dict.fromkeys(("UZT", "TJT", "TMT", "YEKT", "AQTT", "ORAT"), 5),
    **dict.fromkeys(("KGT", "OMST"), 6),
    **dict.fromkeys(("NOVT", "KRAT"), 7),
    **{"IRKT": 8, "YAKT": 9, "VLAT": 10},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **dict.fromkeys(("ALMT", "QYZT"), _ALMATY),
}
_COUNTRIES: dict[str, int | str] = {
    "KZ": _ALMATY,
    "UA": _EASTERN_EUROPE,
    **dict.fromkeys(("UZ", "TJ", "TM"), 5),
    "KG": 6,
    **dict.fromkeys(("RU", "BY", "TR"), 3),
    **dict.fromkeys(("GE", "AM", "AZ"), 4),
}
_FARTHEST = timedelta(hours=14)
_OFFSET = re.compile(r"(?:GMT|UTC?)?\s?([+\-−])(\d{1,2})(?::?(\d\d))?")


def zone_offset(zone: str, local: datetime) -> timedelta | None:
    """How far a written zone (`+0300`, `GMT+5`, `MSK`) is ahead of UTC at a local time; None where it is unknown."""
    name = zone.strip().upper()
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset > _FARTHEST:
            return None
        return offset if match[1] == "+" else -offset
    return _resolve(_NAMES[name], local) if name in _NAMES else None


def country_offset(country: str | None, local: datetime) -> timedelta:
    """How far the usual time of a country (its capital's, or Almaty's) is ahead of UTC; 0 for any other country."""
    return _resolve(_COUNTRIES.get(country or "", 0), local)


def _resolve(zone: int | str, local: datetime) -> timedelta:
    if zone == _ALMATY:
        return timedelta(hours=5 if local >= datetime(2024, 3, 1) else 6)  # noqa: DTZ001 (local times are compared)
    if zone == _EASTERN_EUROPE:
        return timedelta(hours=3 if _is_eu_summer(local - timedelta(hours=2)) else 2)
    return timedelta(hours=int(zone))


def _is_eu_summer(utc: datetime) -> bool:
    """From the last Sunday of March to the last of October, 01:00 UTC (Directive 2000/84/EC)."""
    return _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)  # noqa: DTZ001 (local times are compared)
    return last - timedelta(days=(last.weekday() + 1) % 7)
