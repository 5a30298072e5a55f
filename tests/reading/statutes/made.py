"""Citations of a text in one line each, for tables."""

from __future__ import annotations

from bot.reading.found import Text
from bot.reading.model import Article, Statute
from bot.reading.rules import Lexicon
from bot.reading.statutes import find_statutes


def found(body: str, title: str = "", country: str | None = None) -> tuple[Statute, ...]:
    """What is found in these two fields."""
    article, lexicon = Article(title, body, country=country), Lexicon()
    return find_statutes([Text(article, "title", lexicon), Text(article, "body", lexicon)])


def told(body: str, title: str = "") -> list[str]:
    """«KZ criminal 172 part 1: ч. 1 ст. 172 УК РК»; a country that the text does not tell is «?»."""
    return [f"{named(one)}: {one.where.text}" for one in found(body, title)]


def named(one: Statute) -> str:
    """«KZ criminal 172 part 1»."""
    part = f" part {one.part}" if one.part else ""
    return f"{one.jurisdiction or '?'} {one.code} {one.article}{part}"


def names(body: str, title: str = "") -> list[str]:
    """The same without the passages."""
    return [named(one) for one in found(body, title)]
