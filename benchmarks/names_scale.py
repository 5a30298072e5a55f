"""How watched names scale: time and memory to file 1,000, 10,000 and 100,000 of them, and articles searched a second.

    python -m benchmarks.names_scale [--million]

Names are made of given names of the lists and surnames of pymorphy3's dictionary, one in three in Latin letters.
Articles have 3,000 characters and none is repeated: sentences of the labelled texts in a new order, with words of the
dictionary in any form and with people, a few of them watched. One thread; splitting the texts is not counted.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from pymorphy3 import MorphAnalyzer

from bot.reading.found import Text
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.names.given import given_names
from bot.reading.rules import Lexicon

TEXTS = Path(__file__).resolve().parent.parent / "tests" / "data" / "reading" / "tuning" / "ru.jsonl"
SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
ARTICLES = 1_000
LENGTH = 3_000
# Caches of common words are full after as many articles.
WARMING = 200
WATCHED_IN = 3
OTHERS_IN = 6
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщэюя"
_RARE = 0.05
_WORD = re.compile(r"[а-яё]{4,}")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" "),
        strict=True,
    )
)


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the figures of every size beside what is wanted of it."""
    chance = random.Random(172)
    morph = MorphAnalyzer()
    surnames, words = _surnames(morph), _words(morph, chance)
    for size in sizes:
        names = list(islice(_names(surnames, chance), size))
        built, memory, index = _built(names)
        rate, found = _rate(index, _articles(morph, names, surnames, words, chance))
        print(
            f"{size:>9,} names: filed in {built:.1f} s, {memory / 2**20:.0f} MB; "
            f"{rate:,.0f} articles a second, {found / ARTICLES:.2f} of {WATCHED_IN} found in each"
        )
    print("wanted of 100,000: less than 6 s, less than 80 MB, 500 articles a second or more")


def _built(names: Sequence[str]) -> tuple[float, int, NameIndex]:
    """The seconds and the memory of an index, measured apart, since measuring memory takes time."""
    started = time.process_time()
    index = NameIndex(names)
    seconds = time.process_time() - started
    del index
    tracemalloc.start()
    index = NameIndex(names)
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return seconds, memory, index


def _rate(index: NameIndex, articles: Iterator[Article]) -> tuple[float, int]:
    """Articles a second, and how many mentions were found in all of them."""
    lexicon = Lexicon()
    seconds, found = 0.0, 0
    for number, article in enumerate(articles):
        texts = [Text(article, "title", lexicon), Text(article, "body", lexicon)]
        for text in texts:
            # Every reading of a text splits it into sentences once.
            if text.words.written:
                text.same_sentence(0, 0)
        started = time.process_time()
        mentions = index.find(texts, on_topic=False)
        if number >= WARMING:
            seconds += time.process_time() - started
            found += len({mention.name for mention in mentions})
    return ARTICLES / seconds, found


def _surnames(morph: MorphAnalyzer) -> list[str]:
    """The men's surnames of the dictionary that are declined."""
    known = (one for letter in _LETTERS for one in morph.iter_known_word_parses(letter))
    wanted = {
        one.word for one in known if {"Surn", "masc", "sing", "nomn"} <= one.tag.grammemes and "Fixd" not in one.tag
    }
    return sorted(word for word in wanted if word.isalpha() and len(word) > 3)


def _words(morph: MorphAnalyzer, chance: random.Random) -> list[str]:
    known = [one.word for letter in _LETTERS for one in islice(morph.iter_known_word_parses(letter), 6_000)]
    chance.shuffle(known)
    return known


def _names(surnames: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Distinct names of men; a surname may be made up of another's beginning and end, as most are in no dictionary."""
    given = [name for group in given_names().groups if group.gender == "male" for name in group.names if name.isalpha()]
    seen: set[str] = set()
    while True:
        surname = chance.choice(surnames)
        if chance.random() < 0.5:
            surname = surname[:3] + chance.choice(surnames)[-6:]
        name = f"{chance.choice(given)} {surname}".title()
        if chance.random() < 1 / 3:
            name = "".join(_LATIN.get(letter, letter) for letter in name.lower()).title()
        if name not in seen:
            seen.add(name)
            yield name


def _articles(
    morph: MorphAnalyzer, names: Sequence[str], surnames: Sequence[str], words: Sequence[str], chance: random.Random
) -> Iterator[Article]:
    listed = [json.loads(line)["body"] for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    sentences = [one for body in listed for one in re.split(r"(?<=[.!?])\s+", body)]
    others = _names(surnames, chance)
    for _ in range(ARTICLES + WARMING):
        people = [chance.choice(names) for _ in range(WATCHED_IN)] + list(islice(others, OTHERS_IN))
        body = " ".join(_sentence(chance.choice(sentences), words, chance) for _ in range(40))[:LENGTH]
        places = sorted(chance.sample(range(len(body)), len(people)))
        pieces = [body[start:end] for start, end in zip([0, *places], [*places, LENGTH], strict=True)]
        said = [f" сообщил {name}. " for name in people]
        yield Article("", "".join(f"{piece}{one}" for piece, one in zip(pieces, [*said, ""], strict=True)))


def _sentence(sentence: str, words: Sequence[str], chance: random.Random) -> str:
    return _WORD.sub(lambda word: chance.choice(words) if chance.random() < _RARE else word[0], sentence)


if __name__ == "__main__":
    main((*SIZES, MILLION) if "--million" in sys.argv[1:] else SIZES)
