"""How well watched people are found: labelled texts in six languages, beside a substring and a string distance.

    python -m benchmarks.names [--errors] [--unseen] [--show-unseen]

The texts stand in tests/data/names, each with one watched name and the best certainty with which a careful reader finds
that person in it; half of them do not mention the person. Those of `tuning` are for mending rules by; of those of
`unseen`, `--unseen` prints figures alone, and `--show-unseen` is for when tuning is over.

Jaro-Winkler has no certainty: for each measure it is given the threshold that is best for it on the tuning texts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.asked import asked
from benchmarks.name_baselines import holds, likeness
from benchmarks.name_scores import NameScore, Verdict, best_certainty, best_threshold, by_label, verdict
from benchmarks.reading import ROOT, readings

TEXTS = ROOT / "tests" / "data" / "names"
PARTS = ("tuning", "unseen")
GROUPS = {"lang": "language", "phenomenon": "phenomenon"}
_GIVEN = ("id", "title", "body", "lang")

Document = Mapping[str, Any]
Answer = Mapping[str, Any]
Thresholds = tuple[float, float]


def documents(part: str) -> list[Document]:
    """The labelled texts of one part, by language and then as they stand in their files."""
    files = sorted((TEXTS / part).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def answers(texts: Sequence[Document]) -> list[Answer]:
    """What `casewatch explain --jsonl` says of each text and its watched name, in order; it is not told the labels."""
    return readings([{**{key: text[key] for key in _GIVEN}, "watch": [text["watch"]]} for text in texts])


def substring(text: Document) -> Verdict:
    """What an exact substring finds; it is always certain."""
    found = holds(text["watch"], _all(text))
    return Verdict(certain=found, mentioned=found)


def thresholds(texts: Sequence[Document]) -> Thresholds:
    """The likeness from which on a mention is best called certain, and called a mention, on these texts."""
    alike = [(verdict(text["expect"]), likeness(text["watch"], _all(text))) for text in texts]
    return (
        best_threshold([(wanted.certain, one) for wanted, one in alike]),
        best_threshold([(wanted.mentioned, one) for wanted, one in alike]),
    )


def distance(text: Document, least: Thresholds) -> Verdict:
    """What Jaro-Winkler finds with these thresholds."""
    alike = likeness(text["watch"], _all(text))
    return Verdict(certain=alike >= least[0], mentioned=alike >= least[1])


def _all(text: Document) -> str:
    return f"{text['title']}\n{text['body']}"


def table(title: str, heading: str, readers: Mapping[str, Mapping[str, NameScore]]) -> Table:
    """All readers under each other, group by group: precision, recall and F1 of both measures."""
    made = Table(title=title)
    figures = (f"{what} {measure}" for what in ("certain", "any") for measure in "PRF")
    for at, column in enumerate((heading, "reader", "texts", *figures)):
        made.add_column(column, justify="left" if at < 2 else "right")
    for group in next(iter(readers.values())):
        for name, scored in readers.items():
            made.add_row(group, name, *_figures(scored[group]), end_section=name == list(readers)[-1])
    return made


def _figures(scored: NameScore) -> list[str]:
    shares = (share for one in (scored.certain, scored.mentioned) for share in (one.precision, one.recall, one.f1))
    return [str(scored.texts), *(f"{share:.3f}" for share in shares)]


def wrong(text: Document, answer: Answer) -> str:
    """What was found wrongly in a text, with its words and the reasons; empty if nothing was."""
    got = best_certainty(answer)
    if got == text["expect"]:
        return ""
    lines = [
        f"{text['id']} {text['phenomenon']}: {text['why']}",
        f"  expected {text['expect']}, got {got}: {text['watch']}",
        f"  {' // '.join(filter(None, (text['title'], text['body'])))}",
    ]
    lines += [f"  error: {answer['error']}"] if "error" in answer else []
    lines += [f"  + {one['certainty']} «{one['text']}»: {one['reason']}" for one in answer.get("watched", ())]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the tables that were asked for, and before them the errors."""
    wanted = asked("benchmarks.names", "How well watched people are found.", arguments)
    # Enough for the widest table, also where the output is a file.
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    least = thresholds(documents("tuning"))
    console.print(f"Jaro-Winkler: certain from {least[0]:.3f}, a mention from {least[1]:.3f}")
    for part in PARTS if wanted.unseen else PARTS[:1]:
        texts = documents(part)
        read = answers(texts)
        if wanted.errors and (part == "tuning" or wanted.show_unseen):
            for text, answer in zip(texts, read, strict=True):
                if told := wrong(text, answer):
                    console.print(Text(told))
        verdicts = {
            "Casewatch": [verdict(best_certainty(answer)) for answer in read],
            "substring": [substring(text) for text in texts],
            "Jaro-Winkler": [distance(text, least) for text in texts],
        }
        for label, heading in GROUPS.items():
            scored = {name: by_label(texts, one, label) for name, one in verdicts.items()}
            console.print(table(f"{part}, by {heading}", heading, scored))


if __name__ == "__main__":
    main(sys.argv[1:])
