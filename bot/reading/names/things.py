"""Streets, prizes and brands that bear a person's name. Pure."""

from __future__ import annotations

from bot.reading.names.around import around
from bot.reading.names.line import Line, Unit

_OPENING, _CLOSING = '«"“„', '»"”“'
# «имени журналиста Мансура Исаева» has a word or two between.
_NAMED_FOR = frozenset(("имени", "им", "імені"))
_REACH = 2


def names_a_thing(line: Line, first: Unit, last: Unit) -> bool:
    """Whether the name from unit `first` to unit `last` is a street's, a prize's or a brand's."""
    return _is_named_before(line, first.first) or _is_named_after(line, last.last) or _is_title(line, first, last)


def _is_named_before(line: Line, word: int) -> bool:
    if word and line.folded(word - 1) in around("named-before") and line.gap(word - 1).strip() in ("", "."):
        return True
    return any(
        line.folded(earlier) in _NAMED_FOR and line.text.same_sentence(earlier, word)
        for earlier in range(max(0, word - 1 - _REACH), word)
    )


def _is_named_after(line: Line, word: int) -> bool:
    return line.folded(word + 1) in around("named-after") and not line.gap(word).strip()


def _is_title(line: Line, first: Unit, last: Unit) -> bool:
    """Whether quotes hold the name alone, after a word: «магазин «Арслан Темирбаев»»."""
    before, after = line.gap(first.first - 1).rstrip(), line.gap(last.last).lstrip()
    opened = bool(before) and before[-1] in _OPENING and before[:-1].strip() == ""
    return opened and after[:1] != "" and after[0] in _CLOSING and first.first > 0
