"""Countries that a text names: by name, adjective, people, city, or the abbreviation of an authority. Pure.

The words are in `data/places.txt`. A name must begin with a capital letter («Turkey», not «turkey»), an abbreviation
must be written in capitals, at least two («РУз»); an adjective before the word for a language names the language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.language.remembered import Remembered
from bot.language.tokens import Words, fold
from bot.reading.data import listed
from bot.reading.stems import Stems

AFTER_CODE = "after-code"
HINT = "hint"
# What is no mention of a country.
NO_NAMES = frozenset({AFTER_CODE, HINT})
_CAPITAL = frozenset({"name", "city", "latin", "front", "office", "none"})
_CAPITALS = frozenset({"agency", "short"})
_NAMES = frozenset({"name", "latin"})
_OF_LANGUAGES = frozenset({"adjective", "people", "folk", "latin"})
_NONE = "none"
_AFTER_CODE = frozenset({"short", AFTER_CODE})
_LONGEST_ENDING = 6
_SHORTEST_NAME = 4
_INFLECTED = frozenset({"name", "city", "front", "latin"})
_CACHED = 1 << 16
_JOINING = frozenset({" ", "-", ".", "‑", "\u00a0", "–"})


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


def abbreviated(folded: str) -> str | None:
    """The country that this abbreviation means right after the name of a code, in any case: «ук рф», «УК РТ»."""
    return _country(folded, _AFTER_CODE)


def country_named(folded: str) -> str | None:
    """The country that this one word is the name of, in any case."""
    return _country(folded, _NAMES)


def _country(folded: str, kinds: frozenset[str]) -> str | None:
    return next((name.country for name in _names().best(folded) if name.kind in kinds and not name.rest), None)


def places(words: Words) -> list[Place]:
    """All places of a text, in order; those of kind `after-code` mean their country only behind a code's name,
    and a hint is money or an office that only one country has."""
    found: list[Place] = []
    for index in _BEGINNING.places(words.written):
        if (not found or found[-1].last < index) and (place := _place(words, index, words.written[index])):
            found.append(place)
    return _settled(words, [place for place in found if place.kind != _NONE])


def _settled(words: Words, found: list[Place]) -> list[Place]:
    """The places, with an agency that two countries have given to the one that the text names otherwise."""
    if not any(place.kind == "agency" for place in found):
        return found
    told = frozenset(place.country for place in found if place.kind != "agency")
    return [_owned(words, place, told) if place.kind == "agency" else place for place in found]


def _owned(words: Words, place: Place, told: frozenset[str]) -> Place:
    if place.country in told:
        return place
    sharing = (country for country in _shared().best(fold(words.written[place.first])) if country in told)
    return replace(place, country=next(sharing, place.country))


def _may_begin(written: str) -> bool:
    """Whether a place may begin with this word, whatever follows; most words begin none."""
    return bool(_named(written)) or (written[:2].isupper() and not written.isupper())


_BEGINNING = Remembered(_may_begin)


@lru_cache(_CACHED)
def _named(written: str) -> tuple[_Name, ...]:
    """The names that this word begins, as it is or with an ending of a language that only adds them."""
    folded = fold(written)
    if (names := _names().best(folded)) or not written[0].isupper():
        return names
    for ending in _endings():
        stem = folded.removesuffix(ending)
        if len(stem) < _SHORTEST_NAME or stem == folded:
            continue
        if names := tuple(name for name in _names().best(stem) if name.kind in _INFLECTED and not name.rest):
            return names
    return ()


def _place(words: Words, index: int, written: str) -> Place | None:
    for name in _named(written):
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
        if name.kind in _CAPITALS | {"name"} and not name.rest:
            return Place(name.country, name.kind, index, index)
    return None


def _written_so(written: str, kind: str, words: Words, index: int) -> bool:
    if kind in _CAPITALS:
        return sum(map(str.isupper, written)) > 1 and not (written == "US" and _shouted(words, index))
    if kind in _CAPITAL and not written[0].isupper():
        return False
    if kind == "latin" and _is_spoken(words, index):
        return False
    return kind not in _OF_LANGUAGES or not _languages().best(fold(_at(words, index + 1)))


def _is_spoken(words: Words, index: int) -> bool:
    """Whether a language is meant: "in Russian,", but not "in Russian custody"."""
    if _at(words, index - 1).lower() != "in" or not _spoken().best(fold(_at(words, index))):
        return False
    return index + 1 == len(words.written) or words.text[words.ends[index] : words.starts[index + 1]] != " "


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
        for word in words if kind not in ("", "shared") else ():
            first, *rest = word.split("_")
            yield first, _Name(country, kind, tuple(Stems([(one, True)]) for one in rest))


@cache
def _endings() -> tuple[str, ...]:
    """What Kazakh, Kyrgyz and Uzbek add to a name, the longest first."""
    return tuple(sorted(map(fold, listed("places.txt")["ending"]), key=len, reverse=True))


@cache
def _shared() -> Stems[str]:
    keys = ((key.partition(" "), words) for key, words in listed("places.txt").items())
    return Stems((word, country) for (country, _, kind), words in keys if kind == "shared" for word in words)


@cache
def _languages() -> Stems[bool]:
    return Stems((word, True) for word in listed("places.txt")["language"])


@cache
def _spoken() -> Stems[bool]:
    return Stems((word, True) for word in listed("places.txt")["spoken"])
