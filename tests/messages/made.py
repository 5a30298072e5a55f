"""Small makers of what messages tell, so that a test says only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.config.file import parse_config
from storage.records import AlertContent, Match, StoredArticle, StoredEntry

NOW = datetime(2026, 2, 6, 12, 0, tzinfo=UTC)
LINK = "https://outlet.example/a?b=1&c=2"
BODY = "Суд в Актобе заседал. Россия запросила экстрадицию Асана Темирова & Ко. Дождь кончился."
CONFIG = parse_config("""
version: 1
feeds: []
topics:
  - {id: extradition, title: {en: Extradition, ru: Экстрадиция}}
  - {id: asylum, title: {en: "Asylum & <refuge>"}}
""")


def entry(
    title: str = "Суд решил", *, summary: str = "", link: str = LINK, topics: tuple[str, ...] = ("extradition",)
) -> StoredEntry:
    """An entry of one outlet."""
    return StoredEntry(42, "Outlet", title, summary, link, NOW, topics)


def hit(words: str, *, rule: str = "экстрадиция", field: str = "body", text: str = BODY) -> dict[str, object]:
    """A hit where these words stand in the text."""
    start = text.index(words)
    return {"rule": rule, "text": words, "field": field, "start": start, "end": start + len(words)}


def content(about: StoredEntry, *causes: Match, body: str = BODY, published: datetime | None = NOW) -> AlertContent:
    """What an alert tells of this entry."""
    return AlertContent(about, StoredArticle(about.title, body, "ru", published), causes)
