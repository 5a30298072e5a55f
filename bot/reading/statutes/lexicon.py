"""What a single word may be in a legal citation. The words are in `data/statutes.txt`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from bot.language.remembered import Remembered
from bot.language.tokens import fold
from bot.reading.data import listed
from bot.reading.stems import Stems

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LONGEST_ENDING = 6
_SHORTEST = 2
_CACHED = 1 << 16
_POINTED = re.compile(r"(?<![\d.])\d{2,3}(?:\.\d{1,2}){1,2}(?![\d.]*\d)")

ARTICLE = frozenset({"article-one", "article-some", "article-many", "article-doubtful"})
_CUES = ARTICLE | {"behind", "behind-short", "ordinal-alone", "code"}
SHORT = "short-"
_LAWS = frozenset({"code", "constitution", "law", "treaty", "document", "us-code"})
# The codes of the contract by the words of their names; of several the first that fits entirely.
_NAMED: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"criminal", "procedure"}), "criminal-procedure"),
    (frozenset({"execution"}), "other"),
    (frozenset({"procedure"}), "other"),
    (frozenset({"criminal"}), "criminal"),
    (frozenset({"administrative"}), "administrative"),
    (frozenset({"offences"}), "administrative"),
    (frozenset({"tax"}), "tax"),
    (frozenset({"labour"}), "labour"),
    (frozenset({"civil"}), "civil"),
)
NAMES = frozenset().union(*(words for words, _ in _NAMED))


@lru_cache(_CACHED)
def tags(written: str) -> frozenset[str]:
    """What this word, as it is written, may be: keys of the list; a raised number before it is left out."""
    return _words().all(fold(written.lstrip(SUPERSCRIPTS)))


def is_cue(written: str) -> bool:
    """Whether this word can make a number near it an article: a word for one, or the name of a code."""
    return not _CUES.isdisjoint(tags(written)) or short(written) is not None


@lru_cache(_CACHED)
def short(written: str) -> tuple[str, bool, bool] | None:
    """(code, whether the letters mean other things too, whether it is written in capitals) of an abbreviation."""
    found = next((tag for tag in _without_ending(written) if tag.startswith(SHORT)), None)
    if not found:
        return None
    code = found.removeprefix(SHORT)
    return code.removesuffix("-doubtful"), code.endswith("-doubtful"), sum(letter.isupper() for letter in written) > 1


@lru_cache(_CACHED)
def home(written: str) -> str | None:
    """The country in whose language this is the name of a code: «Қылмыстық» is said of Kazakhstan's."""
    found = next((tag for tag in _without_ending(written) if tag.startswith("home-")), None)
    return found.removeprefix("home-") if found else None


def may_name(written: str) -> bool:
    """Whether this word may name a code or a law; most words name none."""
    return short(written) is not None or not _LAWS.isdisjoint(tags(written))


CUES = Remembered(is_cue)
NAMING = Remembered(may_name)


def _without_ending(written: str) -> frozenset[str]:
    """What a word may be, or the abbreviation before its ending: «КЖКнин»."""
    bare = written.lstrip(SUPERSCRIPTS)
    if tags(bare) or bare.islower():
        return tags(bare)
    # The last capital ends the abbreviation: «КоАПынын» has one inside.
    capitals = max((at for at, letter in enumerate(bare, start=1) if letter.isupper()), default=0)
    if capitals < _SHORTEST or len(bare) - capitals > _LONGEST_ENDING or not bare[:_SHORTEST][0].isupper():
        return tags(bare)
    return tags(bare[:capitals])


def code_named(words: frozenset[str]) -> str | None:
    """The code of the contract that these words of a name make; None if they name none."""
    return next((code for needed, code in _NAMED if needed <= words), None)


def nth(written: str) -> str | None:
    """The number that an ordinal word is: «вторая», «birinchi»."""
    return next((tag.removeprefix("nth-") for tag in tags(written) if tag.startswith("nth-")), None)


@cache
def only() -> Mapping[str, tuple[str, str]]:
    """The articles that one country's codes alone have: the country, and which code."""
    return {article: (country, code) for (country, code), articles in _numbered("only-") for article in articles}


def inserted(text: str) -> Iterator[int]:
    """Where a text has a number that only one country's codes have, in order."""
    return (found.start() for found in _POINTED.finditer(text) if found[0] in only())


@cache
def most() -> Mapping[tuple[str, str], int]:
    """The highest number that an article of a country's code has."""
    return {code: int(number) for code, (number,) in _numbered("most-")}


def _numbered(prefix: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for key, numbers in listed("statutes.txt").items():
        if key.startswith(prefix):
            country, _, code = key.removeprefix(prefix).partition("-")
            yield (country, code), numbers


@cache
def _words() -> Stems[str]:
    lists = listed("statutes.txt").items()
    return Stems((word, key) for key, words in lists if not key.startswith(("only-", "most-")) for word in words)
