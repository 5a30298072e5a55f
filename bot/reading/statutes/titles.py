"""What the words of its name say of a code or law, and how far the name goes. Pure."""

from __future__ import annotations

from bot.language.tokens import fold
from bot.reading.places import abbreviated
from bot.reading.statutes.lexicon import ARTICLE, NAMES
from bot.reading.statutes.line import Line
from bot.reading.statutes.owners import INSIDE, REACH

_YEARS = range(1900, 2100)
_LEADING = frozenset({"of", "on", "об", "о", "про", "аб"})
# Endings of adjectives and participles that stand between «статья» and «кодекс»: «нового», «Европейской».
_ADJECTIVE = ("ого", "его", "ой", "ей", "ому", "ему", "ых", "их", "ым", "им", "ом", "ем", "ої", "ій")


def said_before(line: Line, index: int) -> tuple[frozenset[str], int]:
    """What the words before the noun say of the code, and the first of them."""
    words: frozenset[str] = frozenset()
    first = index
    for at in range(index - 1, max(-1, index - REACH), -1):
        if line.signs(at) not in INSIDE:
            break
        said = line.tags(at) & NAMES
        if not said and not _may_stand_before(line, at):
            break
        words |= said
        first = at if said else first
    return words, first


def said_behind(line: Line, index: int) -> tuple[frozenset[str], int]:
    """What the words behind the noun say of the code, and the last of them: «Code of Criminal Procedure»."""
    words: frozenset[str] = frozenset()
    last = index
    led = False
    for at in range(index + 1, min(len(line.written), index + REACH)):
        if line.signs(at - 1) not in INSIDE or line.is_number(at):
            break
        said = line.tags(at) & NAMES
        led = led or line.word(at).lower() in _LEADING
        if said and led:
            words, last = words | said, at
        elif not (led or at in line.place_at or line.has(at, "republic") or abbreviated(fold(line.word(at)))):
            break
    return words, last


def described_from(line: Line, index: int) -> int:
    """The first word of the name of a law: «Европейской конвенции», "1951 Refugee Convention"."""
    first = index
    while first > index - REACH and line.signs(first - 1) in INSIDE and _describes(line, first - 1):
        first -= 1
    return first


def _may_stand_before(line: Line, at: int) -> bool:
    """Whether a word between the parts of a name may be passed over: «ма'мурий жавобгарлик тўғрисидаги кодекс»."""
    tags = line.tags(at)
    return tags <= {"plain"} and not line.is_number(at) and line.word(at).islower() and at not in line.place_at


def _describes(line: Line, at: int) -> bool:
    word = line.word(at)
    if line.tags(at) & (ARTICLE | {"of", "under", "and", "in"}):
        return False
    if line.is_number(at):
        return int(word) in _YEARS
    return word[:1].isupper() or word.endswith(_ADJECTIVE) or line.has(at, "republic")


def has_another_name(line: Line, index: int) -> bool:
    """Whether the noun «code» at `index` has an adjective that is no code's here: «Земельного кодекса», "Land Code"."""
    before = index - 1
    if before < 0 or line.signs(before) != "" or line.tags(before) or before in line.place_at or line.is_number(before):
        return False
    return line.word(before)[0].isupper() or line.word(before).endswith(_ADJECTIVE)
