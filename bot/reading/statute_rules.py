"""The statutes of a topic among those that a text cites. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.reading.model import Hit, Passage, Statute, Suppressed

UNKNOWN = "nothing tells whose article this is, and no keyword stands near it"
_NEAR = 200

# By code and article: the rules as an admin wrote them, each with its country.
StatuteRules = Mapping[tuple[str, str], Sequence[tuple[str, str]]]


def statute_rules(written: Iterable[str]) -> StatuteRules:
    """The statutes of a topic («KZ criminal 172»), ready for texts."""
    rules: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for rule in written:
        country, code, article = rule.split()
        rules.setdefault((code, article), []).append((country, rule))
    return rules


def read_statutes(
    topic: str, rules: StatuteRules, statutes: Iterable[Statute], keywords: Sequence[Hit]
) -> tuple[list[Hit], list[Suppressed]]:
    """The hits of a topic's statutes, and those of an unknown country that do not count.

    These need a keyword hit within 200 characters; the first rule with their number then stands for them.
    """
    hits: list[Hit] = []
    dropped: list[Suppressed] = []
    for one in statutes:
        listed = rules.get((one.code, one.article), ())
        rule = next((rule for country, rule in listed if one.jurisdiction in (None, country)), None)
        if rule is None:
            continue
        if one.jurisdiction or any(_is_near(one.where, hit.where) for hit in keywords):
            hits.append(Hit(rule, one.where))
        else:
            dropped.append(Suppressed(topic, UNKNOWN, one.where))
    return hits, dropped


def _is_near(one: Passage, other: Passage) -> bool:
    return one.field == other.field and max(one.start - other.end, other.start - one.end) <= _NEAR
