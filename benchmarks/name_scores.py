"""How right readers are about one watched person a text: verdicts, counts by label, and the best threshold. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.scores import Counts

_CERTAINTIES = ("none", "possible", "certain")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text says of the watched person: a certain mention, and a mention of any certainty."""

    certain: bool
    mentioned: bool


@dataclass(frozen=True, slots=True)
class NameScore:
    """One reader on many texts; a text counts once in `certain` and once in `mentioned`."""

    texts: int
    certain: Counts
    mentioned: Counts


def verdict(certainty: str) -> Verdict:
    """The verdict of the best certainty in a text: `certain`, `possible` or `none`."""
    return Verdict(certainty == "certain", certainty != "none")


def best_certainty(answer: Mapping[str, Any]) -> str:
    """The best certainty that `casewatch explain` gives; `none` also for a text that could not be read."""
    return max((one["certainty"] for one in answer.get("watched", ())), key=_CERTAINTIES.index, default="none")


def score(pairs: Iterable[tuple[Verdict, Verdict]]) -> NameScore:
    """Of pairs (what stands in the text, what was read)."""
    listed = list(pairs)
    return NameScore(
        len(listed),
        counted((wanted.certain, got.certain) for wanted, got in listed),
        counted((wanted.mentioned, got.mentioned) for wanted, got in listed),
    )


def by_label(texts: Sequence[Mapping[str, Any]], read: Sequence[Verdict], label: str) -> dict[str, NameScore]:
    """The score of one reader by the texts' `lang` or `phenomenon`, and of «all»."""
    pairs = [(text[label], verdict(text["expect"]), got) for text, got in zip(texts, read, strict=True)]
    groups = dict.fromkeys(one for one, _, _ in pairs)
    return {
        **{group: score((wanted, got) for one, wanted, got in pairs if one == group) for group in groups},
        "all": score((wanted, got) for _, wanted, got in pairs),
    }


def counted(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    """Counts of pairs (is it so, was it said)."""
    listed = list(pairs)
    return Counts(
        right=sum(wanted and said for wanted, said in listed),
        wrong=sum(said and not wanted for wanted, said in listed),
        missed=sum(wanted and not said for wanted, said in listed),
    )


def best_threshold(found: Sequence[tuple[bool, float]]) -> float:
    """From which likeness on a text is best taken for a mention, by F1; pairs are (is it one, its likeness)."""
    candidates = sorted({likeness for _, likeness in found}, reverse=True)
    return max(
        candidates, key=lambda least: counted((wanted, likeness >= least) for wanted, likeness in found).f1, default=1.0
    )
