"""Keys of names for a store: one under which equal names are kept once, and words to find stored texts by. Pure.

`skeletons(text)` are kept with an entry when it is read. A search for a person asks for the entries that have one key
of every group of `query_keys(name)`; a NameIndex of that one name then reads those, since keys prove nothing.
"""

from __future__ import annotations

from bot.language.tokens import fold, words
from bot.language.view import View
from bot.reading.names.filing import filed_under
from bot.reading.names.given import ANY_GIVEN, lookup_keys
from bot.reading.names.parse import understood
from bot.reading.names.skeleton import keys

_GIVEN = "g"
_WORD = "w"


def same_name_key(text: str) -> str:
    """A key that spellings of one name share that differ in case, order, blanks and signs only: «Movlaev, Mansur».

    Names of different scripts have different keys: their letters do not tell each other's apart.
    """
    parsed = understood(text)
    given, father, surname = parsed.parts
    roles = [" ".join(part.folded) if part else "" for part in (surname, given, father)]
    son = father or surname
    marked = son.son.gender if son and son.son else ""
    return "|".join((*roles, marked, " ".join(parsed.former), "".join(parsed.initials)))


def skeletons(text: str) -> frozenset[str]:
    """The keys of all capitalised words of a text, HTML allowed; of all words where none has a capital."""
    written = words(View(text).text).written
    capitals = [word for word in written if word[0].isupper()] or written
    folded = {fold(word) for word in capitals}
    found = {_WORD + key for word in folded for key in keys(word)}
    return frozenset(found.union(*({_GIVEN + key for key in lookup_keys(word)} for word in folded)))


def query_keys(name: str) -> tuple[frozenset[str], ...]:
    """Groups of keys; an entry that mentions the name has at least one of each. None for a text without a word."""
    pairs, lone = filed_under(name)
    if lone:
        return (frozenset(_WORD + key for key in lone),)
    surnames = frozenset(_WORD + surname for surname, _ in pairs)
    givens = frozenset(_GIVEN + given for _, given in pairs if given != ANY_GIVEN)
    return tuple(group for group in (surnames, givens) if group)
