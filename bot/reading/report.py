"""A reading as `casewatch explain --json` tells it. The keys and their order are a contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.reading.model import Hit, Mention, Passage, Reading, Statute, Suppressed


def to_json(reading: Reading) -> dict[str, Any]:
    """Plain JSON values; lists of what was not found are empty."""
    return {
        "language": reading.language,
        "countries": list(reading.countries),
        "topics": [{"topic": one.topic, "hits": [_hit(hit) for hit in one.hits]} for one in reading.topics],
        "suppressed": [_suppressed(one) for one in reading.suppressed],
        "statutes": [_statute(one) for one in reading.statutes],
        "people": [],
        "developments": [],
        "statistics": [],
        "watched": [_mention(one) for one in reading.watched],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {"rule": hit.rule, **_place(hit.where)}


def _suppressed(one: Suppressed) -> dict[str, Any]:
    return {"topic": one.topic, "reason": one.reason, **_place(one.where)}


def _statute(one: Statute) -> dict[str, Any]:
    return {
        "jurisdiction": one.jurisdiction,
        "code": one.code,
        "article": one.article,
        "part": one.part,
        **_place(one.where),
    }


def _mention(one: Mention) -> dict[str, Any]:
    return {"name": one.name, "certainty": one.certainty, "reason": one.reason, **_place(one.where)}


def _place(where: Passage) -> dict[str, Any]:
    return asdict(where)
