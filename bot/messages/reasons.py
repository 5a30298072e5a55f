"""Why somebody is a watched person, certainly or perhaps, in the reader's language. Pure.

The reading room says it in English: one of REASONS, and perhaps the grammatical cases that the words may be in.
"""

from __future__ import annotations

from bot.messages.speech import Speech, mark

REASONS = (
    mark("given name and surname"),
    mark("short form of the given name, and the surname"),
    mark("given name and half of a double surname"),
    mark("given name and the father's name in place of the surname"),
    mark("given names before one surname"),
    mark("given name and former surname"),
    mark("given name and patronymic, no surname"),
    mark("initial only"),
    mark("surname and initial are watched, nothing contradicts"),
    mark("surname after the full name"),
    mark("surname only, the full name stands in the text"),
    mark("surname only, rare, in a text on a topic"),
    mark("one word of a name alone"),
    mark("the words of two names may have run together"),
    mark("in a line of capitals, where both words may be common ones"),
    mark("could be a woman of the same name"),
    mark("could be a man of the same name"),
)
CASES = (
    mark("nominative"),
    mark("genitive"),
    mark("dative"),
    mark("accusative"),
    mark("instrumental"),
    mark("prepositional"),
    mark("vocative"),
    mark("locative"),
    mark("ablative"),
    mark("adjectival"),
    mark("plural"),
)
# Longer ones first: one reason may begin as another does.
_LONGEST_FIRST = sorted(REASONS, key=len, reverse=True)


def reason_in_words(reason: str, speech: Speech) -> str:
    """The reason in this language; one that is not known here as it is."""
    known = next((one for one in _LONGEST_FIRST if reason == one or reason.startswith(f"{one}, ")), None)
    if known is None:
        return reason
    cases = reason[len(known) + 2 :].replace(" or ", ", ").split(", ") if reason != known else []
    if not all(case in CASES for case in cases):
        return reason
    return ", ".join([speech.say(known), *([_or(cases, speech)] if cases else [])])


def _or(cases: list[str], speech: Speech) -> str:
    said = [speech.say(case) for case in cases]
    if len(said) == 1:
        return said[0]
    return speech.say("{some} or {last}", some=", ".join(said[:-1]), last=said[-1])
