"""All watched names, found in one pass over an article, however many they are.

Names lie under the skeletons of their surnames, and there under their given names. A capitalised word is looked up
once; only where a word near it may be the given name of one of those names is anything compared. Adding and removing
a name touches its own keys alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.reading.found import Text
from bot.reading.model import Mention
from bot.reading.names.between import may_be_linked, may_go_on, near
from bot.reading.names.filing import filed_under
from bot.reading.names.given import lookup_keys
from bot.reading.names.glance import may_name
from bot.reading.names.initials import initials_beside
from bot.reading.names.line import Line, Unit
from bot.reading.names.person import person
from bot.reading.names.search import Found, mentions_of
from bot.reading.names.single import lone_word, rare_surname
from bot.reading.names.together import initial_verdict, pair_verdict

_Under = dict[str, tuple[str, ...]]
_Filed = dict[str, _Under]


class NameIndex:
    """A changeable set of watched names, as people write them; iterating gives them in the order they were added."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, None] = {}
        self._filed: _Filed = {}
        self._lone: dict[str, tuple[str, ...]] = {}
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def add(self, name: str) -> None:
        """Watch a name; one that is watched already, or has no word, changes nothing."""
        if name in self._names:
            return
        self._names[name] = None
        pairs, lone = filed_under(name)
        for surname, given in pairs:
            under = self._filed.setdefault(surname, {})
            under[given] = (*under.get(given, ()), name)
        for key in lone:
            self._lone[key] = (*self._lone.get(key, ()), name)

    def remove(self, name: str) -> None:
        """Watch a name no longer; KeyError, without the name, if it is not watched."""
        if name not in self._names:
            raise KeyError("this name is not watched")
        del self._names[name]
        pairs, lone = filed_under(name)
        for surname, given in pairs:
            under = self._filed[surname]
            _take_out(under, given, name)
            if not under:
                del self._filed[surname]
        for key in lone:
            _take_out(self._lone, key, name)

    def find(self, texts: Sequence[Text], on_topic: bool = False) -> tuple[Mention, ...]:
        """Every mention of a watched person in the fields of one article, in order of field and start.

        With `on_topic`, a rare surname without its full name anywhere is told too, as possible.
        """
        lines = [Line(text) for text in texts]
        found = Found()
        for field, line in enumerate(lines):
            goes_on = may_go_on(line)
            for at in range(len(line.units)):
                self._look(found, field, line, at, goes_on, on_topic)
        mentions = (one for name, verdicts in found.by_name.items() for one in mentions_of(name, lines, verdicts))
        return tuple(sorted(mentions, key=lambda one: (one.where.field == "body", one.where.start, one.name)))

    def _look(self, found: Found, field: int, line: Line, at: int, goes_on: Sequence[bool], on_topic: bool) -> None:
        """Collect what the unit `at` may be the surname of, with the given names near, or the only word."""
        unit, looked_up = line.units[at], line.keys[at]
        filed = [under for key in looked_up if (under := self._filed.get(key))]
        if filed:
            for given, first, last in near(line, at, goes_on):
                names = _named(given, filed)
                if names and may_be_linked(line, first, last):
                    self._with_given(found, field, line, given, unit, names)
            self._with_initials(found, field, line, unit, filed)
            if on_topic:
                for name in _all_names(filed, unit):
                    found.add(name, field, rare_surname(person(name), line, unit))
        for key in looked_up if self._lone else ():
            for name in self._lone.get(key, ()):
                found.add(name, field, lone_word(person(name), line, unit))

    def _with_given(
        self, found: Found, field: int, line: Line, given: Unit, surname: Unit, names: Iterable[str]
    ) -> None:
        for name in names:
            if may_name(name, surname.folded):
                found.add(name, field, pair_verdict(person(name), line, given, surname))

    def _with_initials(self, found: Found, field: int, line: Line, unit: Unit, filed: Sequence[_Under]) -> None:
        beside = initials_beside(line, unit) if line.has_letter_beside(unit) else None
        if beside:
            for name in _all_names(filed, unit):
                found.add(name, field, initial_verdict(person(name), unit, beside))


def _named(given: Unit, filed: Sequence[_Under]) -> set[str]:
    """The names under these surnames that this unit may be the given name of."""
    keys = lookup_keys(given.whole)
    return {name for under in filed for key in keys if key in under for name in under[key]}


def _all_names(filed: Iterable[_Under], unit: Unit) -> Iterator[str]:
    names = {name for under in filed for listed in under.values() for name in listed}
    return (name for name in names if may_name(name, unit.folded))


def _take_out(filed: dict[str, tuple[str, ...]], key: str, name: str) -> None:
    rest = tuple(one for one in filed[key] if one != name)
    if rest:
        filed[key] = rest
    else:
        del filed[key]
