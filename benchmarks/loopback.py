"""A feed server on loopback in a process of its own, so that its work is not counted as ours.

python -m benchmarks.loopback 8900 20      every path is a feed of 20 entries; 304 for whoever knows its ETag
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

PORT = 8900
_WORDS = (
    "Суд города рассмотрел дело жителя области и вынес решение по ходатайству защиты",
    "Прокуратура сообщила о проверке, которая завершится до конца месяца",
    "Министерство опубликовало отчёт о строительстве дорог и школ в регионе",
    "В Казахстане рассмотрят запрос об экстрадиции жителя соседней страны",
)


def feed(path: str, entries: int) -> bytes:
    """A feed whose entries no other path has."""
    items = "".join(
        f"<item><guid>{path}#{n}</guid><title>{_WORDS[n % 4]} {n}</title><link>http://example.org{path}/{n}</link>"
        f"<description>{' '.join(_WORDS) * 2} № {n}</description>"
        f"<pubDate>Mon, 23 Nov 2026 {n % 24:02}:00:00 +0000</pubDate></item>"
        for n in range(entries)
    )
    channel = f"<channel><title>F</title>{items}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{channel}</rss>'.encode()


async def _serve(port: int, entries: int) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(_answer(head, entries))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port)
    await server.serve_forever()


def _answer(asked: str, entries: int) -> bytes:
    if "if-none-match:" in asked.lower():
        return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    body = feed(asked.split(" ", 2)[1], entries)
    head = f'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n\r\n'
    return head.encode() + body


@contextmanager
def feeds_served(entries: int, port: int = PORT) -> Iterator[str]:
    """The server's address; it ends with the block."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.loopback", str(port), str(entries)])
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.connect()
            connection.close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the loopback feed server did not start")


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
