"""How right a reading of labelled texts is: counts, and what follows from them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.config.model import Topic
from bot.config.rule import Rule


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader says of a text: topics, statutes as «KZ criminal 172», countries; the language if it can tell."""

    topics: frozenset[str] = frozenset()
    statutes: frozenset[str] = frozenset()
    language: str | None = None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counts:
    """Labels that were found rightly, found wrongly, and missed; they add up."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was found, the right part; 1 if nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Of what was to be found, the found part; 1 if there was nothing."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """One reader on many texts; `language` is the share of texts whose language it named."""

    texts: int
    topics: Counts
    statutes: Counts
    language: float
    countries: Counts


def score(pairs: Iterable[tuple[Read, Read]]) -> Score:
    """Pairs of (what stands in the text, what was read); a topic, an article of law or a country counts once a text."""
    listed = list(pairs)
    return Score(
        texts=len(listed),
        topics=sum((_counts(wanted.topics, got.topics) for wanted, got in listed), Counts()),
        statutes=sum((_counts(wanted.statutes, got.statutes) for wanted, got in listed), Counts()),
        language=sum(wanted.language == got.language for wanted, got in listed) / max(len(listed), 1),
        countries=sum((_counts(wanted.countries, got.countries) for wanted, got in listed), Counts()),
    )


def _counts(wanted: frozenset[str], got: frozenset[str]) -> Counts:
    return Counts(len(wanted & got), len(got - wanted), len(wanted - got))


def expected(document: Mapping[str, Any]) -> Read:
    """The labels that stand beside a text."""
    labels = document["expect"]
    return Read(
        frozenset(labels["topics"]), frozenset(labels["statutes"]), labels["language"], frozenset(labels["countries"])
    )


def answered(answer: Mapping[str, Any]) -> Read:
    """What `casewatch explain` says; nothing, if the text could not be read."""
    statutes = (f"{one['jurisdiction'] or 'null'} {one['code']} {one['article']}" for one in answer.get("statutes", ()))
    topics = (one["topic"] for one in answer.get("topics", ()))
    return Read(frozenset(topics), frozenset(statutes), answer.get("language"), frozenset(answer.get("countries", ())))


def by_substring(document: Mapping[str, Any], topics: Iterable[Topic]) -> Read:
    """What a reader of plain lower-case substrings finds: the same keywords, no context, no exclusions, no inflection.

    Both sides of «~» have to stand somewhere in the text. A statute is taken for found if its number stands there.
    The language and the country are the feed's.
    """
    text = f"{document['title']}\n{document['body']}".lower()
    listed = list(topics)
    return Read(
        frozenset(topic.id for topic in listed if any(_stands(rule, text) for rule in _rules(topic))),
        frozenset(statute for topic in listed for statute in topic.statutes if statute.split()[-1] in text),
        document.get("lang"),
        frozenset([document["country"]] if document.get("country") else []),
    )


def _rules(topic: Topic) -> Iterable[Rule]:
    return (rule for rules in topic.keywords.values() for rule in rules)


def _stands(rule: Rule, text: str) -> bool:
    plain = rule.text.lower().removesuffix("!").replace("=", "").replace("*", "")
    return all(part.strip() in text for part in plain.split("~"))
