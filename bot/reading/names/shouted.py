"""Words in a line of capitals, where nothing tells a name from common words: «TO MARK MAY DAY». Pure."""

from __future__ import annotations

from bot.language.russian import analyzer
from bot.reading.names.around import around
from bot.reading.names.letters import is_cyrillic
from bot.reading.names.line import Line, Unit
from bot.reading.names.sexes import tags_of

_SHORTEST = 2


def is_no_name(line: Line, first: Unit, last: Unit) -> bool:
    """Whether common words in capitals follow a word that no name follows."""
    return line.folded(first.first - 1) in around("before-words") and may_be_words(line, first, last)


def may_be_words(line: Line, first: Unit, last: Unit) -> bool:
    """Whether both words are common ones in a line of capitals."""
    words = (first.first, last.last)
    return (
        all(line.written[word].isupper() for word in words)
        and _is_shouted(line, first, last)
        and all(_is_common(line.folded(word)) for word in words)
    )


def _is_shouted(line: Line, first: Unit, last: Unit) -> bool:
    """Whether a word beside them is in capitals too: names alone are often written so."""
    beside = (word for word in (first.first - 1, last.last + 1) if 0 <= word < len(line.written))
    return any(line.written[word].isupper() and len(line.written[word]) >= _SHORTEST for word in beside)


def _is_common(folded: str) -> bool:
    if not is_cyrillic(folded):
        return folded in around("word")
    return analyzer().word_is_known(folded) and any(
        tag.POS in ("NOUN", "ADJF", "VERB") and not {"Name", "Surn", "Patr"} & tag.grammemes for tag in tags_of(folded)
    )
