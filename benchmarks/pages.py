"""How many pages the parsing process reads a second, and how much memory it takes beside one that parses feeds.

python -m benchmarks.pages [pages]
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.loopback import feed
from bot.errors import ParseError
from bot.feeds.body import BODY_CAP
from bot.feeds.page_text import MOST_TAGS
from bot.feeds.worker import ParseWorkers

_WORDS = (
    "Суд города рассмотрел дело жителя области и вынес решение по ходатайству защиты",
    "Прокуратура сообщила о проверке, которая завершится до конца месяца",
    "Министерство опубликовало отчёт о строительстве дорог и школ в регионе",
    "В Казахстане рассмотрят запрос об экстрадиции жителя соседней страны",
)
_HTML = "text/html; charset=utf-8"


def page(number: int) -> bytes:
    """A page of an outlet as they are: 100 KB, a twentieth of them the article."""
    links = "".join(f'<li class="menu__item"><a href="/{n}">{_WORDS[n % 4]} {n}</a></li>' for n in range(200))
    script = f"<script>window.state = {{{'x' * 40_000}}}</script>"
    text = "".join(f"<p>{_WORDS[n % 4]}, пункт {number * 100 + n}. {_WORDS[(n + 1) % 4]}.</p>" for n in range(20))
    return (
        f"<!doctype html><html><head><title>{number}</title>{script}</head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>{_WORDS[3]}</h1>{text}</article></main><aside><ul>{links}</ul></aside></body></html>"
    ).encode()


async def measured(pages: int = 200) -> None:
    """Print every figure."""
    workers = ParseWorkers()
    try:
        started = time.monotonic()
        await workers.page_text(page(0), _HTML)
        print(f"the first page, with the start of its process: {time.monotonic() - started:.2f} s")
        started = time.monotonic()
        for number in range(pages):
            await workers.page_text(page(number), _HTML)
        seconds = time.monotonic() - started
        print(f"{pages} pages of {len(page(0)) // 1024} KB: {pages / seconds:.0f} a second (at least 15 wanted)")
        await workers.parse(feed("/0", 20), "application/rss+xml", "KZ", datetime.now(UTC))
        _memory(workers, "after these pages")
        started = time.monotonic()
        await workers.page_text(b"<p>x</p>" * (MOST_TAGS // 2), _HTML)
        print(f"a page of {MOST_TAGS:,} tags: {time.monotonic() - started:.1f} s")
        try:
            await workers.page_text(b"<p>x</p>" * (BODY_CAP // 8), _HTML)
        except ParseError as error:
            print(f"a page of {BODY_CAP // 1024**2} MB of tags: {error}")
        _memory(workers, "after the worst of pages")
    finally:
        await workers.aclose()


def _memory(workers: ParseWorkers, when: str) -> None:
    for what, pool in (("pages", workers._pages), ("feeds", workers._feeds)):
        for worker in pool.free:
            status = Path(f"/proc/{worker._process.pid}/status").read_text(encoding="utf-8")
            most, now = (int(status.partition(name)[2].split()[0]) // 1024 for name in ("VmHWM:", "VmRSS:"))
            print(f"{when}, the process for {what}: {now} MB, at most {most} MB")


if __name__ == "__main__":
    asyncio.run(measured(*map(int, sys.argv[1:])))
