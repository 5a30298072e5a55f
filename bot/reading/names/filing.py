"""The keys that a watched name lies under in the index. Pure."""

from __future__ import annotations

from bot.reading.names.given import ANY_GIVEN, filing_keys
from bot.reading.names.parse import ParsedName, understood
from bot.reading.names.parts import Part
from bot.reading.names.patronymic import sons_roots, surname_roots
from bot.reading.names.skeleton import roots


def filed_under(name: str) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The (surname key, given key) pairs of a name, and the keys of a name of one word."""
    parsed = understood(name)
    given, father, surname = parsed.parts
    if parsed.one_word:
        return frozenset(), frozenset(roots((surname or given or _NOTHING).whole))
    surnames = _surname_keys(parsed, surname)
    givens = filing_keys(given.whole) if given else frozenset((ANY_GIVEN,))
    # A patronymic may stand for a surname that is left out.
    fathers = frozenset(roots(father.whole)) if father and given else frozenset()
    return frozenset((key, of_given) for key in surnames | fathers for of_given in givens), frozenset()


def _surname_keys(parsed: ParsedName, surname: Part | None) -> frozenset[str]:
    # «Абу-Бакаров» is written «Абубакаров» as well.
    words = {*(surname.folded if surname else ()), *((surname.whole,) if surname else ()), *parsed.former}
    of_father = sons_roots(surname.whole) if surname and surname.son else frozenset()
    return frozenset(key for word in words for key in roots(word)).union(of_father, *map(surname_roots, words))


_NOTHING = Part("", ("",))
