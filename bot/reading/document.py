"""A document as `casewatch explain` is given one, made into an article. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.reading.model import Article

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")


def document(given: Mapping[str, Any]) -> tuple[Article, tuple[str, ...]]:
    """The article and the watched names of one document; ValueError says which part is wrong and what it may be.

    `body` is text; `title`, `lang` (ISO 639-1), `country` (ISO 3166), `published` (ISO 8601) and `watch` (a list of
    names) may be missing or null.
    """
    body = given.get("body")
    if not isinstance(body, str):
        raise ValueError('"body" is missing or not text: give the text to be read')
    article = Article(
        title=_text(given, "title") or "",
        body=body,
        language=_code(given, "lang", _LANGUAGE, "a language such as ru"),
        country=_code(given, "country", _COUNTRY, "a country such as KZ"),
        published=_published(given),
    )
    return article, _watched(given)


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{name}" is not text: put it in quotes, or leave it out')
    return value


def _code(given: Mapping[str, Any], name: str, form: re.Pattern[str], meaning: str) -> str | None:
    value = _text(given, name)
    if value and not form.fullmatch(value):
        raise ValueError(f'"{name}" is not {meaning}')
    return value or None


def _published(given: Mapping[str, Any]) -> datetime | None:
    value = _text(given, "published")
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        raise ValueError(
            '"published" is not an ISO 8601 time such as 2026-02-06 or 2026-02-06T09:00:00+05:00'
        ) from None


def _watched(given: Mapping[str, Any]) -> tuple[str, ...]:
    names = given.get("watch")
    if names is None:
        return ()
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ValueError('"watch" is not a list of names: write ["Arslan Temirbayev"]')
    return tuple(names)
