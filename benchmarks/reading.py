"""How well texts are read: topics, statutes, countries and language of labelled texts, beside plain substrings.

    python -m benchmarks.reading [--errors] [--unseen] [--show-unseen]

The texts stand in tests/data/reading, each with what a careful reader finds in it. Those of `tuning` are for mending
words and rules by; those of `unseen` tell whether a mended rule is right or was only fitted, and that only as long as
nobody reads them: `--unseen` prints figures alone, and `--show-unseen` is for when tuning is over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.asked import asked
from benchmarks.scores import Read, Score, answered, by_substring, expected, score
from benchmarks.trial import environment
from bot.config.file import parse_config

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "data" / "reading"
PARTS = ("tuning", "unseen")
LABELS = ("expect", "why")
HEADINGS = (
    "language",
    "reader",
    "texts",
    *(f"{what} {m}" for what in ("topics", "statutes", "countries") for m in "PRF"),
    "language",
)

Document = Mapping[str, Any]
Answer = Mapping[str, Any]


def documents(part: str) -> list[Document]:
    """The labelled texts of one part, by language and then as they stand in their files."""
    files = sorted((TEXTS / part).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def readings(texts: Sequence[Document]) -> list[Answer]:
    """What `casewatch explain --jsonl` answers with the shipped feeds.yaml, in order; it is not told the labels."""
    given = [{key: value for key, value in text.items() if key not in LABELS} for text in texts]
    process = subprocess.run(
        [sys.executable, "-m", "bot", "explain", "--jsonl", "-"],
        input="".join(json.dumps(one, ensure_ascii=False) + "\n" for one in given).encode(),
        env=environment(ROOT),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return [json.loads(line) for line in process.stdout.splitlines()]


def substrings(texts: Sequence[Document]) -> list[Read]:
    """What plain substrings of the shipped keywords find in each text."""
    topics = parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8")).topics
    return [by_substring(text, topics) for text in texts]


def scores(texts: Sequence[Document], read: Sequence[Read]) -> dict[str, Score]:
    """The score of one reader by language of the text, and of «all»."""
    pairs = [(expected(text), got) for text, got in zip(texts, read, strict=True)]
    languages = dict.fromkeys(str(wanted.language) for wanted, _ in pairs)
    return {
        **{one: score(pair for pair in pairs if pair[0].language == one) for one in languages},
        "all": score(pairs),
    }


def table(title: str, readers: Mapping[str, Mapping[str, Score]]) -> Table:
    """All readers under each other, language by language."""
    made = Table(title=title)
    for at, heading in enumerate(HEADINGS):
        made.add_column(heading, justify="left" if at < 2 else "right")
    for language in next(iter(readers.values())):
        for name, scored in readers.items():
            made.add_row(language, name, *_figures(scored[language]), end_section=name == list(readers)[-1])
    return made


def _figures(scored: Score) -> list[str]:
    counts = (scored.topics, scored.statutes, scored.countries)
    shares = [share for one in counts for share in (one.precision, one.recall, one.f1)]
    return [str(scored.texts), *(f"{share:.3f}" for share in (*shares, scored.language))]


def wrong(text: Document, answer: Answer) -> str:
    """What was read wrongly in a text, with the words it rests on; empty if nothing was."""
    wanted, got = expected(text), answered(answer)
    if wanted == got:
        return ""
    lines = [f"{text['id']}: {text['why']}", f"  expected {_said(wanted)}", f"  got      {_said(got)}"]
    lines += [f"  error: {answer['error']}"] if "error" in answer else []
    for topic in answer.get("topics", ()):
        lines += [f"  + {topic['topic']}: «{hit['rule']}» in «{hit['text']}»" for hit in topic["hits"]]
    lines += [f"  - {one['topic']}: «{one['text']}» {one['reason']}" for one in answer.get("suppressed", ())]
    lines += [f"  § {_statute(one)} in «{one['text']}»" for one in answer.get("statutes", ())]
    return "\n".join(lines)


def _said(read: Read) -> str:
    listed = (", ".join(sorted(one)) or "–" for one in (read.statutes, read.countries))
    return " | ".join((", ".join(sorted(read.topics)) or "no topic", *listed, str(read.language)))


def _statute(one: Mapping[str, Any]) -> str:
    return f"{one['jurisdiction'] or 'null'} {one['code']} {one['article']}"


def main(arguments: Sequence[str]) -> None:
    """Print the tables that were asked for, and before them the errors."""
    wanted = asked("benchmarks.reading", "How well the labelled texts are read.", arguments)
    # Enough for the widest table, also where the output is a file.
    console = Console(width=None if sys.stdout.isatty() else 190, highlight=False)
    for part in PARTS if wanted.unseen else PARTS[:1]:
        texts = documents(part)
        answers = readings(texts)
        if wanted.errors and (part == "tuning" or wanted.show_unseen):
            for text, answer in zip(texts, answers, strict=True):
                if told := wrong(text, answer):
                    console.print(Text(told))
        readers = {"Casewatch": [answered(one) for one in answers], "substrings": substrings(texts)}
        console.print(table(part, {name: scores(texts, read) for name, read in readers.items()}))


if __name__ == "__main__":
    main(sys.argv[1:])
