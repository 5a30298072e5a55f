"""Whether reading stays linear in texts made to be slow: each is doubled, and the time may grow little more than that.

    python -m benchmarks.hostile [kind …]

Read and quoted as an entry is, by one thread, with the shipped feeds.yaml and a few watched names. Exits 1 if the time
of any kind grows faster than its text.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.config.file import parse_config
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.quote import quote
from bot.reading.read import understand
from bot.reading.stored import name_keys

ROOT = Path(__file__).resolve().parent.parent
MOST = 2.6
"""How many times the time of half the text is still called linear: caches and memory take their share."""

_SHORTEST, _LONGEST = 4_000, 1_000_000
# Seconds that can be compared, and that nobody waits for a second time.
_ENOUGH, _TOO_LONG = 0.2, 4.0
_TRIES = 5
_LIMIT = 600
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_WATCHED = ("Arslan Temirbayev", "Динара Сейтова", "Ким", "Ли Александр Петрович", "Қайрат Нұрлан")
_SENTENCE = "Суд в Актобе приговорил Арслана Темирбаева по ст. 172 УК РК, а Россия запросила его экстрадицию. "

Make = Callable[[int], str]


def repeated(piece: str) -> Make:
    """The piece over and over, up to so many characters."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def nested(opening: str, inner: str, closing: str) -> Make:
    """Half of the text opens, the other half closes."""
    return lambda size: opening * (size // 2 // len(opening)) + inner + closing * (size // 2 // len(closing))


def counted(size: int) -> str:
    """One list of articles, all different: «статьи 1, 2, 3, …»."""
    return ("статьи " + ", ".join(str(number) for number in range(1, size // 5)))[:size] + " УК РК"


def short_words(size: int) -> str:
    """Different short words without a sign between them: one sentence."""
    chance = random.Random(172)
    return " ".join("".join(chance.choices(_LETTERS, k=chance.randint(1, 6))) for _ in range(size // 4))[:size]


def title_case(size: int) -> str:
    """Different words that could all be names."""
    return short_words(size).title()


KINDS: Mapping[str, Make] = {
    "a letter": repeated("а"),
    "a capital": repeated("A"),
    "digits": repeated("7"),
    "blanks": repeated(" "),
    "newlines": repeated("\n"),
    "CRLF": repeated("\r\n"),
    "dots": repeated("."),
    "stress marks": repeated("а\u0301"),
    "combining marks": repeated("\u0301"),
    "soft hyphens": repeated("\u00ad"),
    "hyphenated lines": repeated("а-\n"),
    "joined emoji": repeated("👩\u200d👩\u200d👧"),
    "right to left": repeated("\u200fشهر "),
    "look-alikes": repeated("cәйкec "),
    "a word of both alphabets": repeated("аa"),
    "apostrophes": repeated("o'"),
    "short words": short_words,
    "capitalised words": title_case,
    "one-letter words": repeated("а б "),
    "hyphens between words": repeated("а-"),
    "brackets": repeated("("),
    "nested brackets": nested("(", "а", ")"),
    "brackets of words": nested("(слово ", "а", ")"),
    "nested quotations": nested("«слово ", "а", "»"),
    "open quotations": repeated("«слово "),
    "straight quotes": repeated('"а" '),
    "tildes": repeated("а ~ "),
    "articles": repeated("статья 1, "),
    "articles without end": repeated("ст."),
    "articles and points": repeated("п. «г» ч. 2 "),
    "bare numbers": repeated("172, 173, 174, "),
    "one list": counted,
    "numbers and a code": repeated("172 УК РК "),
    "numbers in words": repeated("172-бап "),
    "ranges": repeated("Article 172–"),
    "long ranges": repeated("статьи 1-9999 УК РК "),
    "codes": repeated("Уголовного кодекса Республики "),
    "codes of nobody": repeated("УК "),
    "raised numbers": repeated("ст. 207³ "),
    "dotted numbers": repeated("20.3."),
    "numbers and dots": repeated("1."),
    "commas": repeated("172,"),
    "initials": repeated("А. "),
    "initials and names": repeated("А. Б. Ким "),
    "a watched name": repeated("Арслан Темирбаев "),
    "a short name": repeated("Ким, "),
    "patronymics": repeated("Петрович "),
    "countries": repeated("Казахстан "),
    "countries in words": repeated("в России и в Казахстане, "),
    "agencies": repeated("ФСБ "),
    "keywords": repeated("экстрадиция "),
    "keywords of one sentence": repeated("выдача кредита России "),
    "keywords far apart": repeated("дезертир, суд, статья 172, "),
    "hits and exclusions": repeated("экстрадиция кредит мобилизация "),
    "fears": repeated("может быть экстрадирован, "),
    "denials": repeated("не был экстрадирован, "),
    "news": repeated(_SENTENCE),
    "news in one sentence": repeated(_SENTENCE.replace(". ", ", ").replace("ст,", "ст.")),
    "news in lines": repeated(_SENTENCE + "\n"),
    "questions": repeated("Экстрадиция? "),
    "banners": repeated("Поддержите нас! "),
    "banners in one sentence": repeated("Поддержите нас, подпишитесь на наш канал, "),
    "headings": repeated("Читайте также:\n"),
    "headings in a line": repeated("Читайте также: "),
    "credits": repeated("Фото: Getty Images "),
    "credits in lines": repeated("Фото: Getty Images\n"),
    "foreign agents": repeated("(признан иностранным агентом) "),
    "a banner that goes on": repeated("НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) "),
    "tickers": repeated("USD 80.20 "),
    "tags": repeated("<b>а</b>"),
    "paragraphs": repeated("<p>а</p>"),
    "open tags": repeated("<a "),
    "open attributes": repeated('<a href="'),
    "attributes of one tag": lambda size: "<a " + repeated('b="c" ')(size) + ">",
    "quotes in a tag": lambda size: "<a " + repeated("'\"")(size),
    "less-than signs": repeated("<"),
    "nested tags": nested("<div>", "а", "</div>"),
    "comments": repeated("<!-- а -->"),
    "open comments": repeated("<!--"),
    "open scripts": repeated("<script>"),
    "scripts": repeated("<script>а</script>"),
    "declarations": repeated("<!"),
    "entities": repeated("&amp;"),
    "entities of entities": repeated("&amp;amp;amp;lt;"),
    "broken entities": repeated("&amp"),
    "ampersands": repeated("&"),
    "numbered entities": repeated("&#1072;"),
    "addresses": repeated("https://example.org/a/172?b=c&d "),
    "hashtags": repeated("#казахстан "),
    "Kazakh endings": repeated("қамауға алынды, "),
    "one long Kazakh word": repeated("лардың"),
    "one long Uzbek word": repeated("larning"),
    "Kazakh in Latin": repeated("qamauǵa alyndy, "),
    "English": repeated("extradited to Russia under Article 172 of the Criminal Code, "),
}


def main(names: list[str]) -> int:
    """Print how each kind grows; 1 if one of them grows too fast."""
    rules = compile_topics(parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8")).topics)
    people = NameIndex(_WATCHED)
    table = Table("kind", "characters", "seconds", "of twice as many", "times")
    worst = 0.0
    for name in names or KINDS:
        size, once, twice = measured(KINDS[name], rules, people)
        growth = twice / once
        worst = max(worst, growth)
        colour = "red" if growth > MOST else "none"
        table.add_row(name, f"{size:,}", f"{once:.3f}", f"{twice:.3f}", f"{growth:.2f}", style=colour)
    console = Console(width=100)
    console.print(table)
    console.print(f"the worst grows {worst:.2f} times where its text doubles (at most {MOST} wanted)")
    return int(worst > MOST)


def measured(make: Make, rules: TopicRules, people: NameIndex) -> tuple[int, float, float]:
    """A size that takes long enough to be compared, its seconds, and those of twice as much."""
    size = _SHORTEST
    # The first reading fills what is remembered of words.
    once = twice = min(_seconds(make(size), rules, people) for _ in range(2))
    while twice < _ENOUGH and 2 * size <= _LONGEST:
        once, twice, size = twice, _seconds(make(2 * size), rules, people), 2 * size
    for _ in range(_TRIES - 1):
        if twice > _TOO_LONG:
            break
        once = min(once, _seconds(make(size // 2), rules, people))
        twice = min(twice, _seconds(make(size), rules, people))
    return size // 2, once, twice


def _seconds(body: str, rules: TopicRules, people: NameIndex) -> float:
    article = Article(body[:300], body, "ru", "KZ")
    started = time.process_time()
    reading = understand(article, rules, people)
    name_keys(article.title, body)
    hits = [hit.where for topic in reading.topics for hit in topic.hits]
    quote(body, [(where.start, where.end) for where in hits if where.field == "body"], _LIMIT)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
