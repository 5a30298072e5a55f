"""One word that may be a watched person: a name of one word, or a rare surname in a text on a topic. Pure."""

from __future__ import annotations

from functools import lru_cache

from bot.language.tokens import fold
from bot.reading.names import reasons
from bot.reading.names.alone import is_bare, is_given_form, of_another
from bot.reading.names.given import is_given
from bot.reading.names.glance import may_be_form
from bot.reading.names.initials import fits, initials_beside
from bot.reading.names.letters import readings, spelt
from bot.reading.names.line import Line, Unit
from bot.reading.names.paradigm import ALL_CASES, MANY
from bot.reading.names.parse import common_surnames
from bot.reading.names.person import Person, surname_cases, word_cases
from bot.reading.names.things import names_a_thing
from bot.reading.names.verify import Verdict

_REMEMBERED = 1 << 15
_SHORTEST_RARE = 4


def lone_word(one: Person, line: Line, unit: Unit) -> Verdict | None:
    """What a word is if a name of one word is watched: never more than possible."""
    words = one.surnames or ((one.given,) if one.given else ())
    if len(words) == 1:
        found = any(word_cases(folded, words[0]) for folded in (unit.whole, *unit.folded))
    else:
        found = surname_cases(one, unit.folded)[1] == "whole"
    return Verdict("possible", reasons.ONE_WORD, unit, unit) if found and not names_a_thing(line, unit, unit) else None


def rare_surname(one: Person, line: Line, unit: Unit) -> Verdict | None:
    """What a surname without any full name is in a text on a topic."""
    if not one.surnames or one.son or not may_be_form(one.surnames[-1], unit.folded[-1]) or is_common(one.surnames[-1]):
        return None
    cases, share = surname_cases(one, unit.folded)
    if share != "whole" or all(case.startswith(MANY) for case in cases) or is_given_form(unit.whole):
        return None
    beside = initials_beside(line, unit)
    if (beside and not fits(one, beside[0])) or of_another(line, unit, ALL_CASES) is not None:
        return None
    return Verdict("possible", reasons.RARE, unit, unit) if is_bare(one, line, unit, cases) else None


@lru_cache(_REMEMBERED)
def is_common(surname: str) -> bool:
    """Whether many bear a surname: a listed one, one made of a known given name, or a short one."""
    for reading in map(spelt, readings(surname)):
        man = reading.removesuffix("а") if reading.endswith(("ова", "ева", "ина")) else reading
        if man in common_surnames() or len(man) < _SHORTEST_RARE:
            return True
        father = man[:-2] if man.endswith(("ов", "ев", "ин")) else man
        if any(is_given(fold(father + ending)) for ending in ("", "й", "а", "я", "о")):
            return True
    return False
