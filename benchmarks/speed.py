"""How fast articles are read: Russian ones of 3,000 characters, the same with 10,000 more keywords, and 1 MB of junk.

    python -m benchmarks.speed [articles]

No article is repeated: each mixes sentences of the labelled texts with words of the dictionary in any form, as rare
words come with every real one. One thread, the shipped feeds.yaml.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pymorphy3 import MorphAnalyzer

from bot.config.file import parse_config
from bot.config.model import Topic
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article
from bot.reading.read import understand

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "data" / "reading" / "tuning" / "ru.jsonl"
LENGTH = 3_000
MORE_KEYWORDS = 10_000
JUNK = 1_000_000
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_A_LETTER = 6_000
# Nobody looks for «в» or «и».
_OF_KEYWORDS = frozenset(("NOUN", "INFN", "ADJF"))
_RARE = 0.05
_WORD = re.compile(r"\w+")


def main(articles: int = 1_000) -> None:
    """Print the three figures, each with what is wanted."""
    chance = random.Random(172)
    forms, lemmas = _dictionary(chance)
    topics = parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8")).topics
    texts = _articles(3 * articles, forms, chance)
    shipped = compile_topics(topics)
    more = compile_topics([*topics, _extra(lemmas[:MORE_KEYWORDS])])
    _seconds(texts[:articles], shipped)
    plain = _seconds(texts[articles : 2 * articles], shipped)
    _seconds(texts[:articles], more)
    extended = _seconds(texts[2 * articles :], more)
    junk = _seconds([Article("", _junk(chance), "ru", "KZ")], shipped)
    print(f"{articles / plain:,.0f} articles of {LENGTH:,} characters a second (at least 400 wanted)")
    print(f"with {MORE_KEYWORDS:,} more keywords {extended / plain:.2f} times the time (at most 1.3 wanted)")
    print(f"{junk:.2f} s for an article of {JUNK:,} characters of junk (less than 3 wanted)")


def _seconds(texts: Sequence[Article], rules: TopicRules) -> float:
    started = time.process_time()
    for text in texts:
        understand(text, rules)
    return time.process_time() - started


def _dictionary(chance: random.Random) -> tuple[list[str], list[str]]:
    """Words in any form, and words as a dictionary has them that a keyword may be; both shuffled."""
    morph = MorphAnalyzer()
    known = [one for letter in _LETTERS for one in islice(morph.iter_known_word_parses(letter), _A_LETTER)]
    forms = sorted({one.word for one in known})
    lemmas = sorted({one.normal_form for one in known if one.tag.POS in _OF_KEYWORDS and len(one.normal_form) > 3})
    chance.shuffle(forms)
    chance.shuffle(lemmas)
    return forms, [one for one in lemmas if one.isalpha()]


def _articles(count: int, forms: Sequence[str], chance: random.Random) -> list[Article]:
    listed = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    sentences = [one for text in listed for one in re.split(r"(?<=[.!?])\s+", text["body"])]
    return [Article(chance.choice(listed)["title"], _body(sentences, forms, chance), "ru", "KZ") for _ in range(count)]


def _body(sentences: Sequence[str], forms: Sequence[str], chance: random.Random) -> str:
    """Sentences in a new order, one word in twenty of them replaced, as often as a stream of news brings a new form."""
    body = ""
    while len(body) < LENGTH:
        sentence = chance.choice(sentences)
        rare = _WORD.sub(lambda word: chance.choice(forms) if chance.random() < _RARE else word[0], sentence)
        body += rare + chance.choice((" ", " ", "\n\n"))
    return body[:LENGTH]


def _extra(lemmas: Sequence[str]) -> Topic:
    return Topic.model_validate({"id": "more", "keywords": {"ru": list(lemmas)}})


def _junk(chance: random.Random) -> str:
    words = ("".join(chance.choices(_LETTERS, k=chance.randint(2, 14))) for _ in range(JUNK // 4))
    return " ".join(words)[:JUNK]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
