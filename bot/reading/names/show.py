"""Forms of a watched name as they may stand in texts, to show the person what will be found. Pure.

Every form is looked for before it is shown: what is not found is not promised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.tokens import fold
from bot.reading.found import Text
from bot.reading.model import Article
from bot.reading.names.data import listed
from bot.reading.names.given import Group, groups_of
from bot.reading.names.index import NameIndex
from bot.reading.names.letters import is_cyrillic, readings, spelt
from bot.reading.names.parse import ParsedName, parse_name
from bot.reading.rules import Lexicon

_CASES = ("genitive", "dative", "instrumental")
_MEN, _WOMEN = ("ов", "ев", "ин"), ("ова", "ева", "ина")
_SURNAMES = {"man": ("а", "у", "ым"), "woman": ("ой", "ой", "ой")}
_GIVEN = {
    "": ("а", "у", "ом"),
    "й": ("я", "ю", "ем"),
    "ь": ("я", "ю", "ем"),
    "а": ("ы", "е", "ой"),
    "я": ("и", "е", "ей"),
    "ия": ("ии", "ии", "ией"),
}


def examples(name: str) -> tuple[str, ...]:
    """Up to a dozen spellings and cases of a name that are found, beginning with the name; none without a word."""
    parsed = parse_name(name)
    if parsed.one_word or not parsed.given or not parsed.surname:
        return (name,) if parsed.surname or parsed.given else ()
    shown = dict.fromkeys([name, *_spellings(parsed)])
    index, lexicon = NameIndex([name]), Lexicon()
    return tuple(one for one in shown if index.find([Text(Article("", one), "body", lexicon)], on_topic=False))


def _spellings(parsed: ParsedName) -> Iterator[str]:
    given, surname = parsed.given or "", parsed.surname or ""
    yield f"{surname} {given}"
    cyrillic = _in_cyrillic(given, groups_of(fold(given))), _in_cyrillic(surname, ())
    if parsed.parts[2] is None or parsed.parts[2].son is None:
        yield " ".join(cyrillic)
        yield from _declined(*cyrillic)
        yield f"{cyrillic[0]} {cyrillic[1]}ға"
    yield " ".join(map(_in_latin, cyrillic))
    yield f"{cyrillic[0][:1]}. {cyrillic[1]}"
    for group in groups_of(fold(given))[:1]:
        yield from (_beside(_titled(other), surname) for other in group.names[1:3])


def _beside(given: str, surname: str) -> str:
    """Both in the script of the given name."""
    return f"{given} {_in_cyrillic(surname, ()) if is_cyrillic(fold(given)) else _in_latin(surname)}"


def _declined(given: str, surname: str) -> Iterator[str]:
    """The two words in three Russian cases, where their endings are plain."""
    ends = "man" if surname.endswith(_MEN) else "woman" if surname.endswith(_WOMEN) else ""
    own = next((end for end in ("ия", "я", "а", "й", "ь") if given.endswith(end)), "")
    if not ends or (ends == "woman") != (own in ("ия", "я", "а")):
        return
    stem, of_surname = given.removesuffix(own), surname.removesuffix("а") if ends == "woman" else surname
    if own == "а" and stem.endswith(("г", "к", "х", "ж", "ш", "ч", "щ")):
        return
    for of_given, ending in zip(_GIVEN[own], _SURNAMES[ends], strict=True):
        yield f"{stem}{of_given} {of_surname}{ending}"


def _in_cyrillic(word: str, groups: Sequence[Group]) -> str:
    """The word in Russian letters: as the lists have it, or read letter by letter."""
    if is_cyrillic(fold(word)):
        return word
    known = next((name for group in groups for name in group.names if is_cyrillic(name)), "")
    return _titled(known or _read(fold(word)))


def _read(folded: str) -> str:
    return next(map(spelt, readings(folded)), folded)


def _in_latin(word: str) -> str:
    """The word in the usual English letters."""
    letters = listed("english.txt")
    return _titled("".join(letters.get(letter, (letter,))[0].replace("-", "") for letter in fold(word)))


def _titled(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
