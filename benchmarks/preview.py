"""How long an admin waits for what other keywords would have made of the articles stored.

python -m benchmarks.preview [entries]

The store is made once, in the system's folder for temporary files, and used again; delete it when done. Its articles
are made of the tuning texts' sentences in all languages, with a few rare words in each, half of them of the last month.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from pymorphy3 import MorphAnalyzer

from bot.config.edit import AddRule, RemoveRule
from bot.config.file import parse_config
from bot.config.model import Config
from bot.language.tokens import folded_words
from bot.preview import preview
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article
from bot.reading.read import understand
from bot.reading.stored import matches_of
from storage.database import Storage, open_storage
from storage.migrate import upgrade
from storage.records import EntryKey, Match, ReadEntry, Seen

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "data" / "reading" / "tuning"
SECONDS = 4.0
AT_ONCE = 1_000
KINDS = 4_000
LENGTH = 1_500
DAYS = 60
EDITS = (
    ("extradition", AddRule("extradition", "keywords", "ru", "высылка ~ консул")),
    ("extradition", AddRule("extradition", "keywords", "ru", "$held ~ запрос + адвокат")),
    ("extradition", AddRule("extradition", "keywords", "en", "extradited ~ court")),
    ("desertion", AddRule("desertion", "keywords", "kk", "жалдамалы ~ сот")),
    ("desertion", AddRule("desertion", "keywords", "uz", "qochoq ~ sud")),
    ("desertion", AddRule("desertion", "keywords", "ru", "суд ~ военный")),
    ("extradition", AddRule("extradition", "exclude", "ru", "гражданин")),
    ("extradition", RemoveRule("extradition", "keywords", "ru", "экстрадиция")),
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """An article that is stored many times, each time with other rare words."""

    article: Article
    words: str
    matches: tuple[Match, ...]


def main(count: int = 100_000) -> None:
    """Print how long each edit's preview takes; less than 5 seconds is wanted."""
    config = parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8"))
    path = Path(tempfile.gettempdir()) / f"casewatch-preview-{count}.db"
    asyncio.run(_measure(path, count, config))


async def _measure(path: Path, count: int, config: Config) -> None:
    url = f"sqlite+aiosqlite:///{path}"
    await asyncio.to_thread(upgrade, url)
    async with await open_storage(url) as storage:
        await _fill(storage, count, config)
        for topic, edit in EDITS:
            await _try(storage, config, topic, edit)


async def _try(storage: Storage, config: Config, topic: str, edit: AddRule | RemoveRule) -> None:
    started = time.perf_counter()
    found = await preview(storage, config, topic, [edit], now=datetime.now(UTC), days=2 * DAYS, seconds=SECONDS)
    took = time.perf_counter() - started
    what = f"{type(edit).__name__} {edit.part} {edit.language} {edit.rule}"
    print(f"{took:5.1f} s (less than 5 wanted): {what}: {found.asked:,} asked, {found.tally.read:,} read, ", end="")
    print(f"{'about ' if found.is_estimate else ''}{found.gained:,} more and {found.lost:,} fewer of {found.matched:,}")


async def _fill(storage: Storage, count: int, config: Config) -> None:
    async with storage.read() as tx:
        stored, _ = await tx.entries.counted("", datetime.now(UTC) - timedelta(days=10 * DAYS))
    if stored >= count:
        return
    print(f"making {count - stored:,} entries, which takes some minutes")
    chance = random.Random(172)
    kinds = _kinds(chance, compile_topics(config.topics))
    rare = sorted(
        {one.word for letter in "абвгдекмнопрст" for one in islice(_morph().iter_known_word_parses(letter), 20_000)}
    )
    for start in range(stored, count, AT_ONCE):
        made = [
            _entry(number, chance.choice(kinds), rare, chance) for number in range(start, min(start + AT_ONCE, count))
        ]
        async with storage.begin() as tx:
            await tx.entries.file(f"Outlet {start % 7}", made, datetime.now(UTC), first_poll=True)


def _kinds(chance: random.Random, topics: TopicRules) -> list[_Kind]:
    listed = {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in TEXTS.glob("*.jsonl")
    }
    sentences = {
        code: [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text["body"])]
        for code, texts in listed.items()
    }
    languages = ["ru"] * 6 + sorted(sentences)
    return [_kind(chance.choice(languages), listed, sentences, topics, chance) for _ in range(KINDS)]


def _kind(
    code: str,
    listed: dict[str, list[dict[str, str]]],
    sentences: dict[str, list[str]],
    topics: TopicRules,
    chance: random.Random,
) -> _Kind:
    body = ""
    while len(body) < LENGTH:
        body += chance.choice(sentences[code]) + " "
    article = Article(chance.choice(listed[code])["title"], body, code, "KZ")
    reading = understand(article, topics)
    # Mixed sentences meet topics far more often than news do.
    return _Kind(article, reading.words, matches_of(reading) if chance.random() < 0.1 else ())


def _entry(number: int, kind: _Kind, rare: Sequence[str], chance: random.Random) -> ReadEntry:
    more = " ".join(chance.choices(rare, k=12))
    time_ = datetime.now(UTC) - timedelta(days=DAYS) * chance.random()
    return ReadEntry(
        seen=Seen((EntryKey(f"address:{number}"),), str(number)),
        title=f"{kind.article.title} {number}",
        summary="",
        link=f"https://outlet.example/{number}",
        body=f"{kind.article.body}\n\n{more}",
        published_at=time_,
        language=kind.article.language,
        words=f"{kind.words} {' '.join(folded_words(more))}",
        matches=kind.matches,
    )


def _morph() -> MorphAnalyzer:
    return MorphAnalyzer()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
