"""Whether an article is about somebody else than the watched person, as the watcher said. Pure.

    given, patronymic    every mention that shows such a word shows one that was said to be another person's
    case                 it cites the same law and concerns the same country as an article about another person

The first two leave the article out. The last one is a guess, and only makes the person a possible one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.language.tokens import fold, words
from bot.language.view import View
from bot.reading.model import Article, Mention, Passage, Reading
from bot.reading.names import parse_name
from bot.reading.names.given import given_names, lookup_keys
from bot.reading.names.paradigm import cases_of, forms
from bot.reading.names.parts import split
from bot.reading.names.patronymic import marker, patronymic, same_father
from storage.records import Exclusion, Negative, NegativeKind

_REMEMBERED = 1 << 12
# A patronymic stands right behind the name: so many characters are enough to see it, markup included.
_BEHIND = 80


@dataclass(frozen=True, slots=True)
class Written:
    """The given name and the patronymic that stand at a mention, as written; None for one that does not."""

    given: str | None
    patronymic: str | None

    def word(self, kind: NegativeKind) -> str | None:
        """The one that a negative of this kind is about."""
        return self.given if kind == "given" else self.patronymic


def written(text: str, where: Passage) -> Written:
    """What stands at this place of a field of an article; a patronymic may follow the name."""
    parsed = parse_name(View(text[where.start : where.end]).text)
    return Written(parsed.given, parsed.patronymic or _behind(View(text[where.end : where.end + _BEHIND]).text))


def offered(name: str, found: Sequence[Written]) -> tuple[tuple[NegativeKind, str], ...]:
    """The words at the mentions of a watched name that may be another person's: (kind, word as written)."""
    watched = parse_name(name)
    given = [one.given for one in found if one.given and watched.given and not _same_given(one.given, watched.given)]
    fathers = [one.patronymic for one in found if one.patronymic and not watched.patronymic]
    return (*(("given", word) for word in _distinct(given)), *(("patronymic", word) for word in _distinct(fathers)))


def case_of(reading: Reading) -> dict[str, Any]:
    """What the case of an article is about, as a negative keeps it."""
    return {"statutes": _statutes(reading), "countries": sorted(reading.countries)}


def exclusions_of(
    article: Article, reading: Reading, ids: Mapping[str, int], negatives: Mapping[int, Sequence[Negative]]
) -> tuple[Exclusion, ...]:
    """The negatives that an article meets, each for its own watcher."""
    by_name: dict[str, list[Mention]] = {}
    for one in reading.watched:
        by_name.setdefault(one.name, []).append(one)
    return tuple(
        exclusion
        for name, mentions in by_name.items()
        for mine in _by_watcher(negatives.get(ids.get(name, 0), ()))
        for exclusion in _met(mine, [written(article.field(one.where.field), one.where) for one in mentions], reading)
    )


def _by_watcher(negatives: Sequence[Negative]) -> Iterator[list[Negative]]:
    for subscriber in dict.fromkeys(one.subscriber_id for one in negatives):
        yield [one for one in negatives if one.subscriber_id == subscriber]


def _met(negatives: Sequence[Negative], found: Sequence[Written], reading: Reading) -> Iterator[Exclusion]:
    told = [one for one in found if one.given or one.patronymic]
    met = [[negative for negative in negatives if _is_said(negative, one)] for one in told]
    if all(met):
        yield from (Exclusion(id_) for id_ in dict.fromkeys(negative.id for each in met for negative in each))
    for one in negatives:
        if one.kind == "case" and _shares_case(one.detail, reading):
            yield Exclusion(one.id, only_possible=True)


def _is_said(negative: Negative, found: Written) -> bool:
    word = found.word(negative.kind) if negative.kind in ("given", "patronymic") else None
    if not word:
        return False
    same = _same_given if negative.kind == "given" else _same_patronymic
    return same(word, negative.detail["word"])


def _shares_case(detail: Mapping[str, Any], reading: Reading) -> bool:
    law, countries = set(detail["statutes"]), set(detail["countries"])
    return not law.isdisjoint(_statutes(reading)) and not countries.isdisjoint(reading.countries)


def _statutes(reading: Reading) -> list[str]:
    return sorted({f"{one.jurisdiction} {one.code} {one.article}" for one in reading.statutes if one.jurisdiction})


def _behind(text: str) -> str | None:
    """The patronymic that follows with nothing but a blank before it: «Темирбаев Арслан Маратович»."""
    found = words(text)
    if not found.written or text[: found.starts[0]].strip():
        return None
    first = found.written[0]
    if len(found.written) > 1 and marker(fold(found.written[1])):
        return f"{first} {found.written[1]}"
    return first if first[0].isupper() and patronymic(fold(first)) else None


def _distinct(found: Sequence[str]) -> list[str]:
    """Each word once, whatever case it is in."""
    kept: list[str] = []
    for word in found:
        if not any(_same_given(word, one) or _same_patronymic(word, one) for one in kept):
            kept.append(word)
    return kept


def _same_given(one: str, other: str) -> bool:
    """Whether two written words are one spelling of one given name, in whatever cases."""
    return not _spellings(fold(one)).isdisjoint(_spellings(fold(other)))


@lru_cache(_REMEMBERED)
def _spellings(folded: str) -> frozenset[str]:
    """The word, and the names that it is a form of."""
    groups = [given_names().groups[int(key)] for key in lookup_keys(folded) if key.isdigit()]
    return frozenset((folded,)).union(
        name
        for group in groups
        for name in (*group.names, *group.short)
        if cases_of(folded, forms(name, "given", group.gender))
    )


def _same_patronymic(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    mine, others = (next((part.patronymic for part in split(word).parts), None) for word in (one, other))
    return bool(mine and others and mine.gender == others.gender and same_father(mine.father, others.father))
