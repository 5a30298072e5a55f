"""Where the sentences of a clean text begin. Pure; linear in the text.

A sentence ends at a stop that is followed by anything but a small letter, unless the stop belongs to an abbreviation
or to initials, and wherever a paragraph ends. A line that goes on in small letters is the same sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from bot.language.data import word_lists

_STOP = re.compile(r"[.!?…](?<![.!?…].)[.!?…]{0,5}[\"'»”“’)\]]{0,4}\s+|\n\s*")
_OPENING = re.compile(r"[\"'«„“”‘(\[—–\-\s•*]{0,8}")
_LAST_WORD = re.compile(r"[^\W_]+$")
_LOOKED_BACK = 24


@cache
def _abbreviations() -> frozenset[str]:
    """Of all languages together: a text quotes another, and none of these ends a sentence in any."""
    return frozenset(word for listed in word_lists("abbreviations.txt").values() for word in listed)


def sentence_starts(text: str) -> list[int]:
    """The start of every sentence, the first being 0."""
    starts = [0]
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end < len(text) and _ends_here(text, stop.start(), stop[0]):
            starts.append(end)
    return starts


def sentence_of(starts: list[int], at: int) -> int:
    """The index of the sentence that has this place."""
    return bisect_right(starts, at) - 1


def _ends_here(text: str, at: int, stop: str) -> bool:
    if stop.count("\n") > 1:
        return True
    end = at + len(stop)
    following = text[end : end + 9]
    opening = _OPENING.match(following)
    first = following[opening.end() : opening.end() + 1] if opening else ""
    if first.islower():
        return False
    return stop[0] != "." or stop[1:2] == "." or "\n" in stop or not _is_abbreviated(text, at)


def _is_abbreviated(text: str, at: int) -> bool:
    """Whether the word before a full stop is an abbreviation or an initial."""
    word = _LAST_WORD.search(text[max(0, at - _LOOKED_BACK) : at])
    if word is None:
        return False
    last = word[0]
    return last.lower() in _abbreviations() or (len(last) == 1 and last.isupper())
