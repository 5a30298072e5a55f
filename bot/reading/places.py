"""Countries that a text names: by name, adjective, people, city, or the abbreviation of an authority. Pure.

The words are in `data/places.txt`. A name must begin with a capital letter («Turkey», not «turkey»), an abbreviation
must be written in capitals, at least two («РУз»); an adjective before the word for a language names the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.language.tokens import Words, fold
from bot.reading.data import listed
from bot.reading.found import Text
from bot.reading.model import Passage
from bot.reading.stems import Stems

AFTER_CODE = "after-code"
_CAPITAL = frozenset({"name", "city", "latin"})
_CAPITALS = frozenset({"agency", "short"})
_NAMES = frozenset({"name", "latin"})
_OF_LANGUAGES = frozenset({"adjective", "people", "latin"})
_AFTER_CODE = frozenset({"short", AFTER_CODE})
_LONGEST_ENDING = 6
_JOINING = frozenset({" ", "-", "‑", "\u00a0", "–"})


@dataclass(frozen=True, slots=True)
class Place:
    """A country named by the words from `first` to `last`, and how: name, city, latin, adjective, people, agency, …"""

    country: str
    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Name:
    """What a first word may begin: a country, and the words that must follow."""

    country: str
    kind: str
    rest: tuple[Stems[bool], ...]


def named_countries(texts: Sequence[Text]) -> Mapping[str, list[Passage]]:
    """Every country that these texts name (ISO 3166), in order of its first mention, with all its passages."""
    named: dict[str, list[Passage]] = {}
    for text in texts:
        for place in places(text.words):
            if place.kind != AFTER_CODE:
                named.setdefault(place.country, []).append(text.passage((place.first, place.last)))
    return named


def abbreviated(folded: str) -> str | None:
    """The country that this abbreviation means right after the name of a code, in any case: «ук рф», «УК РТ»."""
    return _country(folded, _AFTER_CODE)


def country_named(folded: str) -> str | None:
    """The country that this one word is the name of, in any case."""
    return _country(folded, _NAMES)


def _country(folded: str, kinds: frozenset[str]) -> str | None:
    return next((name.country for name in _names().best(folded) if name.kind in kinds and not name.rest), None)


def places(words: Words) -> list[Place]:
    """All places of a text, in order; those of kind `after-code` mean their country only behind a code's name."""
    found: list[Place] = []
    for index, written in enumerate(words.written):
        if (not found or found[-1].last < index) and (place := _place(words, index, written)):
            found.append(place)
    return found


def _place(words: Words, index: int, written: str) -> Place | None:
    for name in _names().best(fold(written)):
        if _written_so(written, name.kind, words, index) and _followed(words, index, name):
            return Place(name.country, name.kind, index, index + len(name.rest))
    if written[:2].isupper() and not written.isupper():
        return _inflected(written, index)
    return None


def _inflected(written: str, index: int) -> Place | None:
    """An abbreviation with an ending: «ҰҚКнің»."""
    capitals = next((at for at, letter in enumerate(written) if not letter.isupper()), len(written))
    if len(written) - capitals > _LONGEST_ENDING:
        return None
    for name in _names().best(fold(written[:capitals])):
        if name.kind in _CAPITALS:
            return Place(name.country, name.kind, index, index)
    return None


def _written_so(written: str, kind: str, words: Words, index: int) -> bool:
    if kind in _CAPITALS:
        return sum(map(str.isupper, written)) > 1 and not (written == "US" and _shouted(words, index))
    if kind in _CAPITAL and not written[0].isupper():
        return False
    return kind not in _OF_LANGUAGES or not _languages().best(fold(_at(words, index + 1)))


def _shouted(words: Words, index: int) -> bool:
    """Whether the words around are in capitals too: «TELL US MORE»."""
    around = (_at(words, index - 1), _at(words, index + 1))
    return any(word.isupper() and len(word) > 1 for word in around)


def _followed(words: Words, index: int, name: _Name) -> bool:
    for step, stems in enumerate(name.rest, start=index + 1):
        if (
            not stems.best(fold(_at(words, step)))
            or words.text[words.ends[step - 1] : words.starts[step]] not in _JOINING
        ):
            return False
    return True


def _at(words: Words, index: int) -> str:
    return words.written[index] if 0 <= index < len(words.written) else ""


@cache
def _names() -> Stems[_Name]:
    return Stems(sorted(_listed(), key=lambda entry: -len(entry[1].rest)))


def _listed() -> Iterator[tuple[str, _Name]]:
    for key, words in listed("places.txt").items():
        country, _, kind = key.partition(" ")
        for word in words if kind else ():
            first, *rest = word.split("_")
            yield first, _Name(country, kind, tuple(Stems([(one, True)]) for one in rest))


@cache
def _languages() -> Stems[bool]:
    return Stems((word, True) for word in listed("places.txt")["language"])
