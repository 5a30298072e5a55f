"""Texts in which names are looked for."""

from __future__ import annotations

from bot.reading.found import Text
from bot.reading.model import Article, Mention
from bot.reading.names import NameIndex
from bot.reading.rules import Lexicon

_NO_KEYWORDS = Lexicon()


def texts(body: str, title: str = "") -> list[Text]:
    """Both fields of an article."""
    article = Article(title, body)
    return [Text(article, "title", _NO_KEYWORDS), Text(article, "body", _NO_KEYWORDS)]


def mentions(watched: str | list[str], body: str, title: str = "", *, on_topic: bool = False) -> tuple[Mention, ...]:
    """What is found of one name, or of several."""
    names = [watched] if isinstance(watched, str) else watched
    return NameIndex(names).find(texts(body, title), on_topic)


def certainties(watched: str, body: str, title: str = "", *, on_topic: bool = False) -> list[str]:
    """How certain each mention is, in order."""
    return [one.certainty for one in mentions(watched, body, title, on_topic=on_topic)]
